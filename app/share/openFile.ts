import { readSafetensors } from '../../engine/exchange/safetensors.ts';
import { matchWeights } from '../../engine/exchange/weights.ts';
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
  const found = readDocument(new TextDecoder().decode(bytes));
  if ('problems' in found) return found.problems;
  openFound(found);
  return [];
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
