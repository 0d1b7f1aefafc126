/**
 * The coefficients that minimise Σ (row · coefficients − value)², by the normal equations AᵀA c = Aᵀy.
 * Columns are scaled to length 1 first, so that parameters counted in millions do not drown a constant.
 * @param {readonly (readonly number[])[]} rows
 * @param {readonly number[]} values
 * @returns {number[]}
 */
export function leastSquares(rows, values) {
  const width = rows[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? 0));
  const lengths = columns.map((column) => Math.hypot(...column) || 1);
  const scaled = columns.map((column, i) => column.map((value) => value / (lengths[i] ?? 1)));
  const equations = scaled.map((column) => [...scaled.map((other) => dot(column, other)), dot(column, values)]);
  return solve(equations).map((coefficient, i) => coefficient / (lengths[i] ?? 1));
}

/** @param {readonly number[]} a @param {readonly number[]} b */
const dot = (a, b) => a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

/** Gauss–Jordan elimination with row pivoting; each row ends with its right-hand side. @param {number[][]} rows */
function solve(rows) {
  const at = (/** @type {number} */ row, /** @type {number} */ column) => rows[row]?.[column] ?? 0;
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.reduce(
      (best, _, row) => (row > i && Math.abs(at(row, i)) > Math.abs(at(best, i)) ? row : best),
      i,
    );
    [rows[i], rows[pivot]] = [/** @type {number[]} */ (rows[pivot]), /** @type {number[]} */ (rows[i])];
    if (Math.abs(at(i, i)) < 1e-12) throw new Error('the points do not tell the terms apart');
    rows[i] = (rows[i] ?? []).map((value) => value / at(i, i));
    const reduced = rows[i] ?? [];
    for (let row = 0; row < rows.length; row++) {
      const factor = at(row, i);
      if (row !== i) rows[row] = (rows[row] ?? []).map((value, column) => value - factor * (reduced[column] ?? 0));
    }
  }
  return rows.map((row) => row.at(-1) ?? Number.NaN);
}
