import { create, globals } from 'webgpu';
import { afterAll, beforeAll, describe, test } from 'vitest';
import type { Backend } from '../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../engine/backends/wasm/wasmBackend.ts';
import { createWebgpuBackend } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { agrees } from '../engine/train/agrees.ts';
import { documents } from '../engine/train/documents.ts';
import { movesAlike } from '../engine/train/moves.ts';

// Dawn crashes when its instance is collected while a device lives.
const gpu = create([]);
let webgpu: Backend;
beforeAll(async () => {
  Object.assign(globalThis, globals);
  webgpu = await createWebgpuBackend(gpu);
});
afterAll(() => webgpu.dispose());

describe.each(Object.entries(documents))('%s', (_, document) => {
  test('webgpu agrees with the reference over 200 steps', async () => {
    await agrees(document, webgpu, createReferenceBackend());
  });

  test('a run that moves from wasm to webgpu stays with one that did not', async () => {
    await movesAlike(document, await createWasmBackend(), webgpu);
  });
});

test('webgpu agrees with wasm over 200 steps', async () => {
  await agrees(documents['xor, dropout and noise, RMSProp under a cosine schedule'], webgpu, await createWasmBackend());
});
