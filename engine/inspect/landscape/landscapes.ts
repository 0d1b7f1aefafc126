import { BackendError } from '../../backends/backend.ts';
import type { Frame, LandscapeEvent } from '../../protocol.ts';
import type { ModelSpec } from '../../spec/model.ts';
import { ProblemError } from '../../spec/problem.ts';
import { nextTask } from '../../train/nextTask.ts';
import type { OpenBackends } from '../../train/openBackends.ts';
import type { Runs } from '../../train/runs.ts';
import type { Session } from '../../train/session.ts';
import type { TensorValues } from '../../train/start.ts';
import { GrowingSurface } from './growingSurface.ts';
import { mostFree, trackColumns, type Landscape, type LandscapeRequest } from './landscape.ts';
import { layPlane, type WayPoint } from './layPlane.ts';
import { dot, pick, placeOn, type Plane } from './plane.ts';
import { WeightLoss } from './weightLoss.ts';

/** Milliseconds of work between two looks at the queue of commands: as long as training takes. */
const slice = 10;
/** Milliseconds between two words on how far it is: more would flood the page. */
const pause = 60;
const sizes = { min: 9, max: 129 } as const;

interface LandscapesOptions {
  readonly backends: OpenBackends;
  /** The way of a run is that of its snapshots. */
  readonly runs: Pick<Runs, 'timeline'>;
  /** Does something between two commands. */
  readonly enqueue: (work: () => Promise<void>) => void;
  readonly post: (event: LandscapeEvent, transfer?: Transferable[]) => void;
}

/** The one surface that is shown, or grows. */
interface Shown {
  readonly about: Omit<Landscape, 'state' | 'done' | 'total' | 'milliseconds' | 'mesh' | 'values'>;
  readonly plane: Plane;
  readonly surface: GrowingSurface;
  readonly begun: number;
  /** What asks for losses; let go when no more are. */
  loss: WeightLoss | undefined;
  /** Where points of the way lie on it, each worked out once. */
  readonly rows: WeakMap<WayPoint, readonly number[]>;
}

/**
 * The loss surface around the weights, worked out between slices of training, and the way of the run on it. It stays
 * while the loss is the same function of the weights: a run that starts anew is seen on the surface of the one before.
 */
export class Landscapes {
  readonly #options: LandscapesOptions;
  /** Tensors that training may change. */
  #free: readonly string[] = [];
  #spec: ModelSpec | undefined;
  #key = '';
  #shown: Shown | undefined;
  #posted = 0;
  #begun = 0;

  constructor(options: LandscapesOptions) {
    this.#options = options;
  }

  /** A run begins. */
  begin(session: Session): void {
    this.#free = session.model.layers.flatMap(({ layer, parameters }) =>
      'frozen' in layer && layer.frozen ? [] : Object.keys(parameters).map((local) => `${layer.id}.${local}`),
    );
    this.edited(session);
  }

  /** What the surface is the surface of: where it changes, the one before is gone. */
  edited({ spec }: Pick<Session, 'spec'>): void {
    if (spec === this.#spec) return;
    this.#spec = spec;
    const { data, dataSeed, split, preprocessing, loss, layers } = spec;
    const key = JSON.stringify({ data, dataSeed, split, preprocessing, loss, layers });
    if (key === this.#key) return;
    this.#key = key;
    // A refusal, too, was of what there was before.
    this.#drop();
    this.#options.post({ type: 'landscape' });
  }

  /** Begins another surface in place of the one before, around the weights as they stand. */
  async compute(session: Session, asked: LandscapeRequest): Promise<void> {
    this.#drop();
    const request = { ...asked, size: Math.min(sizes.max, Math.max(sizes.min, Math.round(asked.size))) };
    const weights = await session.weights();
    const centre = pick(weights, this.#free);
    const { step } = session.cursor;
    const { holds } = session.spec;
    const free = this.#free.reduce((sum, name) => sum + (centre[name]?.length ?? 0) - (holds[name]?.length ?? 0), 0);
    if (free > mostFree) {
      this.#options.post({ type: 'landscape', refusal: 'large' });
      return;
    }
    const shapes = Object.fromEntries(session.plan.parameters.map(({ name, shape }) => [name, shape.map(Number)]));
    const isRecorded = !this.#options.runs.timeline.isTooLarge;
    const way = [...this.#passed(step), { step, tensors: centre }];
    const laid = layPlane(request, { centre, shapes, holds, way, isRecorded });
    if (typeof laid === 'string') {
      this.#options.post({ type: 'landscape', refusal: laid });
      return;
    }
    const { plane, ...window } = laid;
    try {
      const loss = await WeightLoss.open(session, weights, await this.#options.backends.first());
      const trainCount = session.data.counts.train;
      const { first, second } = plane;
      this.#shown = {
        about: {
          ...window,
          id: ++this.#begun,
          request,
          step,
          metric: [dot(first, first), dot(first, second), dot(second, second)],
          free,
          samples: loss.samples,
          trainCount,
          isRecorded,
        },
        plane,
        surface: new GrowingSurface(plane, { a: window.a, b: window.b, size: request.size }, (at) => loss.at(at)),
        begun: performance.now(),
        loss,
        rows: new WeakMap(),
      };
      this.#go(this.#shown);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** No further loss is asked for; what is known of the surface stays. */
  stop(): void {
    const shown = this.#shown;
    if (!shown?.loss) return;
    release(shown);
    this.#tell(shown);
  }

  /** The way of the run on the plane that is shown, up to where it stands, [points, step · a · b · distance]. */
  track(session: Pick<Session, 'spec' | 'cursor'>, weights: TensorValues): Frame['track'] {
    // What was edited may have come due, or be undone in the past that is shown.
    this.edited(session);
    const shown = this.#shown;
    if (!shown) return undefined;
    const { step } = session.cursor;
    const now = { step, tensors: weights };
    const passed = this.#passed(step);
    const rows = new Float32Array((passed.length + 1) * trackColumns);
    [...passed, now].forEach((point, i) => rows.set(rowOf(shown, point), i * trackColumns));
    return { id: shown.about.id, rows };
  }

  /** Where the run stood before a step. */
  #passed(step: number): readonly WayPoint[] {
    return this.#options.runs.timeline.snapshots.filter((snapshot) => snapshot.step < step);
  }

  #drop(): void {
    if (this.#shown) release(this.#shown);
    this.#shown = undefined;
  }

  #go(shown: Shown): void {
    this.#options.enqueue(() => this.#slice(shown));
  }

  async #slice(shown: Shown): Promise<void> {
    const { surface } = shown;
    try {
      for (const begun = performance.now(); shown.loss && performance.now() - begun < slice;) {
        await surface.grow();
        if (surface.done === surface.total) release(shown);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    // Another one was asked for meanwhile, or it was stopped, which has been told.
    if (shown !== this.#shown || (!shown.loss && surface.done < surface.total)) return;
    if (!shown.loss || performance.now() - this.#posted >= pause) this.#tell(shown);
    if (!shown.loss) return;
    await nextTask();
    this.#go(shown);
  }

  #tell({ about, surface, begun, loss }: Shown): void {
    this.#posted = performance.now();
    const { done, total, mesh } = surface;
    const values = surface.values.slice();
    const state = done === total ? 'done' : loss ? 'growing' : 'stopped';
    const milliseconds = this.#posted - begun;
    const landscape: Landscape = { ...about, state, done, total, milliseconds, mesh, values };
    this.#options.post({ type: 'landscape', landscape }, [values.buffer]);
  }

  /** That there is no room for it, or that a device is lost, costs the run nothing. */
  #fail(error: unknown): void {
    this.#drop();
    if (!(error instanceof BackendError) && !(error instanceof ProblemError)) throw error;
    this.#options.post({ type: 'landscape', refusal: 'failed', message: error.message });
  }
}

function release(shown: Shown): void {
  shown.loss?.dispose();
  shown.loss = undefined;
}

function rowOf({ plane, rows }: Shown, point: WayPoint): readonly number[] {
  const known = rows.get(point);
  if (known) return known;
  const { a, b, distance } = placeOn(plane, point.tensors);
  const row = [point.step, a, b, distance];
  rows.set(point, row);
  return row;
}
