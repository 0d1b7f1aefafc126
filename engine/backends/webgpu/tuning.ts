import type { Kernel, Program } from '../../plan/program.ts';
import { contractionSize } from './contraction.ts';
import { candidates, isContractionVariant, type ContractionVariantName } from './contractionVariant.ts';
import { fastestVariant } from './fastestVariant.ts';
import type { GpuContext } from './gpuContext.ts';
import { contractionShader } from './kernelShader.ts';
import type { LoadedProgram, Step } from './loadedProgram.ts';

/** Commands of one phase, and milliseconds since its first, from which it pays to measure: a run that ends soon gains nothing. */
const often = 64;
const long = 3000;

/** Products below which a launch costs more than any variant saves. */
const smallestWork = 1e5;

/**
 * Makes a program faster from run to run: each contraction's variants are timed in the background, and the winner takes
 * the place of what ran before. Who won is remembered by adapter and size, and takes over early in the next program.
 */
export class Tuning {
  readonly #context: GpuContext;
  readonly #program: Program;
  readonly #loaded: LoadedProgram;
  readonly #seen: { commands: number; rows: number; since: number; isMeasured: boolean }[];
  /** Winners that have not taken over yet. */
  #due: (() => void)[] = [];
  #ended = false;
  #begun: Promise<void> = Promise.resolve();

  constructor(context: GpuContext, program: Program, loaded: LoadedProgram) {
    this.#context = context;
    this.#program = program;
    this.#loaded = loaded;
    this.#seen = loaded.phases.map(() => ({ commands: 0, rows: 0, since: 0, isMeasured: false }));
  }

  /** A command ran: after a phase's first, what is remembered takes over; later the rest is measured. */
  saw(phase: number, rows: number): void {
    const seen = this.#seen[phase];
    if (!seen) return;
    seen.rows = Math.max(seen.rows, rows);
    seen.commands++;
    if (seen.commands === 1) {
      seen.since = performance.now();
      this.#begin(phase, false);
    }
    if (seen.isMeasured || seen.commands < often || performance.now() < seen.since + long) return;
    seen.isMeasured = true;
    this.#begin(phase, true);
  }

  /** Between two runs, so that all commands of one are of one variant. */
  takeOver(): void {
    for (const replace of this.#due.splice(0)) replace();
  }

  end(): void {
    this.#ended = true;
  }

  /** One phase after the other; where something fails (a lost device), what runs goes on running. */
  #begin(phase: number, mayMeasure: boolean): void {
    this.#begun = this.#begun.then(() => this.#improve(phase, mayMeasure)).catch(() => this.end());
  }

  async #improve(phase: number, mayMeasure: boolean): Promise<void> {
    const steps = this.#loaded.phases[phase] ?? [];
    const rows = this.#seen[phase]?.rows ?? 0;
    for (const [i, step] of steps.entries()) {
      const { contraction, work } = step.shader;
      if (!contraction || work(rows) < smallestWork) continue;
      const size = contractionSize(contraction.kernel, rows);
      const key = [this.#context.variant, contraction.kind, size.rows, size.columns, size.terms].join(' ');
      const known = await this.#recall(key);
      const names = candidates(size, this.#context.isSoftware);
      const winner = known ?? (mayMeasure ? await this.#measure(step, contraction.kernel, rows, names) : undefined);
      if (this.#ended) return;
      if (winner === undefined) continue;
      if (known === undefined) await this.#remember(key, winner);
      if (winner === contraction.variant) continue;
      const faster = await this.#replaced(step, contraction.kernel, winner);
      this.#due.push(() => (steps[i] = faster));
    }
  }

  #measure(step: Step, kernel: Kernel, rows: number, names: readonly ContractionVariantName[]) {
    const measured = { program: this.#program, memory: this.#loaded.memory, step, kernel, rows };
    return fastestVariant(this.#context, measured, names, () => this.#ended);
  }

  /** The same kernel as another variant; its bindings serve that as well. */
  async #replaced(step: Step, kernel: Kernel, variant: ContractionVariantName): Promise<Step> {
    const shader = contractionShader(this.#program, this.#loaded.memory.layouts, kernel, variant);
    const { pipeline } = await this.#context.pipelines.get(shader);
    return { ...step, shader, pipeline };
  }

  /** Storage may be full or forbidden: then winners hold for this program alone. */
  async #recall(key: string): Promise<ContractionVariantName | undefined> {
    const name = await this.#context.winners?.get(key).catch(() => undefined);
    return name !== undefined && isContractionVariant(name) ? name : undefined;
  }

  async #remember(key: string, name: ContractionVariantName): Promise<void> {
    await this.#context.winners?.put(key, name).catch(() => {});
  }
}
