import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Batches } from '../trainers/batches.ts';
import { adam, peerSlice, type OpenPeer } from '../trainers/work.ts';
import script from './pytorch.py?raw';

/** PyTorch on one thread, in a Python process that ends with its stdin. */
export const pytorch: OpenPeer = async () => {
  const child = spawn(process.env['PYTHON'] ?? 'python3', ['-c', script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const send = (message: object, ...arrays: readonly (Float32Array | Uint32Array)[]): void => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    for (const { buffer, byteOffset, byteLength } of arrays)
      child.stdin.write(new Uint8Array(buffer, byteOffset, byteLength));
  };
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error('Python ended');
    return JSON.parse(value);
  };
  const what = { slice: peerSlice, detail: String(await answer()) };
  return {
    train: async (task) => {
      const { layers, features, targets, count, inputs, outputs, loss, optimizer } = task;
      const shapes = layers.map(({ inputs: rows, units, activation }) => ({ inputs: rows, units, activation }));
      const told = { layers: shapes, count, inputs, outputs, loss, optimizer, epsilon: adam.epsilon };
      send(told, ...layers.flatMap(({ kernel, bias }) => [kernel, bias]), features, targets);
      const batches = new Batches(task);
      const repeat = async (steps: number): Promise<number[]> => {
        const orders = Array.from({ length: steps }, () => batches.nextRows());
        send({ rows: orders.map(({ length }) => length) }, ...orders);
        return (await answer()) as number[];
      };
      return { ...what, repeat };
    },
    multiply: async ({ size, x, w, b }) => {
      send({ size }, x, w, b);
      const repeat = async (times: number): Promise<number[]> => {
        send({ times });
        return Array.from<number>({ length: times }).fill((await answer()) as number);
      };
      return { ...what, repeat };
    },
  };
};
