import { BackendError } from '../../backend.ts';
import { Commands } from '../../../plan/commands.ts';
import type { Phase, Program } from '../../../plan/program.ts';
import type { GpuContext } from '../gpuContext.ts';
import type { TensorLayout } from '../tensorLayout.ts';
import { millisecondsPerCommand, mostCommands } from './millisecondsPerCommand.ts';
import { ResidentPhase, type ProgramMemory } from './residentPhase.ts';
import { residentShader, type ResidentShader } from './residentShader.ts';
import { roomFor, shapesFor, type ResidentShape } from './residentShape.ts';
import { repeated, type Stretch } from './stretch.ts';

/**
 * Where a program runs: `measured` tries both ways and takes the faster; given shapes of phases are for exact replay,
 * the others for tests and comparisons.
 */
export type Path = 'measured' | 'resident' | 'recorded' | ReadonlyMap<string, ResidentShape>;

/** Multiplications and additions of a command from which one workgroup has no chance against the whole device. */
const mostWork = 2 ** 18;
/** A run of commands whose rows are so many times fewer than those a choice was made for chooses again. */
const fewer = 4;

/** What there is without one workgroup. */
export interface Recorded {
  readonly program: Program;
  readonly layouts: readonly TensorLayout[];
  /** By tensor. */
  readonly buffers: readonly GPUBuffer[];
  /** Multiplications and additions of a phase's command. */
  readonly work: (phase: number, rows: number) => number;
  /** Runs commands with a dispatch for every kernel. */
  readonly run: (commands: Commands, first: number, count: number) => Promise<void>;
  /** Throws a BackendError once the program or its device is gone. */
  readonly check: () => void;
}

interface Choice {
  /** It was made for commands of up to so many rows. */
  readonly rows: number;
  readonly shape?: ResidentShape;
  readonly resident?: ResidentPhase;
}

interface Loaded extends Choice {
  readonly resident: ResidentPhase;
}

interface Candidate {
  readonly shape: ResidentShape;
  readonly shader: ResidentShader;
}

/** The phases of a program that one workgroup runs: which, and how, is chosen when they first run. */
export class ResidentPhases {
  readonly #context: GpuContext;
  readonly #path: Path;
  readonly #recorded: Recorded;
  readonly #memory: ProgramMemory;
  readonly #choices = new Map<number, Choice>();

  constructor(context: GpuContext, recorded: Recorded, path: Path) {
    this.#context = context;
    this.#path = path;
    this.#recorded = recorded;
    const { program, buffers, check } = recorded;
    const own = program.tensors.flatMap(({ id, buffer }) => {
      const found = buffers[id];
      return found ? [[buffer, found] as const] : [];
    });
    this.#memory = { buffers: new Map(own), strideBytes: new Commands(program, 1).strideWords * 4, check };
  }

  /** By name, the phases that are resident: what tells their arithmetic. */
  get shapes(): ReadonlyMap<string, ResidentShape> {
    if (typeof this.#path === 'object') return this.#path;
    return new Map(
      [...this.#choices].flatMap(([phase, { shape }]) =>
        shape ? [[this.#recorded.program.phases[phase]?.name ?? '', shape] as const] : [],
      ),
    );
  }

  get bytes(): number {
    return [...this.#choices.values()].reduce((sum, { resident }) => sum + (resident?.bytes ?? 0), 0);
  }

  /** The phase as one workgroup runs it for these commands, or undefined where it is better recorded. */
  async choose(stretch: Stretch): Promise<ResidentPhase | undefined> {
    const { phase, rows, count } = stretch;
    const before = this.#choices.get(phase);
    const fits = before !== undefined && rows <= before.rows && (count === 1 || rows * fewer > before.rows);
    if (fits) return before.resident;
    before?.resident?.dispose();
    this.#choices.delete(phase);
    const choice = await this.#measure(stretch);
    this.#choices.set(phase, choice);
    return choice.resident;
  }

  dispose(): void {
    for (const { resident } of this.#choices.values()) resident?.dispose();
  }

  async #measure(stretch: Stretch): Promise<Choice> {
    const { program, work } = this.#recorded;
    const { rows } = stretch;
    const recorded: Choice = { rows };
    const phase = program.phases[stretch.phase];
    if (!phase || this.#path === 'recorded') return recorded;
    if (typeof this.#path === 'object') {
      const pinned = this.#path.get(phase.name);
      if (!pinned) return recorded;
      const [candidate] = this.#candidate(phase, pinned, rows);
      if (candidate) return this.#load(candidate, rows);
      throw new BackendError('webgpu', 'compile', `${phase.name} is to run resident, and does not fit one workgroup`);
    }
    const isWorthATry = trains(program, phase) && work(stretch.phase, rows) <= mostWork;
    if (this.#path === 'measured' && !isWorthATry) return recorded;
    const candidates = shapesFor(rows, this.#context.subgroup).flatMap((shape) => this.#candidate(phase, shape, rows));
    const [likeliest] = candidates;
    if (!likeliest) return recorded;
    const { residentShapes } = this.#context;
    const key = likeliest.shader.code;
    const lanes = this.#path === 'resident' ? likeliest.shape.lanes : residentShapes.get(key);
    if (lanes !== undefined) {
      const winner = candidates.find(({ shape }) => shape.lanes === lanes);
      return winner ? this.#load(winner, rows) : recorded;
    }
    const choice = await this.#race(candidates, stretch);
    residentShapes.set(key, choice.shape?.lanes ?? 0);
    return choice;
  }

  /** Times every way on the program's own numbers, which are the same afterwards. */
  async #race(candidates: readonly Candidate[], stretch: Stretch): Promise<Choice> {
    const { device, health } = this.#context;
    const { rows, phase } = stretch;
    const many = repeated(this.#recorded.program, stretch, mostCommands);
    const work = this.#recorded.work(phase, rows);
    const tried: Loaded[] = [];
    let winner: Loaded | undefined;
    let least = Infinity;
    try {
      for (const candidate of candidates) {
        const loaded = await this.#loadIfCompiled(candidate, rows);
        if (!loaded) continue;
        tried.push(loaded);
        loaded.resident.copy('in');
        const time = await millisecondsPerCommand((count) => loaded.resident.time(many, count, work));
        if (time < least) [winner, least] = [loaded, time];
      }
      if (!winner) return { rows };
      // the arena keeps what recorded dispatches change
      winner.resident.copy('in');
      const time = await millisecondsPerCommand(async (count) => {
        const start = performance.now();
        await this.#recorded.run(many, 0, count);
        await health.race(device.queue.onSubmittedWorkDone());
        return performance.now() - start;
      });
      winner.resident.copy('out');
      if (time <= least) winner = undefined;
    } catch (error) {
      winner = undefined;
      throw error;
    } finally {
      for (const { resident } of tried) if (resident !== winner?.resident) resident.dispose();
    }
    return winner ?? { rows };
  }

  #candidate(phase: Phase, shape: ResidentShape, rows: number): Candidate[] {
    const { program, layouts } = this.#recorded;
    try {
      return [{ shape, shader: residentShader(program, layouts, phase, shape, rows) }];
    } catch (error) {
      if (error instanceof RangeError) return [];
      throw error;
    }
  }

  /** Undefined where the device's compiler refuses it: there are dispatches to record still. */
  async #loadIfCompiled(candidate: Candidate, rows: number): Promise<Loaded | undefined> {
    try {
      return await this.#load(candidate, rows);
    } catch (error) {
      if (error instanceof BackendError && error.code === 'compile') return undefined;
      throw error;
    }
  }

  async #load({ shape, shader }: Candidate, rows: number): Promise<Loaded> {
    const resident = await ResidentPhase.load(this.#context, shader, this.#memory);
    return { rows: roomFor(shape, rows), shape, resident };
  }
}

/** Whether a phase's commands come many in a row: those that change parameters. */
const trains = ({ tensors }: Program, { kernels }: Phase): boolean =>
  kernels.some(({ stores }) => stores.some(({ tensor }) => tensors[tensor]?.storage === 'parameter'));
