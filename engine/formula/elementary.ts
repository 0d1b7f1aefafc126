/**
 * Elementary functions in 64 bits from + − × ÷, Math.sqrt, Math.abs and Math.floor alone. IEEE 754 rounds those
 * exactly, so data, initial weights and the reference are bit-identical on every JavaScript engine, which Math.exp and
 * its like do not promise. Argument reductions follow the classic scheme of fdlibm (Sun, 1993); the series are Taylor
 * series, the error function is fitted by Chebyshev interpolation. Errors are at most 2 units in the last place (logCosh 3);
 * sin and cos up to |x| = 8e5.
 */

/** ln 2 = LN2_HIGH + LN2_LOW; the high part has 33 bits, so a whole number up to 2^20 times it is exact. */
const LN2_HIGH = 0.6931471804855391;
const LN2_LOW = 7.440617110012397e-11;
const LOG2_E = 1.4426950408889634;

const LOWEST_EXPONENT = -1074;
const powersOfTwo = new Float64Array(1024 - LOWEST_EXPONENT);
for (let k = 0, up = 1, down = 1; k < 1075; k++, up *= 2, down /= 2) {
  if (k < 1024) powersOfTwo[k - LOWEST_EXPONENT] = up;
  powersOfTwo[-k - LOWEST_EXPONENT] = down;
}
/** 2^k for a whole k from −1074 to 1023. */
const powerOfTwo = (k: number): number => powersOfTwo[k - LOWEST_EXPONENT] ?? Number.NaN;

/** y · 2^k with one rounding, also where the result is subnormal. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * powerOfTwo(1023) * powerOfTwo(Math.min(k - 1023, 1023));
  if (k < -1021) return y * powerOfTwo(Math.max(k + 54, LOWEST_EXPONENT)) * powerOfTwo(-54);
  return y * powerOfTwo(k);
}

const horner = (coefficients: readonly number[], x: number): number => {
  let sum = 0;
  for (const coefficient of coefficients) sum = sum * x + coefficient;
  return sum;
};

/** 1/n!, 1/(n − step)! … down to 1/first!, highest power first, with alternating signs where asked. */
function factorialSeries(first: number, last: number, step: number, alternating: boolean): readonly number[] {
  const series: number[] = [];
  for (let n = first, sign = 1; n <= last; n += step) {
    let factorial = 1;
    for (let i = 2; i <= n; i++) factorial *= i;
    series.unshift(sign / factorial);
    if (alternating) sign = -sign;
  }
  return series;
}

const expTail = factorialSeries(2, 14, 1, false);

/** exp(r) − 1 for r = high − low, |r| ≤ 0.36. */
function expm1Reduced(high: number, low: number): number {
  const r = high - low;
  return high + (r * r * horner(expTail, r) - low);
}

/** exp(x + small) for |x| < 746. */
function expOfSum(x: number, small: number): number {
  const k = Math.floor(x * LOG2_E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW - small;
  const r = high - low;
  const sum = 1 + high;
  // what the sum lost comes back with the small terms
  return scale(sum + (high - (sum - 1) + (r * r * horner(expTail, r) - low)), k);
}

export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  return expOfSum(x, 0);
}

/** exp(x) − 1 without cancellation near 0. */
export function expm1(x: number): number {
  if (Number.isNaN(x) || x === 0) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -40) return -1;
  const k = Math.floor(x * LOG2_E + 0.5);
  const reduced = expm1Reduced(x - k * LN2_HIGH, k * LN2_LOW);
  if (k === 0) return reduced;
  // 2^k (reduced + 1) − 1, in the order that keeps the larger part exact
  return k < 54 ? scale(reduced + (1 - powerOfTwo(-k)), k) : scale(reduced + 1, k) - 1;
}

/** 2/21 … 2/5, 2/3: log(1 + f) = 2 atanh(s) with s = f / (2 + f). */
const atanhTail = Array.from({ length: 11 }, (_, i) => 2 / (23 - 2 * i));

const bits = new DataView(new ArrayBuffer(8));

/** x = 2^exponent · fraction with the fraction in [√½, √2); x is positive and finite. */
function split(x: number): { exponent: number; fraction: number } {
  let exponent = 0;
  if (x < 2.2250738585072014e-308) {
    x *= powerOfTwo(54);
    exponent = -54;
  }
  bits.setFloat64(0, x);
  exponent += Math.floor(bits.getUint32(0) / 1048576) - 1023;
  bits.setUint32(0, (bits.getUint32(0) % 1048576) + 1023 * 1048576);
  const fraction = bits.getFloat64(0);
  return fraction < Math.SQRT2 ? { exponent, fraction } : { exponent: exponent + 1, fraction: fraction / 2 };
}

/** k ln 2 + log(1 + f) + correction for |f| < 0.42. */
function logReduced(k: number, f: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + z * horner(atanhTail, z)) + (k * LN2_LOW + correction)) - f);
}

export function log(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return Number.NaN;
  if (x === Infinity) return x;
  const { exponent, fraction } = split(x);
  return logReduced(exponent, fraction - 1, 0);
}

/** log(1 + x) without cancellation near 0. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logReduced(0, x, 0);
  if (!(x > -1)) return x === -1 ? -Infinity : Number.NaN;
  const u = 1 + x;
  if (u === Infinity) return u;
  const { exponent, fraction } = split(u);
  const lost = x > 1 ? 1 - (u - x) : x - (u - 1);
  return logReduced(exponent, fraction - 1, lost / u);
}

/** π/2 in three parts, the first two of 33 and 31 bits. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] as const;

interface Reduced {
  quadrant: number;
  high: number;
  low: number;
}

/** x = n π/2 + high + low with |high| ≤ π/4; the quadrant is n modulo 4. Past 8e5 the accuracy falls, the range holds. */
function reduce(x: number): Reduced {
  let quadrant = 0;
  let high = x;
  let low = 0;
  while (Math.abs(high) > 0.7853981633974484) {
    const n = Math.floor((high * 2) / Math.PI + 0.5);
    const rest = high - n * HALF_PI[0];
    const second = n * HALF_PI[1];
    const difference = rest - second;
    const back = rest - difference;
    const error = rest - (difference + back) + (back - second);
    const tail = error - n * HALF_PI[2] + low;
    high = difference + tail;
    low = difference - high + tail;
    quadrant = (quadrant + n) % 4;
  }
  return { quadrant: (quadrant + 4) % 4, high, low };
}

const sineTail = factorialSeries(3, 19, 2, true).map((c) => -c);
const cosineTail = factorialSeries(4, 20, 2, true);

function sineReduced(x: number, low: number): number {
  const z = x * x;
  return x + (x * z * horner(sineTail, z) + low * (1 - z / 2));
}

function cosineReduced(x: number, low: number): number {
  const z = x * x;
  const near = 1 - z / 2;
  return near + (1 - near - z / 2 + (z * z * horner(cosineTail, z) - x * low));
}

function sinusoid(x: number, quarterTurns: number): number {
  if (!Number.isFinite(x)) return Number.NaN;
  const { quadrant, high, low } = reduce(x);
  const turn = (quadrant + quarterTurns) % 4;
  const value = turn % 2 === 0 ? sineReduced(high, low) : cosineReduced(high, low);
  return turn < 2 ? value : -value;
}

export const sin = (x: number): number => sinusoid(x, 0);
export const cos = (x: number): number => sinusoid(x, 1);

export function tanh(x: number): number {
  const a = Math.abs(x);
  if (a > 22) return x < 0 ? -1 : 1;
  if (a < 1) {
    const t = expm1(-2 * a);
    return (x < 0 ? t : -t) / (t + 2);
  }
  const y = 1 - 2 / (expm1(2 * a) + 2);
  return x < 0 ? -y : y;
}

/** 1 / (1 + exp(−x)). */
export function sigmoid(x: number): number {
  const e = exp(-Math.abs(x));
  return x < 0 ? e / (1 + e) : 1 / (1 + e);
}

/** log(1 + exp(x)). */
export const softplus = (x: number): number => (x > 0 ? x : 0) + log1p(exp(-Math.abs(x)));

/** log(cosh(x)). */
export function logCosh(x: number): number {
  const a = Math.abs(x);
  if (a > 1) return a + (log1p(exp(-2 * a)) - Math.LN2);
  const t = expm1(a); // cosh a − 1 = t² / (2 (1 + t))
  return log1p((t * t) / (2 * (1 + t)));
}

/** erf(x) / x over x² in [0, 1], error below 1e-17. */
const erfNear = [
  -7.795898827002142e-10, 1.3720064546777686e-8, -1.6208483801871705e-7, 1.6447424703317362e-6, -1.492473690741966e-5,
  0.00012055294904839707, -0.0008548325975389692, 0.0052239776071164225, -0.02686617064323777, 0.11283791670945006,
  -0.37612638903183543, 1.1283791670955126,
];

/** exp(x²) (1 − erf(x)) over 1 / (x + 2) for x in [1, 6], error below 4e-17. */
const erfFar = [
  239.24359154423945, 215.8510489885741, -2450.298800629956, 4797.2741217981975, -4833.989244655832, 2937.765363319682,
  -1134.6489834653753, 307.4045163965331, -75.31270380198113, 10.649750811070025, 1.3493059469349291, 2.942002658996995,
  1.9666731458010267, 1.1287410218432883, 0.5641795198583508, 1.2965841302986556e-7,
];

export function erf(x: number): number {
  const a = Math.abs(x);
  if (a <= 1) return x * horner(erfNear, x * x);
  if (Number.isNaN(x)) return x;
  const y = a > 6 ? 1 : 1 - horner(erfFar, 1 / (a + 2)) * exp(-x * x);
  return x < 0 ? -y : y;
}

/** The product a · b = high + low, exactly (Dekker 1971); |a|, |b| < 2^996. */
function product(a: number, b: number): { high: number; low: number } {
  const aShifted = a * 134217729;
  const aHigh = aShifted - (aShifted - a);
  const aLow = a - aHigh;
  const bShifted = b * 134217729;
  const bHigh = bShifted - (bShifted - b);
  const bLow = b - bHigh;
  const high = a * b;
  return { high, low: aLow * bLow - (high - aHigh * bHigh - aLow * bHigh - aHigh * bLow) };
}

/** exp(b log a) for a > 0, finite, with the logarithm carried in two parts. */
function positivePower(a: number, b: number): number {
  const { exponent, fraction } = split(a);
  const f = fraction - 1;
  const s = f / (2 + f);
  // the remainder of the division, so that s + sLow = f / (2 + f) to twice the precision
  const d = 2 + f;
  const dLow = f - (d - 2);
  const back = product(s, d);
  const sLow = (f - back.high - back.low - s * dLow) / d;
  const z = s * s;
  // log a = exponent LN2_HIGH + 2 s + (small parts)
  const base = exponent * LN2_HIGH;
  const high = base + 2 * s;
  const shadow = high - base;
  const rounding = base - (high - shadow) + (2 * s - shadow);
  const low = rounding + (exponent * LN2_LOW + (2 * sLow + s * z * horner(atanhTail, z)));
  const sum = high + low;
  const sumLow = high - sum + low;
  const power = Math.abs(b) < 1e290 ? product(b, sum) : { high: b * sum, low: 0 };
  if (!(Math.abs(power.high) < 746)) return exp(power.high);
  return expOfSum(power.high, power.low + b * sumLow);
}

/** a^b. The base is positive unless the exponent is a whole number; NaN otherwise, as Math.pow. */
export function pow(a: number, b: number): number {
  if (b === 0) return 1;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.NaN;
  const whole = Math.floor(b) === b;
  if (whole && Math.abs(b) <= 8) {
    let result = 1;
    for (let i = 0; i < Math.abs(b); i++) result *= a;
    return b < 0 ? 1 / result : result;
  }
  const size = Math.abs(a);
  if (b === 0.5 && a >= 0) return Math.sqrt(a);
  if (a < 0 && !whole) return Number.NaN;
  const sign = a < 0 && Math.abs(b % 2) === 1 ? -1 : 1;
  if (size === 1) return Math.abs(b) === Infinity ? Number.NaN : sign;
  if (size === 0 || size === Infinity || Math.abs(b) === Infinity) {
    return size > 1 === b > 0 ? sign * Infinity : 0;
  }
  return sign * positivePower(size, b);
}
