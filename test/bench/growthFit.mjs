import { leastSquares } from './leastSquares.mjs';

/** @typedef {{name: string, parameters: number, batch: number, depth: number, microseconds: number}} Point */
/** @typedef {{coefficients: number[], residuals: number[]}} Fit */

/** Share of a step's time beyond which the form does not tell how it grows. */
export const largestResidual = 0.3;

/** Terms of t = a + b·P + c·P·B. @param {Point} point */
const form = ({ parameters, batch }) => [1, parameters, parameters * batch];

/** The same and d for every layer: a GPU is told of each one's kernels, however small they are. @param {Point} point */
const formWithLayers = (point) => [...form(point), point.depth];

/**
 * Least squares of relative residuals, so that small nets weigh as much as large ones.
 * @param {readonly Point[]} points
 * @param {(point: Point) => number[]} terms
 * @returns {Fit}
 */
function fit(points, terms) {
  const relative = points.map((point) => terms(point).map((value) => value / point.microseconds));
  const coefficients = leastSquares(
    relative,
    points.map(() => 1),
  );
  const residuals = relative.map((row) => row.reduce((sum, value, i) => sum + value * (coefficients[i] ?? 0), -1));
  return { coefficients, residuals };
}

/**
 * How the time of a step grows with parameters and batch; where the form misses a point by more than
 * `largestResidual`, also what a term for layers makes of it. @param {readonly Point[]} points
 */
export function growthFit(points) {
  const plain = fit(points, form);
  const isLarge = (/** @type {number} */ residual) => Math.abs(residual) > largestResidual;
  return { plain, withLayers: plain.residuals.some(isLarge) ? fit(points, formWithLayers) : undefined };
}
