import { create, globals } from 'webgpu';
import { afterAll, beforeAll, test } from 'vitest';
import type { Backend } from '../../engine/backends/backend.ts';
import { createWebgpuBackend } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { checkWalk } from '../engine/inspect/walk/checkWalk.ts';
import { documents } from '../engine/train/documents.ts';
import { openSession } from '../engine/train/openSession.ts';

// Dawn crashes when its instance is collected while a device lives.
const gpu = create([]);
let webgpu: Backend;
beforeAll(async () => {
  Object.assign(globalThis, globals);
  webgpu = await createWebgpuBackend(gpu);
});
afterAll(() => webgpu.dispose());

test.each(Object.entries(documents))(
  'a walk on webgpu says what is so: %s',
  { timeout: 120_000 },
  async (_, document) => {
    const session = await openSession(document, webgpu);
    await session.advance(2);
    await checkWalk(session, { values: 1e-3, elements: 2 });
    session.dispose();
  },
);
