/** A number with so many decimals; in powers of ten where those would say nothing. */
export function numberText(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size < 0.5 * 10 ** -decimals || size >= 1e7) {
    const [mantissa = '', exponent = ''] = value.toExponential(Math.min(decimals, 3)).split('e');
    return `${mantissa}e${exponent}`.replace('e+', 'e').replaceAll('-', '−');
  }
  const text = value.toFixed(decimals).replace('-', '−');
  return Number(value.toFixed(decimals)) === 0 ? text.replace('−', '') : text;
}

/** The same, typeset. */
export function numberMarkup(value: number, decimals: number): { readonly markup: string; readonly isSum: boolean } {
  const text = numberText(value, decimals);
  const isNegative = text.startsWith('−');
  const [mantissa = '', exponent] = (isNegative ? text.slice(1) : text).split('e');
  const power =
    exponent === undefined
      ? ''
      : `<mo>×</mo><msup><mn>10</mn><mrow>${exponent.startsWith('−') ? '<mo>−</mo>' : ''}<mn>${exponent.replace('−', '')}</mn></mrow></msup>`;
  const plain = `${isNegative ? '<mo>−</mo>' : ''}<mn>${mantissa}</mn>${power}`;
  // A sign or a power of ten beside another sign needs brackets, as a sum does.
  return { markup: isNegative || power !== '' ? `<mrow>${plain}</mrow>` : plain, isSum: isNegative || power !== '' };
}
