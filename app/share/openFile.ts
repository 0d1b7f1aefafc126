import { readSafetensors } from '../../engine/exchange/safetensors.ts';
import { matchWeights } from '../../engine/exchange/weights.ts';
import { isLesson } from '../../engine/lessons/isLesson.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { limits } from '../../engine/spec/model.ts';
import { problem, type Problem } from '../../engine/spec/problem.ts';
import { editor, openFound, page } from '../state/playground.ts';
import { readDocument } from './readDocument.ts';

/** Files that this page opens by itself: a document, or weights for the present network. */
export const isSharedFile = ({ name }: File): boolean => /\.(json|safetensors)$/i.test(name);

/** Opens a document or takes weights; what is wrong with it, where nothing changed. */
export async function openFile(file: File): Promise<readonly Problem[]> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (/\.safetensors$/i.test(file.name)) return takeWeights(bytes);
  const { text: most } = limits;
  if (bytes.length > most)
    return [
      problem('file', [], {
        message: {
          en: `“${file.name}” has ${bytes.length} bytes; a document has at most ${most}`,
          zh: `“${file.name}”有 ${bytes.length} 字节，文档最多 ${most} 字节`,
        },
      }),
    ];
  return openText(new TextDecoder().decode(bytes));
}

/** Opens a document, a link to one, or a lesson; what is wrong with it, where nothing changed. */
export async function openText(text: string): Promise<readonly Problem[]> {
  const lesson = lessonIn(text);
  if (lesson !== undefined) return (await import('../lessons/lessonSession.ts')).openLesson(lesson);
  const found = readDocument(text);
  if ('problems' in found) return found.problems;
  openFound(found);
  return [];
}

/** The JSON of a text that claims to be a lesson. */
function lessonIn(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isLesson(json) ? json : undefined;
  } catch {
    return undefined; // a link, or something that is told as a document
  }
}

/** Few weights become the start of the document, so that its link holds them; many go on from where the run stands. */
async function takeWeights(bytes: Uint8Array): Promise<readonly Problem[]> {
  const { current } = page.getState();
  const model = checkModel(current);
  if (!model.ok) return model.problems;
  const file = readSafetensors(bytes);
  if (!file.ok) return file.problems;
  const matched = matchWeights(model.value, file.value);
  if (!matched.ok) return matched.problems;
  const count = Object.values(matched.value).reduce((sum, { length }) => sum + length, 0);
  if (count <= limits.weights) {
    const weights = Object.fromEntries(Object.entries(matched.value).map(([name, values]) => [name, [...values]]));
    editor.open({ ...current, edits: [], weights });
    return [];
  }
  await editor.takeWeights(matched.value);
  return [];
}
