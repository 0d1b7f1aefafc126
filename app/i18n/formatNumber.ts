const minus = (text: string): string => text.replaceAll('-', '−').replace('e+', 'e');

const counts = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** `3,725`, in the width of its digits. */
export const formatCount = (value: number): string => minus(counts.format(Math.round(value)));

/** A loss or a metric: three decimals, or three digits where those would say nothing. */
export function formatLoss(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size >= 1000 || (size > 0 && size < 0.001)) return minus(value.toExponential(1));
  return minus(value.toFixed(size >= 100 ? 1 : size >= 10 ? 2 : 3));
}

export const formatShare = (value: number | null | undefined, digits = 1): string =>
  value === null || value === undefined || !Number.isFinite(value) ? '–' : `${(value * 100).toFixed(digits)} %`;

/** `412`, `4.12k`, `412k`, `1.20M`: steps per second, operations. */
export function formatLarge(value: number): string {
  if (value < 1000) return value < 10 && value > 0 ? value.toFixed(1) : value.toFixed(0);
  return scaled(value).join('');
}

/** Bytes in powers of a thousand: `21.4 kB`. */
export function formatBytes(value: number): string {
  if (value < 1000) return `${value.toFixed(0)} B`;
  const [number, unit] = scaled(value);
  return `${number} ${unit}B`;
}

function scaled(value: number): [number: string, unit: string] {
  const [divisor, unit]: [number, string] = value < 1e6 ? [1e3, 'k'] : value < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  return [(value / divisor).toPrecision(3), unit];
}

/** A weight: at most `digits` significant digits, no trailing zeros. */
export const formatValue = (value: number, digits = 3): string =>
  Number.isFinite(value) ? minus(String(Number(value.toPrecision(digits)))) : '–';

/** A round number on an axis, however far from 0: `0.05`, `2005`, `1.5e−5`. */
export function formatTick(value: number): string {
  const round = Number(value.toPrecision(6));
  const size = Math.abs(round);
  return minus(size > 0 && (size < 0.001 || size >= 1e5) ? round.toExponential() : String(round));
}

/** With so many decimals, whatever it is. */
export const formatFixed = (value: number, decimals: number): string => minus((value + 0).toFixed(decimals));
