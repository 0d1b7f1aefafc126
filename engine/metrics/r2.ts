import type { Judged } from './judged.ts';
import type { Metric } from './metric.ts';

interface Spread {
  /** Σ (y − t)² and Σ (t − mean t)² of one output. */
  readonly residual: number;
  readonly total: number;
}

function spreads({ predictions, targets, units }: Judged): Spread[] {
  const count = Math.floor(targets.length / units);
  return Array.from({ length: units }, (_unit, unit) => {
    const column = (values: ArrayLike<number>): number[] =>
      Array.from({ length: count }, (_row, row) => values[row * units + unit] ?? Number.NaN);
    const t = column(targets);
    const y = column(predictions);
    const first = t[0] ?? 0;
    // Around the first value, so that constant targets have a spread of exactly 0.
    const mean = first + t.reduce((sum, value) => sum + (value - first), 0) / Math.max(1, count);
    const squares = (values: readonly number[], from: (i: number) => number): number =>
      values.reduce((sum, value, i) => sum + (value - from(i)) ** 2, 0);
    return { residual: squares(y, (i) => t[i] ?? Number.NaN), total: squares(t, () => mean) };
  });
}

/** Outputs whose targets are all the same: there R² says nothing. */
export const constantTargets = (facts: Judged): number[] =>
  spreads(facts).flatMap(({ total }, output) => (total === 0 ? [output] : []));

/** Mean over outputs. With constant targets an output counts 1 where it is exact and else 0, as in scikit-learn. */
export const r2: Metric<Judged> = {
  label: { en: 'R²', zh: 'R²' },
  about: {
    en: 'The share of the targets’ variance that is explained: 1 is perfect, 0 no better than their mean.',
    zh: '解释了目标方差的多少：1 为完美，0 与只猜均值相同。',
  },
  formula: '1 − Σ (y − t)² / Σ (t − mean t)²',
  better: 'higher',
  value(facts) {
    const scores = spreads(facts).map(({ residual, total }) =>
      total === 0 ? Number(residual === 0) : 1 - residual / total,
    );
    return facts.targets.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length;
  },
};
