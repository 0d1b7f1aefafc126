/** A loss this many times the first one … */
const factor = 1000;
/** … for this many steps in a row counts as diverged, as does any loss that is not finite. */
const patience = 20;

/** A run whose loss is no more than this many times the first is not about to blow up. */
const calm = 10;

/** What the guard has seen. */
export interface GuardState {
  readonly firstLoss: number | undefined;
  /** Steps in a row whose loss was far above the first. */
  readonly above: number;
  readonly loss: number;
}

/** Watches the losses of single steps. */
export class DivergenceGuard {
  firstLoss: number | undefined;
  #above = 0;
  #loss = Infinity;

  /** Whether the run has diverged with this loss. */
  sees(loss: number): boolean {
    this.#loss = loss;
    if (!Number.isFinite(loss)) return true;
    this.firstLoss ??= loss;
    // A first loss of exactly 0 cannot be exceeded by a factor.
    this.#above = this.firstLoss > 0 && loss > factor * this.firstLoss ? this.#above + 1 : 0;
    return this.#above >= patience;
  }

  /** Whether the last loss was about the first, or better. */
  get isCalm(): boolean {
    return this.firstLoss !== undefined && this.#loss <= calm * this.firstLoss;
  }

  reset(firstLoss?: number): void {
    this.firstLoss = firstLoss;
    this.#above = 0;
  }

  save(): GuardState {
    return { firstLoss: this.firstLoss, above: this.#above, loss: this.#loss };
  }

  restore({ firstLoss, above, loss }: GuardState): void {
    this.firstLoss = firstLoss;
    this.#above = above;
    this.#loss = loss;
  }
}
