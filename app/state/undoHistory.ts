import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Words } from '../../engine/spec/words.ts';
import type { PageStore } from './pageStore.ts';
import type { SavedHistory } from './runHistory.ts';
import { snapshotBytes } from './snapshotBytes.ts';
import type { Snapshot } from './trainer.ts';

/** A document with the run that it had: what undoing a change of structure goes back to. */
export interface Place {
  readonly document: ModelSpec;
  /** Absent where nothing was trained, or where the run was too large to keep: then it begins from its seed. */
  snapshot?: Snapshot | undefined;
  /** Whether there were weights, which had to make way. */
  lost?: boolean;
  readonly curves: SavedHistory;
}

export interface WeightValues {
  before?: number;
  after: number;
}

/** One change. `live`: a value that acts while the run goes on, which undoing sets back. */
export type Change = { readonly label: Words } & (
  | { readonly kind: 'place'; readonly place: Place }
  /** A weight set by hand: what it was, as soon as the engine has told, and what it became; `back` goes to the first. */
  | { readonly kind: 'weight'; readonly path: string; readonly back: boolean; readonly values: WeightValues }
  | { readonly kind: 'live'; readonly path: string; readonly value: number | string | boolean }
);

/** Changes that can be taken back, and bytes of trained weights kept for them: the oldest let go of theirs first. */
const mostChanges = 200;
const mostBytes = 32e6;
/** Changes of one field that follow each other so fast (ms) are one: a slider's drag, a word being typed. */
const together = 600;

/** What was done and undone, the newest last. */
export class UndoHistory {
  readonly #page: PageStore;
  #past: Change[] = [];
  #future: Change[] = [];
  #last: { readonly key: string; readonly at: number } | undefined;
  #pressed = false;
  #now: () => number;

  constructor(page: PageStore, now: () => number = () => performance.now()) {
    this.#page = page;
    this.#now = now;
  }

  /** Whether a change of this field goes with the one before: then what that one remembers is what to go back to. */
  continues(key: string): boolean {
    const at = this.#now();
    const goesOn = this.#last?.key === key && (this.#pressed || at - this.#last.at < together) && this.#past.length > 0;
    this.#last = { key, at };
    return goesOn;
  }

  /** While the pointer is down, a drag may rest and is still one change; what the next press does is another. */
  press(down: boolean): void {
    this.#pressed = down;
    if (down) this.#last = undefined;
  }

  /** Remembers how it was before a change that people make; what was undone can no longer be done again. */
  did(change: Change): void {
    this.#past = [...this.#past, change].slice(-mostChanges);
    this.#future = [];
    this.#tell();
  }

  /** The change to take back; `present` is what redoing it will need. */
  undo(present: (change: Change) => Change): Change | undefined {
    return this.#move(this.#past, this.#future, present);
  }

  redo(present: (change: Change) => Change): Change | undefined {
    return this.#move(this.#future, this.#past, present);
  }

  /** The weights of a place came in: kept while there is room, of the newest changes first. */
  trim(): void {
    let bytes = 0;
    const places = [...this.#future, ...this.#past].flatMap((change) =>
      change.kind === 'place' ? [change.place] : [],
    );
    for (const place of places.toReversed()) {
      bytes += place.snapshot ? snapshotBytes(place.snapshot) : 0;
      if (bytes <= mostBytes || !place.snapshot) continue;
      place.snapshot = undefined;
      place.lost = true;
    }
  }

  save(): { readonly past: readonly Change[]; readonly future: readonly Change[] } {
    return { past: this.#past, future: this.#future };
  }

  restore({ past, future }: { readonly past: readonly Change[]; readonly future: readonly Change[] }): void {
    this.#past = [...past];
    this.#future = [...future];
    this.#tell();
  }

  #move(from: Change[], to: Change[], present: (change: Change) => Change): Change | undefined {
    const change = from.pop();
    if (!change) return undefined;
    to.push(present(change));
    this.#last = undefined;
    this.#tell();
    return change;
  }

  #tell(): void {
    const [undoable, redoable] = [this.#past.at(-1)?.label, this.#future.at(-1)?.label];
    // Its button would take back something else from now on.
    this.#page.setState({ undoable, redoable, toast: undefined });
  }
}
