import type * as TensorFlow from '@tensorflow/tfjs';
import { checksum, type Product } from '../trainers/product.ts';
import { peerSlice, type OpenPeer, type Work } from '../trainers/work.ts';
import { tfjsGradientLoop } from './tfjsGradientLoop.ts';
import { tfjsTrainOnBatch } from './tfjsTrainOnBatch.ts';

/** TensorFlow.js 4.22 on one thread: the page is not cross-origin isolated, so no shared memory. */
export const tfjs: OpenPeer = async (backend, variant) => {
  const tf = await import('@tensorflow/tfjs');
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths('/tfjs-wasm/');
  }
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  const make = variant === 'trainOnBatch' ? tfjsTrainOnBatch : tfjsGradientLoop;
  // The allocator's whole memory where there is one, else what its tensors take.
  const bytes = (): number =>
    tf.backend().wasm?.HEAPU8.length ?? tf.memory().numBytesAllocatedInGPU ?? tf.memory().numBytes;
  return {
    train: async (task) => ({ repeat: make(tf, task), slice: peerSlice, detail: variant, bytes }),
    multiply: async (product) => ({
      repeat: multiplying(tf, product),
      slice: peerSlice,
      detail: 'fused.matMul',
      bytes,
    }),
  };
};

function multiplying(tf: typeof TensorFlow, { size, x, w, b }: Product): Work['repeat'] {
  const [a, kernel, bias] = [tf.tensor2d(x, [size, size]), tf.tensor2d(w, [size, size]), tf.tensor1d(b)];
  return async (times) => {
    let y;
    for (let i = 0; i < times; i++) {
      y?.dispose();
      y = tf.fused.matMul({ a, b: kernel, bias, activation: 'relu' });
    }
    const sum = checksum((await y?.data()) as Float32Array);
    y?.dispose();
    return Array.from<number>({ length: times }).fill(sum);
  };
}
