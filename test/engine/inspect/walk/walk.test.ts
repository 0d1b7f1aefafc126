import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReferenceBackend } from '../../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../../engine/data/prepare.ts';
import { presets } from '../../../../engine/presets/index.ts';
import { presetDocument, type Preset } from '../../../../engine/presets/preset.ts';
import { Draws } from '../../../../engine/random/draws.ts';
import { checkModel } from '../../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../../engine/spec/model.ts';
import { unwrap } from '../../../../engine/spec/problem.ts';
import { Session } from '../../../../engine/train/session.ts';
import { idxFile } from '../../data/idxFile.ts';
import { arbitraryDocument } from '../../spec/arbitraryDocument.ts';
import { documents } from '../../train/documents.ts';
import { openSession } from '../../train/openSession.ts';
import { checkWalk, style } from './checkWalk.ts';
import { finish } from '../../train/finish.ts';
import { openWalk } from './openWalk.ts';

const readsFiles = ({ data }: ModelSpec): boolean => 'checksums' in data;
const wasm = createWasmBackend();

/** A preset with few samples; where it asks for files these are drawn here, in the shape of the real ones. */
async function openPreset(preset: Preset): Promise<Session> {
  const spec = presetDocument(preset);
  const { data } = spec;
  if (!('images' in data)) {
    const few = 'samples' in data ? { ...data, samples: Math.min(data.samples, 300) } : data;
    return openSession({ ...spec, data: few }, await wasm);
  }
  const counts = { train: 64, test: 8 };
  const draws = new Draws(1, 'pixels');
  const images = (count: number) =>
    idxFile(
      0x08,
      [count, 28, 28],
      Array.from({ length: count * 784 }, () => Math.floor(draws.uniform(0, 256))),
    );
  const labels = (count: number) =>
    idxFile(
      0x08,
      [count],
      Array.from({ length: count }, (_, i) => i % 10),
    );
  const files = new Map([
    [data.images, images(counts.train)],
    [data.labels, labels(counts.train)],
    [data.testImages, images(counts.test)],
    [data.testLabels, labels(counts.test)],
  ]);
  const model = unwrap(checkModel({ ...spec, data: { ...data, ...counts } }));
  return Session.open({ model, data: await prepare(model.spec, files), backend: await wasm });
}

describe('a walk through the next step on wasm', () => {
  test.each(Object.entries(documents))('of %s', async (_, document) => {
    const session = await openSession(document, await wasm);
    for (const before of [0, 3]) {
      await session.advance(before);
      await checkWalk(session, { values: 2e-4, elements: before === 0 ? 3 : 1 });
    }
    session.dispose();
  });

  test.each(Object.entries(presets))('of the preset %s', async (_, preset) => {
    const session = await openPreset(preset);
    await session.advance(2);
    await checkWalk(session, { values: 1e-3, elements: 1 });
    session.dispose();
  });
});

test('walks of 200 documents of any kind are those of the textbook', { timeout: 300_000 }, async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(
      arbitraryDocument().filter((spec) => !readsFiles(spec)),
      async (spec) => {
        const model = unwrap(checkModel(spec));
        const data = await prepare(model.spec, new Map());
        const session = await Session.open({ model, data, backend: createReferenceBackend() });
        await checkWalk(session, { values: 1e-6, elements: 1 });
        session.dispose();
        seen++;
      },
    ),
    { numRuns: 200, seed: 5, endOnFailure: true },
  );
  expect(seen).toBeGreaterThanOrEqual(200);
});

describe('the batch of a walk', () => {
  const document = documents['spiral, tanh, SGD, last batch partial'];

  test('is the one that the run takes next, in its order, to the last partial one', async () => {
    const session = await openSession(document);
    const taken: number[] = [];
    for (let batch = 0; batch < 8; batch++) {
      const { indices, rows } = (await openWalk(session)).overview();
      expect(rows).toBe(batch < 7 ? 10 : 8);
      taken.push(...indices!);
      await session.advance(1);
    }
    expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 78 }, (_, i) => i));
  });

  test('is the next one where the sample asked for is in it', async () => {
    const session = await openSession(document);
    const { indices } = (await openWalk(session)).overview();
    const walk = await openWalk(session, { kind: 'sample', index: indices![4]! });
    expect(walk.overview()).toMatchObject({ rows: 10, isNext: true, indices });
  });

  test('may be one sample, and a step on it is recorded, made and made again', async () => {
    const backend = await createWasmBackend();
    const session = await openSession(document, backend);
    await session.advance(5);
    const walk = await openWalk(session, { kind: 'sample', index: 7 });
    expect(walk.overview()).toMatchObject({ rows: 1, indices: [7], isNext: false });
    await session.edit('sample', 7);
    await session.advance(1);
    expect(session.cursor).toEqual({ step: 6, epoch: 0, position: 50 });
    const weights = await session.weights();
    for (const { id, name } of walk.capture.plan.parameters) expect(weights[name]).toEqual(walk.capture.after.get(id));
    await session.advance(4);
    const again = await openSession(session.document, backend);
    await again.advance(10);
    expect(await again.weights()).toEqual(await session.weights());
  });

  test('may be a sample that is in no table', async () => {
    const session = await openSession(document);
    const walk = await openWalk(session, {
      kind: 'given',
      values: [0.5, -2],
      isRaw: false,
      target: { values: [0.25] },
    });
    expect(walk.at({ step: 0, element: [1], row: 0 }, style).value).toBe(-2);
    expect(walk.overview().indices).toBeUndefined();
    await expect(
      openWalk(session, { kind: 'given', values: [0.5], isRaw: true, target: { label: 0 } }),
    ).rejects.toThrow();
    await expect(openWalk(session, { kind: 'sample', index: 97 })).rejects.toThrow();
  });

  test('leaves the run as it is', async () => {
    const [one, other] = [await openSession(document), await openSession(document)];
    for (let step = 0; step < 3; step++) {
      await finish((await openWalk(one)).check({ step: 12, element: [0], row: 1 }));
      await one.advance(1);
    }
    await other.advance(3);
    expect(await one.weights()).toEqual(await other.weights());
  });
});

test('a check that is left in the middle leaves no trace', async () => {
  const session = await openSession({
    version: 1,
    data: { type: 'drawnDigits', samples: 100 },
    preprocessing: { scaling: 'byte' },
    training: { batchSize: 64 },
    layers: [
      'flatten',
      { type: 'dense', units: 64, activation: 'tanh' },
      { type: 'dense', units: 10, activation: 'softmax' },
    ],
    loss: 'categoricalCrossentropy',
  });
  const walk = await openWalk(session);
  const step = walk.overview().steps.findIndex(({ tensor }) => tensor === 'dense1.kernel.gradient');
  const place = { step, element: [300, 5], row: 0 };
  const whole = await finish(walk.check(place));
  expect(whole.differences?.central).toBeCloseTo(whole.reference!, 7);
  for (let slices = 1; ; slices++) {
    const check = walk.check(place);
    let done = false;
    for (let n = 0; n < slices && !done; n++) done = check.next().done ?? false;
    if (done) break;
    check.return({ place, value: 0, reference: 0, differences: undefined });
    expect(await finish(walk.check(place))).toEqual(whole);
    expect(slices).toBeLessThan(100);
  }
});

test('a place that is not there is the nearest one', async () => {
  const session = await openSession(documents['spiral, tanh, SGD, last batch partial']);
  const walk = await openWalk(session);
  expect(walk.placeAt({ step: 1, element: [99], row: -3 })).toEqual({ step: 1, element: [6], row: 0 });
  expect(walk.placeAt({ step: 1, element: [1, 4], row: 0 }).element).toEqual([4]);
  expect(walk.placeAt({ step: walk.steps.length - 2, element: [3], row: 0 }).element).toEqual([0, 0]);
  expect(walk.placeAt({ step: 999, element: [], row: 'mean' })).toMatchObject({
    step: walk.steps.length - 1,
    row: 'mean',
  });
});
