import { expect, test } from 'vitest';
import { create } from 'webgpu';

test('Dawn has an adapter here, so the GPU tests do not pass by doing nothing', async () => {
  const adapter = await create([]).requestAdapter();
  expect(adapter).not.toBeNull();
});
