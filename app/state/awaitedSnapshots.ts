/** Snapshots are answered in order, so each that somebody waits for is known by its number. */
export class AwaitedSnapshots<Snapshot> {
  #awaiting: { readonly number: number; readonly resolve: (snapshot: Snapshot) => void }[] = [];
  #asked = 0;
  #came = 0;

  asked(): void {
    this.#asked++;
  }

  /** The one that was asked for last. */
  last(): Promise<Snapshot> {
    return new Promise((resolve) => this.#awaiting.push({ number: this.#asked, resolve }));
  }

  came(snapshot: Snapshot): void {
    this.#came++;
    const due = this.#awaiting.filter(({ number }) => number <= this.#came);
    this.#awaiting = this.#awaiting.filter(({ number }) => number > this.#came);
    for (const { resolve } of due) resolve(snapshot);
  }

  /** What was asked for will not come any more; who waits gets the next that does. */
  forget(): void {
    this.#came = this.#asked;
  }

  /** Nobody waits any more. */
  end(): void {
    this.#awaiting = [];
  }
}
