import { BackendError, type Backend, type Executable, type Numbers } from '../backend.ts';
import type { Commands } from '../../plan/commands.ts';
import { elementCount, type Program, type TensorId } from '../../plan/program.ts';
import { writeOrders } from '../../random/permutation.ts';
import { bindKernel, type BoundKernel } from './bindKernel.ts';

const variant = 'reference 64-bit';

/**
 * The textbook: plain loops in 64-bit floats over dense row-major arrays. It is the oracle that the
 * other backends are tested against and the source of the numbers in step-by-step views; never fast.
 */
export function createReferenceBackend(): Backend {
  return {
    name: 'reference',
    variant,
    load: (program) => Promise.resolve(loadReference(program)),
    lost: new Promise(() => {}),
    dispose() {},
  };
}

function loadReference(program: Program): Executable {
  const buffers = new Map<number, Float64Array>();
  for (const tensor of program.tensors) {
    const size = elementCount(tensor.shape, program.capacity);
    if (size > (buffers.get(tensor.buffer)?.length ?? -1)) buffers.set(tensor.buffer, new Float64Array(size));
  }
  const memory = program.tensors.map(({ buffer }) => buffers.get(buffer) ?? new Float64Array(0));
  const phases: readonly (readonly BoundKernel[])[] = program.phases.map(({ kernels }) =>
    kernels.map((kernel) => bindKernel(program, kernel, memory)),
  );

  const of = (tensor: TensorId): Float64Array => {
    const values = memory[tensor];
    if (!values) throw new BackendError('reference', 'compile', `no tensor ${tensor} in this program`);
    return values;
  };

  return {
    variant,
    bytes: [...buffers.values()].reduce((sum, buffer) => sum + buffer.byteLength, 0),
    write: (tensor, values) => of(tensor).set(values),
    shuffle: (table, orders) => writeOrders(of(table), orders),
    run(commands: Commands) {
      for (let i = 0; i < commands.count; i++) {
        const command = commands.command(i);
        const uniforms = commands.values.subarray(i * commands.uniformCount, (i + 1) * commands.uniformCount);
        for (const kernel of phases[command.phase] ?? []) kernel(command, uniforms);
      }
      return Promise.resolve();
    },
    read(tensors): Promise<Numbers[]> {
      return Promise.resolve(
        tensors.map((id) => {
          const shape = program.tensors[id]?.shape ?? [];
          return of(id).slice(0, elementCount(shape, program.capacity));
        }),
      );
    },
    dispose() {
      buffers.clear();
    },
  };
}
