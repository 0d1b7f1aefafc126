import { peerSlice, type Engine } from '../trainers/trainer.ts';
import { tfjsGradientLoop } from './tfjsGradientLoop.ts';
import { tfjsTrainOnBatch } from './tfjsTrainOnBatch.ts';

/** TensorFlow.js 4.22 on one thread: the page is not cross-origin isolated, so no shared memory. */
export const tfjs: Engine = async (backend, variant) => {
  const tf = await import('@tensorflow/tfjs');
  if (backend === 'wasm') {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    setWasmPaths('/tfjs-wasm/');
  }
  if (backend === 'webgpu') await import('@tensorflow/tfjs-backend-webgpu');
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js has no backend ${backend} here`);
  await tf.ready();
  const make = variant === 'trainOnBatch' ? tfjsTrainOnBatch : tfjsGradientLoop;
  return (task) => Promise.resolve({ ...make(tf, task), slice: peerSlice, detail: variant });
};
