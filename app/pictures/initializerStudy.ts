import { initializers } from '../../engine/initializers/index.ts';
import { drawMany, type Initializer } from '../../engine/initializers/drawMany.ts';
import type { ParameterShape } from '../../engine/initializers/initializer.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import type { Place, Study } from './picture.ts';

const enough = 4000;
const bins = 41;

/** The parameter that the field at this path fills; a list of eight in and out where the document has none. */
function parameterAt({ document, path }: Place): ParameterShape {
  const checked = checkModel(document);
  const shapes = checked.ok ? checked.value.layers : [];
  const name = String(path.at(-1)).replace(/Initializer$/, '');
  const shape = shapes[Number(path[1])]?.parameters[name]?.shape ?? [8, 8];
  const [fanIn = 1, fanOut = fanIn] = shape;
  // A picture needs no more than this of a large matrix; its fans stay those of the whole.
  const seen = shape.length > 1 && fanIn * fanOut > 10 * enough ? [64, 64] : shape;
  return { shape: seen, fanIn, fanOut };
}

export function initializerStudy(initializer: Initializer, place: Place): Study {
  const { formula } = initializers[initializer.type];
  const parameter = parameterAt(place);
  const values = drawMany(initializer, parameter, enough);
  const bound = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const shares = new Float64Array(bins);
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(((value / bound + 1) / 2) * bins));
    shares[bin] = (shares[bin] ?? 0) + 1 / values.length;
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  const { fanIn, fanOut } = parameter;
  return {
    picture: { kind: 'bars', domain: [-bound, bound], shares },
    formulas: [{ name: '', formula }],
    caption: {
      en: `How often each value is drawn here: ${fanIn} in, ${fanOut} out, deviation ${formatValue(deviation)}.`,
      zh: `此处各值出现的频率：${fanIn} 入、${fanOut} 出，标准差 ${formatValue(deviation)}。`,
    },
  };
}
