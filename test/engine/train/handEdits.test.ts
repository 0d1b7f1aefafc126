import { describe, expect, test } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { decodeLink, encodeLink } from '../../../engine/exchange/link.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { lossesOf, openSession } from './openSession.ts';

const net = {
  version: 1,
  data: { type: 'xor', samples: 60 },
  training: { batchSize: 7 },
  layers: [
    { type: 'dense', units: 3, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
  loss: 'binaryCrossentropy',
  optimizer: { type: 'adam', learningRate: 0.05 },
};
const backends = [
  ['reference', createReferenceBackend],
  ['wasm', createWasmBackend],
] as const;

describe.each(backends)('by hand, on %s', (_, createBackend) => {
  test('a weight set while training is recorded, and a link of the document gives the same run', async () => {
    const session = await openSession(net, await createBackend());
    const losses = await lossesOf(session, 5);
    await session.edit('weights.dense1.kernel.4', 2.5);
    await session.edit('weights.dense2.bias.0', -1);
    expect((await session.weights())['dense1.kernel']?.[4]).toBe(2.5);
    losses.push(...(await lossesOf(session, 12)));
    expect(session.document.edits).toEqual([
      { step: 5, path: 'weights.dense1.kernel.4', value: 2.5 },
      { step: 5, path: 'weights.dense2.bias.0', value: -1 },
    ]);
    const replay = await openSession(unwrap(decodeLink(encodeLink(session.document))), await createBackend());
    expect(await lossesOf(replay, 17)).toEqual(losses);
    expect(await replay.weights()).toEqual(await session.weights());
    const plain = await openSession(net, await createBackend());
    expect(await lossesOf(plain, 17)).not.toEqual(losses);
  });

  test.each([
    { type: 'adam', learningRate: 0.05 },
    { type: 'momentum', learningRate: 0.05 },
    { type: 'adamw', learningRate: 0.05 },
  ])('what is held keeps its very bits under %o, all else goes on, and let go it moves again', async (optimizer) => {
    const session = await openSession({ ...net, optimizer }, await createBackend());
    const losses = await lossesOf(session, 6);
    await session.edit('holds.dense1.kernel.2', true);
    await session.edit('holds.dense1.bias.0', true);
    expect(session.cursor.step).toBe(6);
    const before = await session.weights();
    losses.push(...(await lossesOf(session, 10)));
    const after = await session.weights();
    expect(after['dense1.kernel']![2]).toBe(before['dense1.kernel']![2]);
    expect(after['dense1.bias']![0]).toBe(before['dense1.bias']![0]);
    for (const [name, held] of [
      ['dense1.kernel', 2],
      ['dense1.bias', 0],
      ['dense2.kernel', -1],
    ] as const)
      after[name]!.forEach((value, i) => {
        if (i !== held) expect(value).not.toBe(before[name]![i]);
      });
    await session.edit('holds.dense1.kernel.2', false);
    losses.push(...(await lossesOf(session, 4)));
    expect((await session.weights())['dense1.kernel']![2]).not.toBe(before['dense1.kernel']![2]);
    const replay = await openSession(unwrap(decodeLink(encodeLink(session.document))), await createBackend());
    expect(await lossesOf(replay, 20)).toEqual(losses);
  });

  test('the first hold loses no step and no state: without it the run would be the same', async () => {
    const [held, free] = [await openSession(net, await createBackend()), await openSession(net, await createBackend())];
    expect(await lossesOf(held, 6)).toEqual(await lossesOf(free, 6));
    await held.edit('holds.dense1.kernel.0', true);
    await held.edit('holds.dense1.kernel.0', false);
    expect(await lossesOf(held, 20)).toEqual(await lossesOf(free, 20));
    expect((await held.snapshot()).tensors).toEqual((await free.snapshot()).tensors);
  });

  test('a snapshot goes on with what was set and held', async () => {
    const session = await openSession({ ...net, holds: { 'dense2.kernel': [1] } }, await createBackend());
    await session.advance(3);
    await session.edit('weights.dense2.kernel.1', 0);
    await session.edit('holds.dense1.bias.1', true);
    const resume = await session.snapshot();
    const rest = await lossesOf(session, 9);
    const other = await openSession(resume.spec, await createBackend(), { resume });
    // The reference trains in 64 bits, snapshots hold 32.
    (await lossesOf(other, 9)).forEach((loss, i) => expect(loss).toBeCloseTo(rest[i]!, 6));
    expect((await other.weights())['dense2.kernel']![1]).toBe(0);
  });

  test('in a frozen layer a weight can be set, and stays', async () => {
    const layers = [{ ...net.layers[0], frozen: true }, net.layers[1]];
    const session = await openSession({ ...net, layers, holds: { 'dense1.kernel': [0] } }, await createBackend());
    await session.advance(2);
    await session.edit('weights.dense1.kernel.0', 0.25);
    await session.advance(2);
    expect((await session.weights())['dense1.kernel']![0]).toBe(0.25);
  });
});

test('what is not there, and what is no number, is refused and changes nothing', async () => {
  const session = await openSession(net);
  await expect(session.edit('weights.dense1.kernel.6', 1)).rejects.toThrow('must be 0–5, got 6');
  await expect(session.edit('weights.dense9.kernel.0', 1)).rejects.toThrow('dense1.kernel');
  await expect(session.edit('weights.dense1.kernel.0', Number.NaN)).rejects.toThrow();
  await expect(session.edit('holds.dense1.kernel.0', 1)).rejects.toThrow('true or false');
  expect(session.document.edits).toEqual([]);
});

test('a run in which nothing is held has no mask', async () => {
  const session = await openSession(net);
  expect(session.plan.holds).toEqual([]);
  await session.edit('weights.dense1.kernel.0', 1);
  expect(session.plan.holds).toEqual([]);
});
