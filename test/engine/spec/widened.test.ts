import { expect, test } from 'vitest';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { isWidenable, widened } from '../../../engine/spec/widened.ts';
import { documents } from '../train/documents.ts';

const parsed = Object.entries(documents).map(([name, document]) => [name, unwrap(parseModel(document))] as const);

test.each(parsed)('%s: wider inside, the same at its end, and possible', (_, spec) => {
  const wide = widened(spec, 4);
  const before = unwrap(checkModel(spec));
  const after = unwrap(checkModel(wide));
  expect(after.layers.at(-1)!.output).toEqual(before.layers.at(-1)!.output);
  expect(after.parameterCount > before.parameterCount).toBe(isWidenable(spec));
});

test('leaves out what belongs to the shapes before', () => {
  const [, spec] = parsed[0]!;
  const edited = {
    ...spec,
    weights: { 'dense1.bias': [1, 2, 3, 4, 5, 6, 7] },
    holds: { 'dense1.bias': [0] },
    edits: [{ step: 3, path: 'weights.dense1.bias.6', value: 1 }],
  };
  expect(widened(edited, 2)).toMatchObject({ weights: {}, holds: {}, edits: [] });
  expect(widened(edited, 1)).toBe(edited);
});
