import { number } from '../spec/field.ts';
import { elementCount } from './elementCount.ts';
import { defineInitializer } from './initializer.ts';

/**
 * Columns (or rows, where there are fewer) of length `gain` at right angles to each other: the Q of a normal matrix,
 * with the signs that make R's diagonal positive, as in Keras. More than two dimensions are [all but the last, last].
 */
export const orthogonal = defineInitializer({
  label: { en: 'Orthogonal', zh: '正交' },
  about: {
    en: 'Turns the input without stretching it, so that signals survive many layers.',
    zh: '只旋转输入而不拉伸，信号可穿过许多层。',
  },
  source: 'Saxe et al., Exact Solutions to the Nonlinear Dynamics of Learning in Deep Linear Networks, 2014',
  formula: 'gain · Q, with QᵀQ = I',
  fields: {
    gain: number({ label: { en: 'Gain', zh: '增益' }, min: 0, max: 100, default: 1, scale: 'log' }),
  },
  fill({ gain }, { shape }, draws) {
    const columns = shape.at(-1) ?? 1;
    const rows = elementCount(shape) / columns;
    const tall = rows >= columns;
    const length = Math.max(rows, columns);
    // Vector k is column k of a tall matrix, row k of a wide one.
    const place = (k: number, i: number): number => (tall ? i * columns + k : k * columns + i);
    const vectors = Array.from({ length: Math.min(rows, columns) }, (_, k) =>
      new Float64Array(length).map((_value, i) => draws.normalAt(place(k, i))),
    );
    orthonormalise(vectors);
    const result = new Float64Array(elementCount(shape));
    vectors.forEach((vector, k) => vector.forEach((value, i) => (result[place(k, i)] = gain * value)));
    return result;
  },
});

/** Modified Gram–Schmidt, in place: from each vector the directions of all earlier ones are taken, then it is made 1 long. */
function orthonormalise(vectors: readonly Float64Array[]): void {
  vectors.forEach((vector, k) => {
    for (let j = 0; j < k; j++) {
      const earlier = vectors[j] ?? vector;
      const share = dot(earlier, vector);
      for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) - share * (earlier[i] ?? 0);
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < vector.length; i++) vector[i] = (vector[i] ?? 0) / length;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
