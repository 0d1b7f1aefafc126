import type { Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';

/** A backend far away, as a GPU is: what it is told it does later, in order. */
export function distantBackend(inner = createReferenceBackend()): Backend & { readonly underWay: () => number } {
  let underWay = 0;
  let queue: Promise<unknown> = Promise.resolve();
  const later = <T>(work: () => T | Promise<T>): Promise<T> => {
    underWay++;
    const done = queue.then(async () => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      underWay--;
      return work();
    });
    queue = done;
    return done;
  };
  return {
    ...inner,
    name: 'webgpu',
    underWay: () => underWay,
    load: async (program) => {
      const executable = await inner.load(program);
      return {
        ...executable,
        write: (tensor, values) => void later(() => executable.write(tensor, values)),
        shuffle: (table, orders) => void later(() => executable.shuffle(table, orders)),
        run: (commands) => later(() => executable.run(commands)),
        read: (tensors) => later(() => executable.read(tensors)),
      };
    },
  };
}
