import { applyEdit } from '../../engine/spec/edit.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

type Value = number | string | boolean;
interface LiveEdit {
  readonly path: string;
  readonly value: Value;
}

/** A drag sends the engine at most one value in so many milliseconds: each is recorded with its step. */
const pause = 100;

/** Live edits on their way to the engine, and those that its snapshots do not tell of yet. */
export class LiveEdits {
  readonly #send: (edit: LiveEdit) => void;
  readonly #now: () => number;
  #last: { readonly path: string; readonly at: number } | undefined;
  #late: LiveEdit | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What was sent, in order; `undefined` is a snapshot that was asked for. */
  #unanswered: (LiveEdit | undefined)[] = [];

  constructor(send: (edit: LiveEdit) => void, now: () => number = () => performance.now()) {
    this.#send = send;
    this.#now = now;
  }

  /** The first value of a drag goes at once, of those that follow too fast the newest goes after the pause. */
  edit(path: string, value: Value): void {
    const at = this.#now();
    if (this.#last?.path === path && at - this.#last.at < pause) {
      this.#late = { path, value };
      this.#timer ??= setTimeout(() => this.flush(), pause);
      return;
    }
    // What waits of the same drag is overtaken.
    if (this.#late?.path === path) this.#late = undefined;
    this.flush();
    this.#go({ path, value });
  }

  /** Whatever else is told the engine comes after all values set so far. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const late = this.#late;
    this.#late = undefined;
    if (late) this.#go(late);
  }

  snapshotAsked(): void {
    this.#unanswered.push(undefined);
  }

  /** A snapshot came: it tells of every edit sent before it was asked for. */
  snapshotCame(): void {
    const asked = this.#unanswered.indexOf(undefined);
    if (asked >= 0) this.#unanswered = this.#unanswered.slice(asked + 1);
  }

  /** Another run: no edit of this one acts any more. */
  clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#late = undefined;
    this.#last = undefined;
    this.#unanswered = this.#unanswered.map(() => undefined);
  }

  /** The engine is gone, and with it every answer. */
  forget(): void {
    this.clear();
    this.#unanswered = [];
  }

  /** The document with all of them applied. */
  applied(document: ModelSpec): ModelSpec {
    return [...this.#unanswered, this.#late].reduce<ModelSpec>((spec, edit) => {
      const edited = edit && applyEdit(spec, edit.path, edit.value);
      return edited?.ok ? edited.value : spec;
    }, document);
  }

  #go(edit: LiveEdit): void {
    this.#last = { path: edit.path, at: this.#now() };
    this.#unanswered.push(edit);
    this.#send(edit);
  }
}
