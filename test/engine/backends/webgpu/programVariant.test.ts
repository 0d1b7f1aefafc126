import { expect, test } from 'vitest';
import { BackendError } from '../../../../engine/backends/backend.ts';
import type { ContractionVariantName } from '../../../../engine/backends/webgpu/contractionVariant.ts';
import type { Step } from '../../../../engine/backends/webgpu/loadedProgram.ts';
import { variantOf, variantsIn } from '../../../../engine/backends/webgpu/programVariant.ts';

const step = (variant?: ContractionVariantName) =>
  ({ shader: variant === undefined ? {} : { contraction: { variant, kind: '' } } }) as Step;

test('a variant names the contractions in their order, and is read back', () => {
  const phases = [[step('tile8x8'), step(), step('tile8x8')], [], [step('split4x4'), step('tile8x8')]];
  const variant = variantOf('webgpu some gpu', phases);
  expect(variant).toBe('webgpu some gpu tile8x8*2,split4x4,tile8x8');
  expect(variantsIn(variant, 'webgpu some gpu')).toEqual(['tile8x8', 'tile8x8', 'split4x4', 'tile8x8']);
});

test('a program without contractions runs as its adapter', () => {
  expect(variantOf('webgpu some gpu', [[step()]])).toBe('webgpu some gpu');
  expect(variantsIn('webgpu some gpu', 'webgpu some gpu')).toEqual([]);
});

test.each(['webgpu some gpus tile8x8', 'wasm simd', 'webgpu some gpu tile9x9', 'webgpu some gpu tile8x8*x'])(
  'refuses %s',
  (variant) => {
    expect(() => variantsIn(variant, 'webgpu some gpu')).toThrow(BackendError);
  },
);
