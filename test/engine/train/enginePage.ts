import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import type { BackendName } from '../../../engine/backends/backend.ts';
import type { Choice, Command, Event, Frame, FrameRequest } from '../../../engine/protocol.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { Engine } from '../../../engine/train/engine.ts';
import type { OpenBackend } from '../../../engine/train/openBackends.ts';

/** The page's end of an engine that runs right here. */
export class EnginePage {
  readonly events: Event[] = [];
  readonly engine: Engine;
  #waiting: (() => void)[] = [];

  constructor(open: OpenBackend = () => createWasmBackend()) {
    this.engine = new Engine(open, (event) => {
      this.events.push(structuredClone(event));
      for (const wake of this.#waiting.splice(0)) wake();
    });
  }

  send(command: Command): void {
    this.engine.receive(structuredClone(command));
  }

  /** The next event of a type that comes after this call, and is as wanted. */
  async next<T extends Event['type']>(
    type: T,
    holds: (event: Extract<Event, { type: T }>) => boolean = () => true,
  ): Promise<Extract<Event, { type: T }>> {
    for (let seen = this.events.length; ;) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
      // Several may have come at once.
      for (; seen < this.events.length; seen++) {
        const event = this.events[seen]!;
        if (event.type === 'failed') throw new Error(event.message);
        const found = event as Extract<Event, { type: T }>;
        if (event.type === type && holds(found)) return found;
      }
    }
  }

  async load(spec: ModelSpec, options: Partial<Extract<Command, { type: 'load' }>> = {}) {
    const loaded = this.next('loaded');
    this.send({ type: 'load', spec, keep: false, ...options });
    return (await loaded).summary;
  }

  async frame(wants: FrameRequest = {}): Promise<Frame> {
    const frame = this.next('frame');
    this.send({ type: 'frame', wants });
    return (await frame).frame;
  }

  async snapshot() {
    const snapshot = this.next('snapshot');
    this.send({ type: 'snapshot' });
    return (await snapshot).snapshot;
  }

  /** The newest word on where the run trains. */
  get choice(): Choice | undefined {
    return this.events.findLast((event) => event.type === 'choice')?.choice;
  }

  /** Waits until the run trains there. */
  async runsOn(backend: BackendName): Promise<Choice> {
    for (;;) {
      const { choice } = this;
      if (choice?.backend === backend) return choice;
      await this.next('choice');
    }
  }

  /** Waits until so many backends are measured. */
  async measured(count: number): Promise<Choice> {
    for (;;) {
      const { choice } = this;
      if (choice && Object.keys(choice.speeds).length >= count) return choice;
      await this.next('choice');
    }
  }
}
