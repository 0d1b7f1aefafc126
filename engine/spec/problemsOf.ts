import type * as v from 'valibot';
import type { Path, Problem, ProblemCode, ProblemValues } from './problem.ts';
import type { Words } from './words.ts';

/** So many are told; a document with more is repaired in several goes. */
const mostProblems = 20;

/** Valibot's issues as problems: the code and bounds from the message, the offending value from the input. */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[], root: unknown): Problem[] {
  return issues.slice(0, mostProblems).map((issue) => {
    const path: Path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : shortened(String(key))));
    const { code, values } = readFact(issue.message);
    const layer = layerType(root, path);
    const got = code === 'length' || code === 'textLength' ? lengthOf(issue.input) : shown(issue.input);
    return { code, path, values: { ...values, got, ...(layer !== undefined && { layer }) } };
  });
}

function readFact(message: string): { code: ProblemCode; values: ProblemValues } {
  try {
    return JSON.parse(message) as { code: ProblemCode; values: ProblemValues };
  } catch {
    // Valibot's own words, where a schema gives none.
    return { code: 'text', values: { message } };
  }
}

function lengthOf(value: unknown): number {
  if (Array.isArray(value) || typeof value === 'string') return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** The offending value as it may stand in a sentence: short, whatever was sent; nothing is walked or copied for it. */
export function shown(value: unknown): string | Words {
  if (typeof value === 'string') return `“${shortened(value)}”`;
  if (Array.isArray(value)) return { en: `a list of ${value.length}`, zh: `${value.length} 项的列表` };
  if (typeof value === 'object' && value !== null) return { en: 'an object', zh: '一个对象' };
  return shortened(String(value));
}

/** For a path into a layer, the type that the layer claims to be. */
function layerType(root: unknown, [first, second]: Path): string | undefined {
  if (first !== 'layers' || typeof second !== 'number') return undefined;
  const list = (root as { layers?: unknown }).layers;
  const layer: unknown = Array.isArray(list) ? list[second] : undefined;
  const type = typeof layer === 'string' ? layer : (layer as { type?: unknown } | null | undefined)?.type;
  return typeof type === 'string' ? shortened(type) : undefined;
}
