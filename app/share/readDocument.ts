import { parseModelText } from '../../engine/spec/parseModel.ts';
import { readLink, type Opened } from '../state/address.ts';

/** Whether a text looks like a document or a link to one; anything else that is pasted is none of our business. */
export const looksLikeDocument = (text: string): boolean => {
  const trimmed = text.trim();
  return /^(https?:\/\/\S*)?#\S+$/.test(trimmed) || /^1\.[\w-]+\.[\w-]+$/.test(trimmed) || trimmed.startsWith('{');
};

/** The document in a text: JSON, or a link of this page or of the original 2D playground. */
export function readDocument(text: string): Opened {
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return readLink(trimmed);
  const parsed = parseModelText(trimmed);
  return parsed.ok ? { document: parsed.value } : { problems: parsed.problems };
}
