import { beforeAll, describe, test } from 'vitest';
import type { Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { agrees } from './agrees.ts';
import { documents } from './documents.ts';

let wasm: Backend;
beforeAll(async () => {
  wasm = await createWasmBackend();
});

describe.each(Object.entries(documents))('%s', (_, document) => {
  test('wasm agrees with the reference over 200 steps', async () => {
    await agrees(document, wasm, createReferenceBackend());
  });
});
