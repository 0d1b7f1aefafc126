import type { CodeBuilder, Local } from './codeBuilder.ts';

/**
 * Elementary functions on four 32-bit floats. Each takes its arguments from the stack and leaves its result there.
 *
 * Policy: NaN in, NaN out; finite in, finite out wherever the true value is a real number. exp saturates at 2.4e38 and
 * bottoms out at the smallest normal float 1.2e-38 (denormals cost a hundred cycles), so a run that diverges shows in
 * its numbers and not by traps or stalls. Argument reductions follow Cody and Waite; polynomials and rationals were
 * fitted to least maximal error by us. The error bounds stated here are checked against 64 bits in the tests.
 */
export type Emit = (f: CodeBuilder) => void;

const MIN_NORMAL = 1.17549435e-38;
const LOG2_E = 1.44269504;
/** ln 2 in two parts; the first has 9 bits, so whole numbers to 2^15 times it are exact. */
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;
/** Adding 1.5 · 2^23 rounds to a whole number and leaves it in the low bits of the mantissa. */
const ROUND = 12582912;
const ONE_BITS = 0x3f800000;
const SQRT_HALF_BITS = 0x3f3504f3;
const SIGN_BIT = 0x80000000;

/** Σ coefficients[i] xⁱ. */
function polynomial(f: CodeBuilder, x: Local, coefficients: readonly number[]): void {
  f.f32x4(coefficients.at(-1) ?? 0);
  for (const coefficient of coefficients.slice(0, -1).toReversed()) {
    f.get(x).multiplyAdd(() => f.f32x4(coefficient));
  }
}

function clamp(f: CodeBuilder, low: number, high: number): void {
  // pmax and pmin pass a NaN in their first operand through.
  f.f32x4(low).op('f32x4.pmax').f32x4(high).op('f32x4.pmin');
}

/** (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2; adds 1.4e-8 to the relative error of eʳ − 1. */
const EXP_TAIL = [0.49999997, 0.16666542, 0.0416672044, 0.00836669188, 0.00138824887];

/** x on the stack → eʳ − 1 on the stack; returns the local of 2ⁿ, where x = n ln 2 + r. */
function splitExp(f: CodeBuilder): Local {
  const [x, power, n] = [f.local('v128'), f.local('v128'), f.local('v128')];
  clamp(f, -87.33, 88.3762589);
  f.set(x);
  // n with the exponent's bias 127 lands in the low bits, and shifting it up by 23 gives the bits of 2ⁿ.
  f.get(x)
    .f32x4(LOG2_E)
    .op('f32x4.mul')
    .f32x4(ROUND + 127)
    .op('f32x4.add')
    .tee(power);
  f.f32x4(ROUND + 127)
    .op('f32x4.sub')
    .set(n);
  f.get(power).i32(23).op('i32x4.shl').set(power);
  f.get(x).get(n).f32x4(LN2_HIGH).op('f32x4.mul', 'f32x4.sub');
  f.get(n).f32x4(LN2_LOW).op('f32x4.mul', 'f32x4.sub').tee(x);
  polynomial(f, x, EXP_TAIL);
  f.get(x).get(x).op('f32x4.mul', 'f32x4.mul', 'f32x4.add');
  f.release(x, n);
  return power;
}

/** Relative error ≤ 1e-7 on [−87.3, 88.3]; saturates beyond. */
export const exp: Emit = (f) => {
  const power = splitExp(f);
  f.f32x4(1).op('f32x4.add').get(power).op('f32x4.mul');
  f.release(power);
};

/** eˣ − 1. Relative error ≤ 1.3e-7 up to 88.3; saturates beyond. */
export const expm1: Emit = (f) => {
  const power = splitExp(f);
  f.get(power).op('f32x4.mul').get(power).f32x4(1).op('f32x4.sub', 'f32x4.add');
  f.release(power);
};

/** (log((1 + s) / (1 − s)) / s − 2) / s² in s². */
const ATANH_TAIL = [0.666667759, 0.39977473, 0.298737228];

/** Pushes k ln 2 + log(1 + m) for whole k and m in [√½ − 1, √2 − 1]; releases both locals. */
function logReduced(f: CodeBuilder, k: Local, m: Local): void {
  const [s, z, half] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.get(m).f32x4(2).get(m).op('f32x4.add', 'f32x4.div').tee(s);
  f.get(s).op('f32x4.mul').set(z);
  f.get(m).get(m).op('f32x4.mul').f32x4(0.5).op('f32x4.mul').set(half);
  f.get(k).f32x4(LN2_HIGH).op('f32x4.mul');
  // … + (m − (half − (s (half + z tail) + k low))): the order that keeps the large parts exact
  f.get(m).get(half).get(s).get(half).get(z);
  polynomial(f, z, ATANH_TAIL);
  f.op('f32x4.mul', 'f32x4.add', 'f32x4.mul').get(k).f32x4(LN2_LOW).op('f32x4.mul', 'f32x4.add');
  f.op('f32x4.sub', 'f32x4.sub', 'f32x4.add');
  f.release(s, z, half, k, m);
}

/** Whole k with u = 2^k · fraction, fraction in [√½, √2), as integers; u is positive and normal. */
function exponent(f: CodeBuilder, u: Local): void {
  f.get(u).i32x4(SQRT_HALF_BITS).op('i32x4.sub').i32(23).op('i32x4.shr_s');
}

/** Relative error ≤ 1e-7 for normal x; log(x ≤ 1.2e-38) = −87.3. */
export const log: Emit = (f) => {
  const [x, k, m] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.f32x4(MIN_NORMAL).op('f32x4.pmax').set(x);
  exponent(f, x);
  f.set(k).get(x).get(k).i32(23).op('i32x4.shl', 'i32x4.sub').f32x4(1).op('f32x4.sub').set(m);
  f.get(k).op('f32x4.convert_i32x4_s').set(k);
  logReduced(f, k, m);
  // The bits of a NaN would pass for a large number.
  f.get(x).get(x).op('f32x4.ne', 'v128.or');
  f.release(x);
};

/** log(1 + x). Relative error ≤ 1.3e-7 for −1 < x ≤ 8e37; log1p(−1) = −87.3, saturates at 87.3. */
export const log1p: Emit = (f) => {
  const [x, u, k] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.f32x4(2 ** 126)
    .op('f32x4.pmin')
    .tee(x)
    .f32x4(1)
    .op('f32x4.add')
    .f32x4(MIN_NORMAL)
    .op('f32x4.pmax')
    .set(u);
  exponent(f, u);
  f.set(k);
  // m = x 2^−k + (2^−k − 1) is rounded once, and is x itself where k = 0.
  f.i32x4(ONE_BITS).get(k).i32(23).op('i32x4.shl', 'i32x4.sub').set(u);
  f.get(x).get(u).op('f32x4.mul').get(u).f32x4(1).op('f32x4.sub', 'f32x4.add').set(x);
  f.get(k).op('f32x4.convert_i32x4_s').set(k);
  f.release(u);
  logReduced(f, k, x);
};

/** π/2 in three parts, the first two of 11 bits. */
const HALF_PI = [1.5703125, 0.0004837512969970703, 7.54979013e-8] as const;
const SINE_TAIL = [-0.166666552, 0.00833215099, -0.000195135217];
const COSINE_TAIL = [0.0416666456, -0.00138873316, 2.44342136e-5];

/** sin(x + quarterTurns · π/2). */
const sinusoid =
  (quarterTurns: 0 | 1): Emit =>
  (f) => {
    const [x, turn, n, z] = [f.local('v128'), f.local('v128'), f.local('v128'), f.local('v128')];
    clamp(f, -6.5e6, 6.5e6);
    f.tee(x)
      .f32x4(2 / Math.PI)
      .op('f32x4.mul')
      .f32x4(ROUND)
      .op('f32x4.add')
      .tee(turn);
    f.f32x4(ROUND).op('f32x4.sub').set(n).get(x);
    for (const part of HALF_PI) f.get(n).f32x4(part).op('f32x4.mul', 'f32x4.sub');
    f.tee(x).get(x).op('f32x4.mul').set(z);
    if (quarterTurns > 0) f.get(turn).i32x4(quarterTurns).op('i32x4.add').set(turn);
    // Odd quarter turns take the cosine, the second half of the circle is negative.
    f.f32x4(1).get(z).f32x4(0.5).op('f32x4.mul', 'f32x4.sub');
    polynomial(f, z, COSINE_TAIL);
    f.get(z).get(z).op('f32x4.mul', 'f32x4.mul', 'f32x4.add');
    f.get(x);
    polynomial(f, z, SINE_TAIL);
    f.get(z).get(x).op('f32x4.mul', 'f32x4.mul', 'f32x4.add');
    f.get(turn).i32x4(1).op('v128.and').i32x4(1).op('i32x4.eq', 'v128.bitselect');
    f.get(turn).i32x4(2).op('v128.and').i32(30).op('i32x4.shl', 'v128.xor');
    f.release(x, turn, n, z);
  };

/** Absolute error ≤ 1e-7 for |x| ≤ 1e4, 1e-6 to 1e5; beyond, bounded but not accurate. */
export const sin: Emit = sinusoid(0);
/** As sin. */
export const cos: Emit = sinusoid(1);

/**
 * x P(x²) / Q(x²), limited to ±1 once it passes them: x (1 ± tanh x) must vanish, not creep. At the limit of x the
 * quotient is at least 1 however its steps are rounded.
 */
const oddRational =
  (limit: number, over: readonly number[], under: readonly number[]): Emit =>
  (f) => {
    const [x, z] = [f.local('v128'), f.local('v128')];
    clamp(f, -limit, limit);
    f.tee(x).get(x).op('f32x4.mul').set(z);
    f.get(x);
    polynomial(f, z, over);
    f.op('f32x4.mul');
    polynomial(f, z, under);
    f.op('f32x4.div');
    clamp(f, -1, 1);
    f.release(x, z);
  };

/** Relative error ≤ 4e-7; exactly ±1 from |x| = 9 on. */
export const tanh: Emit = oddRational(
  9,
  [1, 0.134195775, 0.00354161509, 2.13797357e-5, 1.44578003e-8],
  [1, 0.467529029, 0.02605143, 0.000336142344, 8.21993922e-7],
);

/** Relative error ≤ 4.2e-7; exactly ±1 from |x| = 3.9 on. */
export const erf: Emit = oddRational(
  3.9,
  [1.12837911, 0.183311135, 0.0520282798, 0.00351335667, 0.000288750045, 2.23843358e-6],
  [1, 0.495788336, 0.11137297, 0.0144658778, 0.00111842062, 4.02208207e-5],
);

/** 1 / (1 + e⁻ˣ). Relative error ≤ 1.5e-7 from −87 on; 1.6e-38 below. */
export const sigmoid: Emit = (f) => {
  const x = f.local('v128');
  f.op('f32x4.neg').f32x4(87).op('f32x4.pmin');
  exp(f);
  f.set(x).f32x4(1).get(x).f32x4(1).op('f32x4.add', 'f32x4.div');
  f.release(x);
};

/** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|). Relative error ≤ 1.5e-7 from −87 on; 1.2e-38 below. */
export const softplus: Emit = (f) => {
  const x = f.local('v128');
  f.tee(x).f32x4(0).op('f32x4.pmax');
  f.get(x).op('f32x4.abs', 'f32x4.neg');
  exp(f);
  log1p(f);
  f.op('f32x4.add');
  f.release(x);
};

/** log cosh x = log1p(t² / (2 (1 + t))) with t = e^|x| − 1, and |x| − ln 2 where that is exact. Relative error ≤ 3.3e-7. */
export const logCosh: Emit = (f) => {
  const [size, t] = [f.local('v128'), f.local('v128')];
  f.op('f32x4.abs').tee(size).f32x4(Math.LN2).op('f32x4.sub');
  f.get(size).f32x4(10).op('f32x4.pmin');
  expm1(f);
  f.tee(t).get(t).op('f32x4.mul').f32x4(0.5).op('f32x4.mul').get(t).f32x4(1).op('f32x4.add', 'f32x4.div');
  log1p(f);
  f.get(size).f32x4(10).op('f32x4.ge', 'v128.bitselect');
  f.release(size, t);
};

/** −1, 0 or 1; 0 for NaN. */
export const sign: Emit = (f) => {
  const x = f.local('v128');
  f.tee(x).f32x4(0).op('f32x4.gt').f32x4(1).op('v128.and');
  f.get(x).f32x4(0).op('f32x4.lt').f32x4(1).op('v128.and', 'f32x4.sub');
  f.release(x);
};

/** a, b → a − b ⌊a / b⌋ in [0, b) (or (b, 0]). Absolute error ≤ 1.2e-7 max(|a|, |b|), a whole b near the jumps. */
export const mod: Emit = (f) => {
  const [a, b, rest] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.set(b).tee(a).get(a).get(b).op('f32x4.div', 'f32x4.floor').get(b).op('f32x4.mul', 'f32x4.sub').tee(rest);
  // The rounded quotient can be one off: a remainder of the other sign gains b, one of b's size loses it.
  f.get(b).f32x4(0).get(rest).get(b).op('f32x4.mul').f32x4(0).op('f32x4.lt', 'v128.bitselect', 'f32x4.add').tee(rest);
  f.get(b).f32x4(0).get(rest).op('f32x4.abs').get(b).op('f32x4.abs', 'f32x4.ge', 'v128.bitselect', 'f32x4.sub');
  f.release(a, b, rest);
};

/**
 * a, b → a^b. Relative error ≤ 1.3e-7 (1 + |b log a|). A negative base takes the sign of a whole exponent and gives NaN
 * for any other; 0^b is 1.2e-38 for b > 0.
 */
export const pow: Emit = (f) => {
  const [a, b, negative] = [f.local('v128'), f.local('v128'), f.local('v128')];
  f.set(b).tee(a).f32x4(0).op('f32x4.lt').set(negative);
  f.get(b);
  // log 0 as a number so low that any power of it saturates, and times 0 is still 0
  f.f32x4(-1e30).get(a).op('f32x4.abs');
  log(f);
  f.get(a).op('f32x4.abs').f32x4(MIN_NORMAL).op('f32x4.lt', 'v128.bitselect', 'f32x4.mul');
  exp(f);
  // odd: b / 2 is not whole; the sign bit of a negative base's odd power
  f.get(b).f32x4(0.5).op('f32x4.mul').tee(a).op('f32x4.floor').get(a).op('f32x4.ne').get(negative).op('v128.and');
  f.i32x4(SIGN_BIT).op('v128.and', 'v128.xor');
  f.get(b).op('f32x4.floor').get(b).op('f32x4.ne').get(negative).op('v128.and', 'v128.or');
  f.release(a, b, negative);
};
