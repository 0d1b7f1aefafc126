import { expect, test } from 'vitest';
import { BackendError } from '../../../../engine/backends/backend.ts';
import type { ContractionVariantName } from '../../../../engine/backends/webgpu/contractionVariant.ts';
import type { Step } from '../../../../engine/backends/webgpu/loadedProgram.ts';
import { residentIn, variantOf, variantsIn } from '../../../../engine/backends/webgpu/programVariant.ts';

const step = (variant?: ContractionVariantName) =>
  ({ shader: variant === undefined ? {} : { contraction: { variant, kind: '' } } }) as Step;

test('a variant names the contractions in their order, and is read back', () => {
  const phases = [[step('tile8x8'), step(), step('tile8x8')], [], [step('split4x4'), step('tile8x8')]];
  const variant = variantOf('webgpu some gpu', phases, new Map());
  expect(variant).toBe('webgpu some gpu tile8x8*2,split4x4,tile8x8');
  expect(variantsIn(variant, 'webgpu some gpu')).toEqual(['tile8x8', 'tile8x8', 'split4x4', 'tile8x8']);
});

test('a variant names the phases that one workgroup runs, and is read back', () => {
  const resident = new Map([['step', { lanes: 4, span: 3 }]] as const);
  const variant = variantOf('webgpu some gpu', [[step('tile8x8')]], resident);
  expect(variant).toBe('webgpu some gpu tile8x8, step resident 4×3');
  expect(residentIn(variant)).toEqual(resident);
  expect(variantsIn(variant, 'webgpu some gpu')).toEqual(['tile8x8']);
  expect(residentIn(variantOf('webgpu some gpu', [[step()]], resident))).toEqual(resident);
  expect(residentIn('webgpu some gpu tile8x8')).toEqual(new Map());
});

test('a program without contractions runs as its adapter', () => {
  expect(variantOf('webgpu some gpu', [[step()]], new Map())).toBe('webgpu some gpu');
  expect(variantsIn('webgpu some gpu', 'webgpu some gpu')).toEqual([]);
});

test.each(['webgpu some gpus tile8x8', 'wasm simd', 'webgpu some gpu tile9x9', 'webgpu some gpu tile8x8*x'])(
  'refuses %s',
  (variant) => {
    expect(() => variantsIn(variant, 'webgpu some gpu')).toThrow(BackendError);
  },
);
