import type { Command, Frame, FrameRequest } from '../../engine/protocol.ts';

type Wants = () => FrameRequest;

interface FramesOptions {
  readonly send: (command: Extract<Command, { type: 'frame' }>) => void;
  /** requestAnimationFrame of the page: frames of a hidden tab are not asked for. */
  readonly schedule: (run: () => void) => void;
  /** The wait before a run that made no step meanwhile is looked at again: a step is still seen at once. */
  readonly rest?: (run: () => void) => void;
}

const restTime = 40; // ms

/**
 * The latest frame and those who draw it. One request is under way at a time; the next goes out when the last was
 * drawn, and only while something runs or somebody asked. Typed arrays live here and never in React's state.
 */
export class Frames {
  latest: Frame | undefined;
  readonly #options: FramesOptions;
  readonly #listeners = new Set<(frame: Frame) => void>();
  readonly #drawers = new Set<(frame: Frame) => void>();
  readonly #wants = new Set<Wants>();
  /** Whether there is an engine with a document to answer. */
  #open = false;
  #underWay = false;
  #again = false;
  #resting = false;
  #undrawn: Frame | undefined;

  constructor(options: FramesOptions) {
    this.#options = options;
  }

  /** A document is loaded: frames of the one before are not drawn any more. */
  begin(): void {
    this.#open = true;
    this.#undrawn = undefined;
    this.refresh();
  }

  /** The engine is gone. */
  end(): void {
    this.#open = false;
    this.#underWay = false;
    this.#again = false;
    this.#undrawn = undefined;
  }

  /** Asks for a frame after all commands so far. */
  refresh(): void {
    if (this.#underWay) {
      this.#again = true;
      return;
    }
    if (!this.#open) return;
    this.#underWay = true;
    this.#again = false;
    this.#options.send({ type: 'frame', wants: this.#allWants() });
  }

  receive(frame: Frame): void {
    // Where a frame came in before the last was drawn, its losses must not be lost; in practice it never does.
    this.#undrawn = frame;
    this.#options.schedule(() => {
      this.#underWay = false;
      const drawn = this.#undrawn;
      const stands = drawn?.step === this.latest?.step;
      this.#undrawn = undefined;
      if (drawn) {
        this.latest = drawn;
        for (const listener of this.#listeners) listener(drawn);
        // By then all that was to be rendered anew for it has been: pictures in that are drawn once.
        queueMicrotask(() => {
          for (const draw of this.#drawers) draw(drawn);
        });
      }
      if (this.#again) this.refresh();
      else if (drawn?.status.state === 'running') this.#goOn(stands);
    });
  }

  #goOn(stands: boolean): void {
    if (!stands) {
      this.refresh();
      return;
    }
    if (this.#resting) return;
    this.#resting = true;
    const { rest = (run) => setTimeout(run, restTime) } = this.#options;
    rest(() => {
      this.#resting = false;
      this.refresh();
    });
  }

  /** Hears of every frame, before it is drawn. */
  subscribe(listener: (frame: Frame) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Draws every frame, before the screen shows it, when all who subscribed have heard of it. */
  onDraw(draw: (frame: Frame) => void): () => void {
    this.#drawers.add(draw);
    return () => this.#drawers.delete(draw);
  }

  /** Adds what a visible panel needs; asks for it at once. */
  want(wants: Wants): () => void {
    this.#wants.add(wants);
    this.refresh();
    return () => this.#wants.delete(wants);
  }

  #allWants(): FrameRequest {
    const all = [...this.#wants].map((wants) => wants());
    const grid = Math.max(0, ...all.map((each) => each.grid ?? 0));
    const predictions = Math.max(0, ...all.map((each) => each.predictions ?? 0));
    const tensors = [...new Set(all.flatMap((each) => each.tensors ?? []))];
    const statistics = [...new Set(all.flatMap((each) => each.statistics ?? []))];
    const timeline = all.some((each) => each.timeline);
    const probe = all.findLast((each) => each.probe)?.probe;
    const mapping = all.findLast((each) => each.mapping)?.mapping;
    const pictured = all.flatMap((each) => each.neurons ?? []);
    const neurons = pictured.length > 0 && {
      layers: [...new Set(pictured.flatMap(({ layers }) => layers))],
      size: Math.max(...pictured.map(({ size }) => size)),
    };
    return {
      ...(grid && { grid }),
      ...(predictions && { predictions }),
      ...(tensors.length > 0 && { tensors }),
      ...(neurons && { neurons }),
      ...(probe && { probe }),
      ...(timeline && { timeline }),
      ...(statistics.length > 0 && { statistics }),
      ...(all.some((each) => each.track) && { track: true }),
      ...(mapping && { mapping }),
    };
  }
}
