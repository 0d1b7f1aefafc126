import { describe, expect, test } from 'vitest';
import type { Backend, Executable } from '../../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../../engine/data/prepare.ts';
import { targetsOf } from '../../../../engine/data/targets.ts';
import { Commands } from '../../../../engine/plan/commands.ts';
import { plan } from '../../../../engine/plan/plan.ts';
import { elementCount } from '../../../../engine/plan/program.ts';
import { Draws } from '../../../../engine/random/draws.ts';
import { permutation } from '../../../../engine/random/permutation.ts';
import { checkModel, lossDefinition } from '../../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../../engine/spec/problem.ts';
import { Uniforms } from '../../../../engine/train/uniforms.ts';
import { instructionSets } from './instructionSets.ts';

const variants = await Promise.all(instructionSets.map((instructions) => createWasmBackend(instructions)));
const [wasm] = variants as [Backend];
/** A document planned for some rows at once, ready to train on any backend. */
async function trainable(document: object, capacity = 13) {
  const model = unwrap(checkModel(unwrap(parseModel({ version: 1, ...document }))));
  const data = await prepare(model.spec, new Map());
  const order = data.counts.train;
  const made = unwrap(plan(model, { samples: data.count, element: 'f32', scale: data.scale, order, capacity }));
  const { program, phases } = made;
  const coding = lossDefinition(model.spec).coding(model.lossContext);
  const tensors = [...made.parameters, ...made.states, made.tensor('trace')];

  const open = async (backend: Backend): Promise<Executable> => {
    const executable = await backend.load(program);
    executable.write(made.tensor('samples.features').id, data.features);
    executable.write(made.tensor('samples.targets').id, targetsOf(data, coding, model.lossContext.units));
    executable.write(made.tensor('samples.order').id, permutation(1, 0, order));
    for (const { id, name, shape } of made.parameters) {
      const draws = new Draws(3, name);
      const values = Float32Array.from({ length: elementCount(shape, 1) }, () => draws.normal(0, 0.5));
      executable.write(id, values);
    }
    return executable;
  };

  /** Steps of `batch` samples: in one command, or in chunks of at most the capacity and then an update. */
  const train = async (backend: Backend, steps: number, batch: number) => {
    const executable = await open(backend);
    const commands = new Commands(program);
    const uniforms = new Uniforms(program.uniforms, model.spec);
    for (let step = 0; step < steps; step++) {
      const values = uniforms.next(model.spec, step, batch);
      const first = (step * batch) % (order - batch);
      const still = {
        start: first,
        rows: batch,
        rowOffset: 0,
        accumulate: 0,
        step,
        slot: step % 1024,
        seed: 7,
      } as const;
      if (batch <= capacity) commands.push({ ...still, phase: phases.step }, values);
      else {
        for (let rowOffset = 0; rowOffset < batch; rowOffset += capacity) {
          const accumulate = rowOffset > 0 ? 1 : 0;
          const rows = Math.min(capacity, batch - rowOffset);
          commands.push(
            { ...still, phase: phases.accumulate, start: first + rowOffset, rows, rowOffset, accumulate },
            values,
          );
        }
        commands.push({ ...still, phase: phases.update }, values);
      }
    }
    await executable.run(commands);
    const read = await executable.read(tensors.map(({ id }) => id));
    return Object.fromEntries(tensors.map(({ name }, i) => [name, read[i]!]));
  };
  return { train };
}

type Tensors = Readonly<Record<string, ArrayLike<number>>>;

/** Over all tensors, relative to 1 + |expected|. */
function largestDifference(found: Tensors, expected: Tensors): number {
  let largest = 0;
  for (const [name, values] of Object.entries(expected))
    for (let i = 0; i < values.length; i++) {
      const difference = Math.abs(found[name]![i]! - values[i]!) / (1 + Math.abs(values[i]!));
      if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
    }
  return largest;
}

const dense = (units: number, type: string) => ({ type: 'dense', units, activation: { type } });
const spiral = {
  data: { type: 'spiral' },
  layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1, 'sigmoid')],
  loss: { type: 'binaryCrossentropy' },
};
const many = {
  data: { type: 'blobs' },
  layers: [dense(31, 'gelu'), { type: 'dropout', rate: 0.3 }, dense(7, 'selu'), dense(4, 'softmax')],
  loss: { type: 'categoricalCrossentropy' },
};

describe.each([
  { name: 'spiral, SGD', document: { ...spiral, optimizer: { type: 'sgd' } }, batch: 10, steps: 200 },
  { name: 'spiral, Adam', document: { ...spiral, optimizer: { type: 'adam' } }, batch: 10, steps: 200 },
  { name: 'dropout and softmax, Nadam', document: { ...many, optimizer: { type: 'nadam' } }, batch: 9, steps: 50 },
  { name: 'single samples', document: { ...many, optimizer: { type: 'sgd' } }, batch: 1, steps: 50 },
  { name: 'batches in chunks', document: { ...many, optimizer: { type: 'rmsprop' } }, batch: 31, steps: 20 },
])('$name', ({ document, batch, steps }) => {
  test(`agrees with the reference after ${steps} steps`, async () => {
    const { train } = await trainable(document);
    const exact = await train(createReferenceBackend(), steps, batch);
    for (const backend of variants)
      expect(largestDifference(await train(backend, steps, batch), exact), backend.variant).toBeLessThan(2e-6);
  });

  test('gives the same bits again', async () => {
    const { train } = await trainable(document);
    for (const backend of variants)
      expect(await train(backend, steps, batch)).toEqual(await train(backend, steps, batch));
  });
});

test('a batch in one piece and in chunks end alike', async () => {
  const document = { ...many, optimizer: { type: 'sgd' } };
  const [chunks, whole] = [await trainable(document, 13), await trainable(document, 31)];
  const [found, expected] = [await chunks.train(wasm, 20, 31), await whole.train(wasm, 20, 31)];
  expect(largestDifference(found, expected)).toBeLessThan(2e-6);
});
