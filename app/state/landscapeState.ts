import type { Command, Landscape, LandscapeEvent, LandscapeRequest } from '../../engine/protocol.ts';

/** What is known of the surface but its numbers. */
export type LandscapeAbout = Omit<Landscape, 'values'>;

export interface LandscapeTold {
  /** Until the engine answers, and where it refuses. */
  readonly asked?: LandscapeRequest;
  readonly about?: LandscapeAbout;
  readonly refusal?: NonNullable<LandscapeEvent['refusal']>;
  readonly message?: string;
}

/** The loss surface that was asked for last. Its numbers lie here, and never in React's state. */
export class LandscapeState {
  told: LandscapeTold = {};
  values = new Float32Array(0);
  readonly #send: (command: Extract<Command, { type: 'landscape' | 'stopLandscape' }>) => void;
  readonly #listeners = new Set<() => void>();

  constructor(send: (command: Extract<Command, { type: 'landscape' | 'stopLandscape' }>) => void) {
    this.#send = send;
  }

  ask(request: LandscapeRequest): void {
    const { asked, refusal } = this.told;
    this.#send({ type: 'landscape', request });
    // Asked once more, it is refused until the engine thinks otherwise.
    const isRepeated = refusal !== undefined && asked !== undefined && isSame(asked, request);
    this.#tell({ asked: request, ...(isRepeated && { refusal }) });
  }

  stop(): void {
    this.#send({ type: 'stopLandscape' });
  }

  receive({ landscape, refusal, message }: LandscapeEvent): void {
    const { asked } = this.told;
    if (landscape) {
      const { values, ...about } = landscape;
      // The one that was asked for before was still on its way.
      if (asked && !isSame(asked, about.request)) return;
      this.values = values as Float32Array<ArrayBuffer>;
      this.#tell({ about });
    } else if (refusal) {
      this.#tell({ ...(asked && { asked }), refusal, ...(message && { message }) });
    } else {
      this.#tell({});
    }
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #tell(told: LandscapeTold): void {
    this.told = told;
    for (const listener of this.#listeners) listener();
  }
}

export const isSame = (a: LandscapeRequest, b: LandscapeRequest): boolean =>
  a.plane === b.plane && a.reach === b.reach && a.size === b.size && (a.plane !== 'random' || a.seed === b.seed);
