import { sampleShapeOf, takesFeatures } from '../../engine/data/preprocessing.ts';
import type { SampleKind, Shape } from '../../engine/data/dataset.ts';
import { layers } from '../../engine/layers/index.ts';
import { losses } from '../../engine/losses/index.ts';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import { layerIds } from '../../engine/spec/layerIds.ts';
import type { LayerSpec, ModelSpec } from '../../engine/spec/model.ts';
import { withFittingWeights } from '../state/withFittingWeights.ts';
import { shapeOf, type Data } from './datasetGroups.ts';

type Dense = Extract<LayerSpec, { type: 'dense' }>;

/**
 * The document with other data, and whatever these need of it to run: a last layer and a loss for their task, Flatten
 * for pictures, features and scaling of their kind. What still fits stays as it is. Where the layers in between cannot
 * take the new samples at all, those that can are kept.
 */
export function documentFor(current: ModelSpec, data: Data): ModelSpec {
  const before = shapeOf(current.data);
  const after = shapeOf(data);
  const moved = { ...current, data, preprocessing: preprocessingFor(current, data, before, after) };
  const list = shapedFor(moved.layers, sampleShapeOf(after, moved.preprocessing).length);
  const candidates = [list, list.filter(({ type }) => type === 'dense' || type === 'flatten'), entryOf(after)];
  const tried = candidates.map((each) =>
    fitted({ ...moved, layers: ended(each, current, before, after) }, before, after),
  );
  return tried.find((document) => checkModel(document).ok) ?? tried[0] ?? moved;
}

/** The parts of the document that differ, for one change of all of them. */
export function changesBetween(
  before: ModelSpec,
  after: ModelSpec,
): readonly { readonly path: readonly [keyof ModelSpec]; readonly value: unknown }[] {
  const parts = ['data', 'preprocessing', 'loss', 'classWeights', 'weights', 'layers'] as const;
  return parts.filter((part) => after[part] !== before[part]).map((part) => ({ path: [part], value: after[part] }));
}

const scalings: Readonly<Record<SampleKind, ModelSpec['preprocessing']['scaling']>> = {
  points: 'none',
  curve: 'none',
  table: 'standardise',
  image: 'byte',
};

/** Features are formulas of a point's coordinates and go with their kind; so does the scaling, as presets have it. */
function preprocessingFor({ preprocessing }: ModelSpec, { type }: Data, before: Shape, after: Shape) {
  if (after.kind === before.kind && after.kind !== 'image') return preprocessing;
  const known = Object.values(presets)
    .map((preset) => presetDocument(preset))
    .find((document) => document.data.type === type);
  const scaling = after.kind === 'image' ? (known?.preprocessing.scaling ?? scalings.image) : scalings[after.kind];
  const features = takesFeatures(after) && after.kind === before.kind ? preprocessing.features : [];
  const isSame = features.length === preprocessing.features.length && scaling === preprocessing.scaling;
  return isSame ? preprocessing : { ...preprocessing, features, scaling };
}

/** Pictures are laid out as a list before the first layer that needs one; lists need no such layer. */
function shapedFor(list: readonly LayerSpec[], dimensions: number): readonly LayerSpec[] {
  const [first, ...rest] = list;
  if (dimensions === 1) return first?.type === 'flatten' && rest.length > 0 ? rest : list;
  return list.some(({ type }) => type === 'flatten') || first?.type !== 'dense' ? list : named([flatten(), ...list]);
}

const flatten = (): LayerSpec => ({ ...memberDefaults(layers, 'flatten'), id: '' });
const dense = (values: Partial<Dense> = {}): Dense => ({ ...memberDefaults(layers, 'dense'), id: '', ...values });
const activation = (type: 'relu' | 'linear' | 'sigmoid' | 'softmax') => ({ type }) as Dense['activation'];

/** New layers have no name yet. */
function named(list: readonly LayerSpec[]): readonly LayerSpec[] {
  const ids = layerIds(list.map(({ type, id }) => (id === '' ? { type } : { type, id })));
  return list.map((layer, i) => (layer.id === ids[i] ? layer : { ...layer, id: ids[i] ?? '' }));
}

/** The plainest net for such samples, up to its last layer. */
const entryOf = ({ sample }: Shape): readonly LayerSpec[] =>
  named([...(sample.length > 1 ? [flatten()] : []), dense({ activation: activation('relu') }), dense()]);

/** As many outputs as the targets need, through an activation that suits them. */
function ended(list: readonly LayerSpec[], current: ModelSpec, before: Shape, after: Shape): readonly LayerSpec[] {
  const last = list.at(-1);
  const fits = last && 'units' in last && (last.units === after.outputs || (after.outputs === 2 && last.units === 1));
  const isSameEnd = keepsEnd(before, after) && last !== undefined && last.id === current.layers.at(-1)?.id;
  if (isSameEnd && fits && after.task === before.task) return list;
  const end = endFor(after);
  if (last?.type !== 'dense') return named([...list, dense(end)]);
  return [...list.slice(0, -1), { ...last, ...end, ...(isSameEnd && { activation: last.activation }) }];
}

/** Two classes share one output; more have one each. Between the two a net's end changes its kind. */
const keepsEnd = (before: Shape, after: Shape): boolean =>
  before.task === after.task && before.outputs > 2 === after.outputs > 2;

function standardEnd({ task, outputs }: Shape) {
  if (task === 'regression') return { activation: 'linear', loss: 'meanSquaredError' } as const;
  return outputs === 2
    ? ({ activation: 'sigmoid', loss: 'binaryCrossentropy' } as const)
    : ({ activation: 'softmax', loss: 'categoricalCrossentropy' } as const);
}

/** Two classes share one output. */
const endFor = (shape: Shape): Pick<Dense, 'units' | 'activation'> => ({
  units: shape.task === 'classification' && shape.outputs === 2 ? 1 : shape.outputs,
  activation: activation(standardEnd(shape).activation),
});

/** Loss and weights as the layers and the classes want them. */
function fitted(document: ModelSpec, before: Shape, after: Shape): ModelSpec {
  const counts = document.classWeights.length;
  const classWeights = after.task === 'classification' && counts === after.outputs ? document.classWeights : [];
  const changed = { ...document, ...(classWeights.length !== counts && { classWeights }) };
  const whole = withFittingWeights(changed, changed);
  const standard = memberDefaults(losses, standardEnd(after).loss);
  const isServing = keepsEnd(before, after) && checkModel(whole).ok;
  if (isServing || whole.loss.type === standard.type) return whole;
  const relossed = { ...whole, loss: standard };
  if (checkModel(relossed).ok) return relossed;
  // The end of old does not go with the usual loss either: its activation changes too.
  const last = whole.layers.at(-1);
  if (last?.type !== 'dense') return relossed;
  return { ...relossed, layers: [...whole.layers.slice(0, -1), { ...last, ...endFor(after) }] };
}
