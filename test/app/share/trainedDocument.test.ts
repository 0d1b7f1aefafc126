import { expect, test } from 'vitest';
import { fileName } from '../../../app/share/saveFile.ts';
import { takesWeights, trainedDocument } from '../../../app/share/trainedDocument.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { decodeLink, encodeLink } from '../../../engine/exchange/link.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { openSession } from '../../engine/train/openSession.ts';

test('a link with weights starts from these very weights, with the loss of then', async () => {
  const session = await openSession(presetDocument(presets.spiral), await createWasmBackend());
  await session.advance(300);
  const tensors = await session.weights();
  const parameters = session.plan.parameters.map(({ name, shape }) => ({ name, layer: '', shape: shape.map(Number) }));
  const spec = trainedDocument(session.spec, { parameters }, tensors);
  const opened = await openSession(unwrap(decodeLink(encodeLink(spec))), await createWasmBackend());
  expect(await opened.weights()).toEqual(tensors);
  expect((await opened.judge('test')).loss).toBe((await session.judge('test')).loss);
});

test('only few weights travel in a link', () => {
  expect(takesWeights({ parameterCount: 2048 })).toBe(true);
  expect(takesWeights({ parameterCount: 2049 })).toBe(false);
});

test('files are named so that any system takes them', () => {
  expect(fileName('Digits 28×28', 'json')).toBe('gradlab-digits-28-28.json');
  expect(fileName('a/b\\c:d?', 'json')).toBe('gradlab-a-b-c-d.json');
  expect(fileName('螺旋', 'json')).toBe('gradlab-螺旋.json');
  expect(fileName('', 'json')).toBe('gradlab-network.json');
});
