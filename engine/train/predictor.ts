import type { Backend, Executable } from '../backends/backend.ts';
import { capacityFor } from '../plan/capacityFor.ts';
import { Commands } from '../plan/commands.ts';
import { planForward, prediction, type ForwardPlan } from '../plan/planForward.ts';
import { sizeOf } from '../layers/layer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import type { TensorValues } from './start.ts';

/** Runs the network forward on any inputs, apart from the training run, with the weights it is given. */
export class Predictor {
  readonly #plan: ForwardPlan;
  readonly #executable: Executable;
  readonly #inputSize: number;

  private constructor(plan: ForwardPlan, executable: Executable, inputSize: number) {
    this.#plan = plan;
    this.#executable = executable;
    this.#inputSize = inputSize;
  }

  /** `layers`: ids of those whose outputs are told too. */
  static async open(model: CheckedModel, backend: Backend, layers: readonly string[] = []): Promise<Predictor> {
    const plan = planForward(model, capacityFor(model), layers);
    return new Predictor(plan, await backend.load(plan.program), sizeOf(model.input));
  }

  setWeights(weights: TensorValues): void {
    for (const { id, name } of this.#plan.parameters) {
      const values = weights[name];
      if (values) this.#executable.write(id, values);
    }
  }

  /** Inputs as the network gets them [n, …sample] to outputs [n, units]. */
  async predict(inputs: Float32Array): Promise<Float32Array> {
    return (await this.run(inputs)).get(prediction) ?? new Float32Array(0);
  }

  /** The prediction and every asked layer's output by its id, each [n, …]. */
  async run(inputs: Float32Array): Promise<ReadonlyMap<string, Float32Array>> {
    const count = inputs.length / this.#inputSize;
    const asked = [...this.#plan.outputs].map(([name, tensor]) => {
      const size = tensor.shape.slice(1).reduce<number>((product, each) => product * Number(each), 1);
      return { name, tensor, size, values: new Float32Array(count * size) };
    });
    const { capacity } = this.#plan.program;
    const commands = new Commands(this.#plan.program, 1);
    for (let start = 0; start < count; start += capacity) {
      const rows = Math.min(capacity, count - start);
      this.#executable.write(
        this.#plan.input.id,
        inputs.subarray(start * this.#inputSize, (start + rows) * this.#inputSize),
      );
      commands.clear();
      commands.push({ phase: 0, start: 0, rows, rowOffset: 0, accumulate: 0, step: 0, slot: 0, seed: 0 }, []);
      await this.#executable.run(commands);
      const read = await this.#executable.read(asked.map(({ tensor }) => tensor.id));
      asked.forEach(({ size, values }, i) => {
        const part = read[i];
        if (part) values.set(part.subarray(0, rows * size), start * size);
      });
    }
    return new Map(asked.map(({ name, values }) => [name, values]));
  }

  dispose(): void {
    this.#executable.dispose();
  }
}
