import { expect, test } from 'vitest';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { NeuronPictures } from '../../../engine/train/neuronPictures.ts';
import { Session } from '../../../engine/train/session.ts';

const layers = (units: number) => [
  { type: 'dense', units, activation: { type: 'tanh' } },
  { type: 'dense', units: 1, activation: { type: 'sigmoid' } },
];

async function open(document: unknown, backend = createWasmBackend()): Promise<Session> {
  const spec = unwrap(parseModel(document));
  const data = await prepare(spec, new Map());
  return Session.open({ model: unwrap(checkModel(spec)), data, backend: await backend });
}

test('each unit is pictured as a hand-written forward pass gives it, on every backend', async () => {
  const document = { version: 1, data: { type: 'circle', samples: 60 }, layers: layers(3) };
  for (const backend of [createWasmBackend(), Promise.resolve(createReferenceBackend())]) {
    const session = await open(document, backend);
    const weights = await session.weights();
    const [id = '', last = ''] = session.spec.layers.map((layer) => layer.id);
    const made = await new NeuronPictures(session).make(['input', id, last], 5, weights);
    expect(made?.neuronSize).toBe(5);
    const { input, [id]: hidden, [last]: output } = made!.neurons;
    expect([input!.length, hidden!.length, output!.length]).toEqual([50, 75, 25]);
    for (let row = 0; row < 5; row++) {
      for (let column = 0; column < 5; column++) {
        const at = row * 5 + column;
        // Cell centres of [−6, 6], rows from the top.
        const x = session.data.inputOf([-6 + 2.4 * (column + 0.5), 6 - 2.4 * (row + 0.5)]);
        expect([input![at], input![25 + at]]).toEqual([...x]);
        let sum = weights[`${last}.bias`]![0]!;
        for (let unit = 0; unit < 3; unit++) {
          const kernel = weights[`${id}.kernel`]!;
          const z = x[0]! * kernel[unit]! + x[1]! * kernel[3 + unit]! + weights[`${id}.bias`]![unit]!;
          expect(hidden![unit * 25 + at]).toBeCloseTo(Math.tanh(z), 5);
          sum += Math.tanh(z) * weights[`${last}.kernel`]![unit]!;
        }
        expect(output![at]).toBeCloseTo(1 / (1 + Math.exp(-sum)), 5);
      }
    }
    session.dispose();
  }
});

test('on a line a picture is a curve', async () => {
  const session = await open({
    version: 1,
    data: { type: 'formula1d', samples: 40 },
    loss: { type: 'meanSquaredError' },
    layers: [
      { type: 'dense', units: 5, activation: { type: 'sine' } },
      { type: 'dense', units: 1 },
    ],
  });
  const id = session.spec.layers[0]!.id;
  const made = await new NeuronPictures(session).make([id], 16, await session.weights());
  expect(made?.neurons[id]).toHaveLength(5 * 16);
  session.dispose();
});

test('tables have none, and layers of more than 64 units are left out', async () => {
  const table = await open({
    version: 1,
    data: { type: 'iris' },
    loss: { type: 'categoricalCrossentropy' },
    layers: [{ type: 'dense', units: 3, activation: { type: 'softmax' } }],
  });
  expect(await new NeuronPictures(table).make([table.spec.layers[0]!.id], 8, await table.weights())).toBeUndefined();
  const wide = await open({ version: 1, data: { type: 'circle', samples: 60 }, layers: layers(65) });
  const made = await new NeuronPictures(wide).make(
    wide.spec.layers.map((layer) => layer.id),
    8,
    await wide.weights(),
  );
  expect(Object.keys(made!.neurons)).toEqual([wide.spec.layers[1]!.id]);
  for (const session of [table, wide]) session.dispose();
});
