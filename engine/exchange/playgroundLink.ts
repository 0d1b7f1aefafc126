import { limits, type ModelSpec } from '../spec/model.ts';
import { parseModel } from '../spec/parseModel.ts';
import type { Result } from '../spec/problem.ts';
import type { Words } from '../spec/words.ts';

/** What a link of the original 2D playground stands for here, and what of it has no counterpart. */
export interface PlaygroundLink {
  readonly document: ModelSpec;
  readonly unmapped: readonly Words[];
}

/** The datasets of either kind by the name in a link. The first is taken where a link names none. */
const datasets = {
  classification: { circle: 'circle', xor: 'xor', gauss: 'gaussian', spiral: 'spiral' },
  regression: { 'reg-plane': 'plane', 'reg-gauss': 'multiGaussian' },
} as const;

/** In the order in which the original lines them up. It reads `cosX` and `cosY`, too, but never shows them. */
const features = {
  x: 'x1',
  y: 'x2',
  xSquared: 'x1^2',
  ySquared: 'x2^2',
  xTimesY: 'x1 * x2',
  sinX: 'sin(x1)',
  sinY: 'sin(x2)',
  cosX: 'cos(x1)',
  cosY: 'cos(x2)',
} as const;

const activations = ['tanh', 'relu', 'sigmoid', 'linear'] as const;
const regularizations = ['none', 'L1', 'L2'] as const;
const problemKinds = ['classification', 'regression'] as const;

/** Keys that change only what its page shows. */
const appearance = ['showTestData', 'discretize', 'collectStats', 'hideText', 'tutorial'] as const;

const settings = [
  'activation',
  'regularization',
  'regularizationRate',
  'batchSize',
  'learningRate',
  'dataset',
  'regDataset',
  'noise',
  'percTrainData',
  'networkShape',
  'seed',
  'problem',
  'initZero',
];

const known = new Set<string>([...settings, ...Object.keys(features), ...appearance]);

const valuesIn = (hash: string): Map<string, string> =>
  new Map(
    hash.split('&').flatMap((pair): [string, string][] => {
      const [name = '', value = ''] = pair.split('=');
      return value.trim() === '' && name !== 'networkShape' ? [] : [[name, value.trim()]];
    }),
  );

const hashOf = (link: string): string => link.slice(link.indexOf('#') + 1).trim();

/** Whether it is written the way of the original 2D playground: `key=value&…` with at least one key of its own. */
export function isPlaygroundLink(link: string): boolean {
  const hash = hashOf(link);
  return (
    hash.length <= 4096 && hash.split('&').some((pair) => pair.includes('=') && known.has(pair.split('=')[0] ?? ''))
  );
}

/**
 * The document that trains as the original does (tensorflow/playground: state.ts, nn.ts, dataset.ts, playground.ts):
 * ½(y − t)² with ±1 and tanh at the output, or the value and a linear output; weights from U(−½, ½), biases 0.1; SGD
 * over the samples in one fixed order; penalties λ|w| and λ/2 · w² on weights, not on biases. What a link leaves out
 * has the original's default, and so has what the original would not understand.
 */
export function decodePlaygroundLink(link: string): Result<PlaygroundLink> {
  const values = valuesIn(hashOf(link));
  const unmapped: Words[] = [];
  const report = (en: string, zh: string): void => void unmapped.push({ en, zh });

  const oneOf = <Name extends string>(key: string, names: readonly Name[], standIn: Name): Name => {
    const value = values.get(key);
    const found = names.find((name) => name === value);
    if (found === undefined && value !== undefined)
      report(
        `${key}=${shown(value)} is not known; ${standIn} is used`,
        `${key}=${shown(value)} 无法识别，改用 ${standIn}`,
      );
    return found ?? standIn;
  };
  const numberIn = (key: string, low: number, high: number, standIn: number, whole = false): number => {
    const text = values.get(key);
    const value = text === undefined ? standIn : Number(text);
    const rounded = whole ? Math.round(value) : value;
    const used = Number.isFinite(rounded) ? Math.min(high, Math.max(low, rounded)) : standIn;
    if (used !== value)
      report(
        `${key}=${shown(text ?? '')} is out of range; ${used} is used`,
        `${key}=${shown(text ?? '')} 超出范围，改用 ${used}`,
      );
    return used;
  };
  const isOn = (key: string, standIn: boolean): boolean => (values.has(key) ? values.get(key) !== 'false' : standIn);

  const problemKind = oneOf('problem', problemKinds, 'classification');
  const classifies = problemKind === 'classification';
  const data = classifies
    ? datasets.classification[oneOf('dataset', namesOf(datasets.classification), 'circle')]
    : datasets.regression[oneOf('regDataset', namesOf(datasets.regression), 'reg-plane')];
  const activation = oneOf('activation', activations, 'tanh');
  const rate = numberIn('regularizationRate', 0, 10, 0);
  const regularization = oneOf('regularization', regularizations, 'none');
  const noise = numberIn('noise', 0, 50, 0);
  const share = numberIn('percTrainData', 10, 90, 50);

  let chosen = namesOf(features).filter((key) => isOn(key, key === 'x' || key === 'y'));
  if (chosen.length === 0) {
    report('No input is switched on; x and y are used', '没有启用任何输入，改用 x 和 y');
    chosen = ['x', 'y'];
  }
  const raw = chosen.join() === 'x,y';

  const start = isOn('initZero', false)
    ? { kernelInitializer: 'zeros' }
    : {
        kernelInitializer: { type: 'uniform', low: -0.5, high: 0.5 },
        biasInitializer: { type: 'constant', value: 0.1 },
      };
  // The original counts L2 as λ/2 · w², the l2 penalty here as λ w².
  const penalties = { none: undefined, L1: { type: 'l1', l1: rate }, L2: { type: 'l2', l2: rate / 2 } };
  const penalty = rate > 0 ? penalties[regularization] : undefined;
  const dense = (units: number, layerActivation: string) => ({
    type: 'dense',
    units,
    activation: layerActivation,
    ...start,
    ...(penalty && { kernelRegularizer: penalty }),
  });

  const shape = hiddenLayers(values.get('networkShape'), report);
  if (penalty && regularization === 'L1')
    report(
      'The original holds a weight at 0 once L1 has pulled it across; here it may come back',
      '原版中被 L1 拉过零点的权重会永远停在 0，这里它还可能恢复',
    );
  const seed = seedIn(values.get('seed'));
  report(
    values.has('seed')
      ? `seed=${shown(values.get('seed') ?? '')}: points and start weights are drawn by the same rules, but are other ones`
      : 'Points and start weights are drawn by the same rules, but are other ones',
    values.has('seed')
      ? `seed=${shown(values.get('seed') ?? '')}：样本点和初始权重按同样规则生成，但数值不同`
      : '样本点和初始权重按同样规则生成，但数值不同',
  );
  const ignored = [...values].filter(
    ([key, value]) => !settings.includes(key) && !(key in features) && (value !== 'false' || !known.has(key)),
  );
  if (ignored.length > 0) {
    const list = ignored
      .slice(0, 8)
      .map(([key]) => shown(key))
      .join(', ');
    report(`What only changes that page's looks is left out: ${list}`, `只影响原页面外观的设置已略去：${list}`);
  }

  const parsed = parseModel({
    version: 1,
    name: classifies ? '2D classification' : '2D regression',
    seed,
    dataSeed: seed,
    data: { type: data, noise: noise / 100 },
    split: { test: Number((1 - share / 100).toFixed(6)) },
    ...(!raw && { preprocessing: { features: chosen.map((key) => features[key]) } }),
    loss: { type: 'formula', formula: '(y - t)^2 / 2' },
    optimizer: { type: 'sgd', learningRate: numberIn('learningRate', 1e-6, 10, 0.03) },
    training: { batchSize: numberIn('batchSize', 1, 1000, 10, true), shuffle: false },
    layers: [...shape.map((units) => dense(units, activation)), dense(1, classifies ? 'tanh' : 'linear')],
  });
  return parsed.ok ? { ok: true, value: { document: parsed.value, unmapped } } : parsed;
}

const namesOf = <Names extends object>(names: Names): readonly (keyof Names & string)[] =>
  Object.keys(names) as (keyof Names & string)[];

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

const mostUnits = 64;

/** Units of the hidden layers, `4,2` where the link says nothing; an empty list is no hidden layer. */
function hiddenLayers(text: string | undefined, report: (en: string, zh: string) => void): readonly number[] {
  if (text === undefined) return [4, 2];
  if (text === '') return [];
  const units = text.split(',').map(Number);
  const usable = units.every((count) => Number.isInteger(count) && count >= 1 && count <= mostUnits);
  if (usable && units.length < limits.layers) return units;
  report(`networkShape=${shown(text)} cannot be built; 4,2 is used`, `networkShape=${shown(text)} 无法构建，改用 4,2`);
  return [4, 2];
}

/** The original writes five decimals of a random number: the same link gives the same start here, too. */
function seedIn(text: string | undefined): number {
  const seed = Number(text ?? Number.NaN);
  return Number.isFinite(seed) && seed >= 0 && seed < 1 ? Math.round(seed * 1e5) : 1;
}
