import { describe, expect, test } from 'vitest';
import { rowChains, type Chain } from '../../../../engine/backends/webgpu/rowChains.ts';
import { layoutTensors } from '../../../../engine/backends/webgpu/tensorLayout.ts';
import { plan } from '../../../../engine/plan/plan.ts';
import { tensorsOf, type Kernel, type Program } from '../../../../engine/plan/program.ts';
import { presets } from '../../../../engine/presets/index.ts';
import { checkModel } from '../../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../../engine/spec/problem.ts';
import { documents } from '../../train/documents.ts';

function programOf(document: unknown): Program {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  return unwrap(plan(model, { samples: 40, element: 'f32', scale: 1, order: 32, capacity: 9 })).program;
}

const chainsOf = (program: Program, kernels: readonly Kernel[], most = 8): readonly Chain[] =>
  rowChains(program, layoutTensors(program), kernels, most);

const all = {
  ...documents,
  ...Object.fromEntries(Object.entries(presets).map(([name, { document }]) => [name, document])),
};

describe.each(Object.entries(all))('%s', (_, document) => {
  const program = programOf(document);
  const buffersOf = (ids: Iterable<number>) => Array.from(ids, (id) => program.tensors[id]!.buffer);
  const written = ({ stores }: Kernel) => buffersOf(stores.map(({ tensor }) => tensor));
  const touched = (kernel: Kernel) => buffersOf(tensorsOf(kernel));

  test.each(program.phases)('kernels of phase $name that depend on each other keep their order', ({ kernels }) => {
    const order = chainsOf(program, kernels).flatMap((chain) => chain.kernels);
    expect(new Set(order)).toEqual(new Set(kernels));
    expect(order).toHaveLength(kernels.length);
    const uses = kernels.map((kernel) => ({ kernel, stores: written(kernel), all: new Set(touched(kernel)) }));
    for (const [i, { kernel: earlier, ...before }] of uses.entries())
      for (const { kernel: later, ...after } of uses.slice(i + 1)) {
        const meet =
          before.stores.some((buffer) => after.all.has(buffer)) ||
          after.stores.some((buffer) => before.all.has(buffer));
        if (meet)
          expect(order.indexOf(earlier), `${earlier.label} before ${later.label}`).toBeLessThan(order.indexOf(later));
      }
  });

  test.each(program.phases)('a chain of phase $name reads of what it makes only its own row', ({ kernels }) => {
    for (const { kernels: chain, locals } of chainsOf(program, kernels)) {
      if (chain.length === 1) continue;
      const shared = new Set(chain.flatMap(({ stores }) => stores.map(({ tensor }) => tensor)));
      const ids = new Set(chain.flatMap((kernel) => [...tensorsOf(kernel)]).filter((id) => !locals.has(id)));
      expect(new Set(buffersOf(ids)).size).toBeLessThanOrEqual(8);
      for (const { axes, inputs, reduction } of chain) {
        expect(axes[0]?.size).toBe('rows');
        expect(reduction?.axes.map(({ size }) => size) ?? []).not.toContain('rows');
        for (const input of inputs)
          if (input.kind === 'tensor' && shared.has(input.tensor))
            expect(input.index[0]).toEqual({ terms: [{ axis: 'i0', times: 1 }], plus: 0 });
      }
      const outside = kernels.filter((kernel) => !chain.includes(kernel)).flatMap((kernel) => [...tensorsOf(kernel)]);
      expect(outside.filter((id) => locals.has(id))).toEqual([]);
    }
  });
});

test('softmax, its loss, its metrics and its gradient are one dispatch', () => {
  const program = programOf(presets.digits.document);
  const { kernels } = program.phases[0]!;
  const chains = chainsOf(program, kernels);
  const longest = chains.find((chain) => chain.kernels.length > 1)!;
  const made = longest.kernels.flatMap(({ stores }) => stores.map(({ tensor }) => tensor));
  const names = (ids: readonly number[]) => ids.map((id) => program.tensors[id]!.name);
  expect(names(made)).toEqual(
    expect.arrayContaining(['t', 'loss.rows.max', 'loss.rows', 'metrics.hit', 'loss.rows.gradient.z']),
  );
  expect(chains).toHaveLength(kernels.length - longest.kernels.length + 1);
  const kept = made.filter((id) => !longest.locals.has(id));
  expect(names(kept).toSorted()).toEqual(['loss.rows', 'loss.rows.gradient.z', 'metrics.hit']);
});

test('where few buffers can be bound, chains are shorter', () => {
  const program = programOf(presets.spiral.document);
  const { kernels } = program.phases[0]!;
  const lengths = [4, 8, 12, 40].map((most) => chainsOf(program, kernels, most).length);
  expect(lengths.toSorted((a, b) => b - a)).toEqual(lengths);
  expect(lengths[0]).toBeGreaterThan(lengths[3]!);
  expect(chainsOf(program, kernels, 1).every((chain) => chain.kernels.length === 1)).toBe(true);
});
