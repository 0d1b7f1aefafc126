/** How strongly drawn digits vary. Deviations; lengths in the skeletons' box of 100 where nothing else is said. */
export const spread = {
  /** Each point of a skeleton on its own. */
  point: 1.2,
  /** Elastic distortion: amplitude of each of three waves. */
  elastic: 1,
  /** Quadratic warp, coefficients for coordinates of −1 to 1. */
  bend: 0.08,
  /** Logarithm of width over height. */
  aspect: { mean: -0.07, deviation: 0.18 },
  slant: { mean: 0.12, deviation: 0.3 },
  /** Radians. */
  turn: 0.24,
  /** Pen width in pixels of the 28 × 28 picture, and the deviation of its logarithm. */
  pen: { median: 2.4, deviation: 0.27 },
  /** How much the pen's width changes along the line, as a share of it. */
  pressure: 0.15,
  /** Width of the ink's edge in pixels: 1 is a sharp anti-aliased edge, more is blur. */
  softness: { low: 0.9, high: 1.5 },
};
