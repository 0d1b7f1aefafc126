import type { Expression } from '../../../formula/expression.ts';
import { reduced } from '../../../plan/program.ts';
import type { Cursor } from './cursor.ts';
import type { Lanes } from './lanes.ts';
import type { Known, Values } from './values.ts';

/** A block of cells: rows along one axis, columns `columnStep` elements apart along another. */
export interface Tile {
  readonly rowAxis: string | undefined;
  readonly rows: number;
  readonly columnAxis: string | undefined;
  readonly columns: number;
  readonly columnStep: number;
  /** What the lanes of a cell's vectors are. */
  readonly lanes: (column: number) => Lanes;
}

/**
 * Visits every cell of a tile with the cursor there. What the roots need that is the same all along a row or a column
 * of the tile is computed once for it: in a matrix product, either operand's load.
 */
export function forTile(
  values: Values,
  cursor: Cursor,
  tile: Tile,
  roots: readonly Expression[],
  visit: (row: number, column: number) => void,
): void {
  const { rowAxis, rows, columnAxis, columns, columnStep, lanes } = tile;
  const heldAlong = (axis: string | undefined, column: number): Known =>
    values.hold(roots, lanes(column), (names) => !names.has(reduced) && (axis === undefined || !names.has(axis)));

  const columnValues: Known[] = [];
  for (let column = 0; column < columns; column++) {
    cursor.at(columnAxis, column * columnStep, () => {
      columnValues.push(rows > 1 ? heldAlong(rowAxis, column) : new Map());
    });
  }
  for (let row = 0; row < rows; row++) {
    cursor.at(rowAxis, row, () => {
      const rowValues: Known = columns > 1 ? heldAlong(columnAxis, 0) : new Map();
      columnValues.forEach((known, column) => {
        cursor.at(columnAxis, column * columnStep, () => values.within([known, rowValues], () => visit(row, column)));
      });
      values.forget(rowValues);
    });
  }
  values.forget(...columnValues);
}
