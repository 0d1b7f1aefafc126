/** What a command does. */
export interface Cost {
  /** Arithmetic operations of the formulas: a multiplication and an addition are two, an exp is one. */
  readonly operations: number;
  /** Bytes read and written if every kernel finds nothing in a cache and reads nothing twice. */
  readonly bytes: number;
}

/** Cost over the rows of a batch: `fixed + rows · perRow`. */
export interface RowCost {
  readonly fixed: Cost;
  readonly perRow: Cost;
}

export interface StepCost {
  readonly total: RowCost;
  /** By layer id: its forward and backward kernels and its update; the batch and the loss are in the total alone. */
  readonly layers: Readonly<Record<string, RowCost>>;
}

/** Of a step on so many rows. */
export const costAt = ({ fixed, perRow }: RowCost, rows: number): Cost => ({
  operations: fixed.operations + rows * perRow.operations,
  bytes: fixed.bytes + rows * perRow.bytes,
});
