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
  readonly #units: number;

  private constructor(plan: ForwardPlan, executable: Executable, inputSize: number, units: number) {
    this.#plan = plan;
    this.#executable = executable;
    this.#inputSize = inputSize;
    this.#units = units;
  }

  static async open(model: CheckedModel, backend: Backend): Promise<Predictor> {
    const plan = planForward(model, capacityFor(model));
    return new Predictor(plan, await backend.load(plan.program), sizeOf(model.input), model.lossContext.units);
  }

  setWeights(weights: TensorValues): void {
    for (const { id, name } of this.#plan.parameters) {
      const values = weights[name];
      if (values) this.#executable.write(id, values);
    }
  }

  /** Inputs as the network gets them [n, …sample] to outputs [n, units]. */
  async predict(inputs: Float32Array): Promise<Float32Array> {
    const count = inputs.length / this.#inputSize;
    const outputs = new Float32Array(count * this.#units);
    const output = this.#plan.outputs.get(prediction);
    if (!output) return outputs;
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
      const [y] = await this.#executable.read([output.id]);
      if (y) outputs.set(y.subarray(0, rows * this.#units), start * this.#units);
    }
    return outputs;
  }

  dispose(): void {
    this.#executable.dispose();
  }
}
