import { numberMarkup } from '../../formula/numberMarkup.ts';
import type { TensorId } from '../../plan/program.ts';
import type { Capture } from './capture.ts';
import { valuesOf } from './elementReader.ts';
import type { FormulaStyle } from './nodeFormula.ts';
import { meanOverRows } from './tensorPicture.ts';
import type { FormulaRow } from './updateFormula.ts';

/** Samples whose values are written out. */
const few = 3;

/** The mean over the batch of one element of a batched tensor; `at` is its position within a row. */
export function meanRow(
  capture: Capture,
  tensor: TensorId,
  at: number,
  element: readonly number[],
  { symbols, decimals }: FormulaStyle,
): FormulaRow {
  const { rows } = capture;
  const values = valuesOf(capture, tensor);
  const size = Math.floor(values.length / rows);
  const shown = Array.from({ length: Math.min(few, rows) }, (_, row) => {
    const { markup, isSum } = numberMarkup(values[row * size + at] ?? 0, decimals);
    return isSum ? `<mrow><mo>(</mo>${markup}<mo>)</mo></mrow>` : markup;
  });
  const parts = [...shown, ...(rows > few ? ['<mo>⋯</mo>'] : [])].join('<mo>+</mo>');
  const place = element.map((each) => String(each + 1));
  return {
    name: `<mrow><mi mathvariant="normal">mean</mi><mo>(</mo>${symbols.tensor(tensor, place)}<mo>)</mo></mrow>`,
    sign: '=',
    letters: `<mfrac><mn>1</mn><mi>N</mi></mfrac><munder><mo>∑</mo><mi>n</mi></munder>${symbols.tensor(tensor, ['n', ...place])}`,
    numbers: [`<mfrac><mn>1</mn><mn>${rows}</mn></mfrac><mrow><mo>(</mo>${parts}<mo>)</mo></mrow>`],
    value: meanOverRows(values, rows)[at] ?? Number.NaN,
  };
}
