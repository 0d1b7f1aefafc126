/** So many digits, without exponents. @param {number} value */
export function digits(value, precision = 4) {
  if (!Number.isFinite(value)) return '–';
  const rounded = Number(value.toPrecision(precision));
  return Math.abs(rounded) < 1e-6 ? String(rounded) : rounded.toLocaleString('en', { maximumFractionDigits: 9 });
}

/** Aligned text: the first column to the left, numbers to the right. @param {readonly (readonly (string | number)[])[]} lines */
export function table(lines) {
  const texts = lines.map((line) => line.map((cell) => (typeof cell === 'number' ? digits(cell) : cell)));
  const isText = lines.at(-1)?.map((cell) => typeof cell === 'string' && !/^[\d–]/.test(cell)) ?? [];
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((line) => line[column]?.length ?? 0)));
  return texts
    .map((line) =>
      line
        .map((cell, column) => (isText[column] ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
