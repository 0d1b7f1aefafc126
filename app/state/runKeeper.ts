import type { PageStore } from './pageStore.ts';
import type { RunHistory } from './runHistory.ts';
import { runLink, saveRun, type SavedRun } from './savedRun.ts';
import { snapshotBytes } from './snapshotBytes.ts';
import type { Snapshot, Trainer } from './trainer.ts';

/** Milliseconds between snapshots while a run goes on; larger nets are kept less often. */
const interval = 3000;
const bytesPerSecond = 4e6;
/** A run larger than this is not kept: writing it would hold up the page. */
const mostBytes = 64e6;

/** Keeps the run in the browser, so that a reload costs no work. */
export class RunKeeper {
  readonly #page: PageStore;
  readonly #history: RunHistory;
  #bytes = 0;
  #writing = false;
  #waiting: SavedRun | undefined;
  #denied = false;

  constructor(page: PageStore, history: RunHistory) {
    this.#page = page;
    this.#history = history;
  }

  /** Asks for snapshots at intervals, and when the page may be about to go. */
  watch(trainer: Trainer): void {
    const ask = (): void => {
      if (trainer.isRunning && this.#page.getState().engine === 'ready') trainer.send({ type: 'snapshot' });
    };
    const tick = (): void => {
      ask();
      setTimeout(tick, Math.max(interval, (1000 * this.#bytes) / bytesPerSecond));
    };
    setTimeout(tick, interval);
    addEventListener('pagehide', ask);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') ask();
    });
  }

  /** Keeps this snapshot; while one is being written only the newest waits. */
  keep(snapshot: Snapshot): void {
    const { document, engine, problems } = this.#page.getState();
    // What runs while a document is impossible is another one.
    if (problems.length > 0) return;
    this.#bytes = snapshotBytes(snapshot);
    if (engine !== 'ready' || this.#denied || this.#bytes > mostBytes) return;
    this.#waiting = { link: runLink(document), snapshot, history: this.#history.save() };
    if (!this.#writing) void this.#write();
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#waiting && !this.#denied) {
      const run = this.#waiting;
      this.#waiting = undefined;
      try {
        await saveRun(run);
      } catch {
        this.deny();
      }
    }
    this.#writing = false;
  }

  /** Storage is denied or full: said once, and work goes on. */
  deny(): void {
    if (this.#denied) return;
    this.#denied = true;
    this.#page.setState(({ notices }) => ({ notices: [...notices, { kind: 'storage' }] }));
  }
}
