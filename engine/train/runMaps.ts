import { compareStarts } from './compareStarts.ts';
import type { DifferenceAnswer } from './differenceAnswer.ts';
import { gridSide, inputGrid } from './inputGrid.ts';
import { Predictor } from './predictor.ts';
import type { PastRun } from './runs.ts';
import type { Session } from './session.ts';
import { planeOf } from './summarise.ts';

const largestGrid = 128;
/** Multiplications that one map may cost: commands wait for it. */
const mostWork = 4e9;

/** How the present run and one before it began, and what they answer over the same plane. Of the other, the answers are worked out once. */
export class RunMaps {
  #mine: { readonly session: Session; readonly predictor: Promise<Predictor> } | undefined;
  #theirs: { readonly run: PastRun; readonly key: string; readonly outputs: Float32Array } | undefined;

  async difference(
    session: Session,
    run: PastRun | undefined,
    { run: id, size: wanted }: { readonly run: number; readonly size: number },
  ): Promise<DifferenceAnswer> {
    if (!run) return { run: id, isLost: true };
    const { data, model } = session;
    const { spec: document, run: identity } = run.snapshot;
    const start = compareStarts(session, { document, data: run.data, identity });
    if (data.shape.kind !== 'points' || run.data.shape.kind !== 'points') return { run: id, start };
    const most = mostWork / Math.max(model.parameterCount, run.model.parameterCount);
    const size = gridSide(data, Math.min(largestGrid, wanted), most);
    const plane = planeOf(data);
    const grid = inputGrid(data, size);
    if (!grid) return { run: id, start };
    const predictor = await this.#predictor(session);
    predictor.setWeights(await session.weights());
    const mine = await predictor.predict(grid.inputs);
    const theirs = (await this.#outputsOf(session, run, size, plane)).slice();
    return { run: id, start, size, mine, theirs, theirUnits: run.model.lossContext.units };
  }

  /** Another run is the present one. */
  close(): void {
    void this.#mine?.predictor.then((predictor) => predictor.dispose()).catch(() => {});
    this.#mine = undefined;
    this.#theirs = undefined;
  }

  #predictor(session: Session): Promise<Predictor> {
    if (this.#mine?.session !== session) {
      this.close();
      this.#mine = { session, predictor: Predictor.open(session.model, session.backend) };
    }
    return this.#mine.predictor;
  }

  async #outputsOf(
    { backend }: Session,
    run: PastRun,
    size: number,
    plane: readonly [number, number],
  ): Promise<Float32Array> {
    const key = JSON.stringify([size, plane]);
    if (this.#theirs?.run === run && this.#theirs.key === key) return this.#theirs.outputs;
    const grid = inputGrid(run.data, size, plane);
    const predictor = await Predictor.open(run.model, backend);
    try {
      predictor.setWeights(run.snapshot.tensors);
      const outputs = grid ? await predictor.predict(grid.inputs) : new Float32Array(0);
      this.#theirs = { run, key, outputs };
      return outputs;
    } finally {
      predictor.dispose();
    }
  }
}
