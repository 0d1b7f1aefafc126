import type { ModelSpec } from '../../engine/spec/model.ts';

type Files = ReadonlyMap<string, Uint8Array>;

/** Without its folders and without .gz: what people take a file for. */
const plainName = (name: string): string => (name.split('/').at(-1) ?? '').replace(/\.gz$/i, '');

/** Names of the files that a document's data need. */
export const neededFiles = (data: ModelSpec['data']): readonly string[] => {
  const names = ['images', 'labels', 'testImages', 'testLabels', 'file'];
  return Object.entries(data).flatMap(([name, value]) => (names.includes(name) ? [String(value)] : []));
};

/** The files under the names by which the data ask for them, and under their own. */
export function namedFor(data: ModelSpec['data'], files: Files): Map<string, Uint8Array> {
  const needed = neededFiles(data);
  const named = [...files].flatMap(([name, bytes]) => {
    const asked = needed.filter((each) => plainName(each) === plainName(name));
    return (asked.length > 0 ? asked : [name]).map((each) => [each, bytes] as const);
  });
  return new Map(named);
}

/** Whether any of the files is one that the data ask for. */
export const asksFor = (data: ModelSpec['data'], files: Files): boolean => {
  const names = new Set([...files.keys()].map(plainName));
  return neededFiles(data).some((each) => names.has(plainName(each)));
};
