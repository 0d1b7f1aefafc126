import fc from 'fast-check';
import { activationRange } from '../../../engine/activations/activationRange.ts';
import { activations } from '../../../engine/activations/index.ts';
import type { DatasetDefinition, Shape } from '../../../engine/data/dataset.ts';
import { datasets } from '../../../engine/data/index.ts';
import { sampleShapeOf } from '../../../engine/data/preprocessing.ts';
import { layers } from '../../../engine/layers/index.ts';
import { isUnfit, sizeOf, type LayerDefinition, type SampleShape } from '../../../engine/layers/layer.ts';
import { losses } from '../../../engine/losses/index.ts';
import type { LossContext, LossDefinition } from '../../../engine/losses/loss.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { liveFields } from '../../../engine/spec/edit.ts';
import {
  memberDefaults,
  type Field,
  type Fields,
  type MemberOf,
  type Registry,
  type ValuesOf,
} from '../../../engine/spec/field.ts';
import { layerIds } from '../../../engine/spec/layerIds.ts';
import {
  limits,
  modelFields,
  modelGroups,
  modelVersion,
  type LayerSpec,
  type ModelSpec,
} from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

/** Finite for all finite variables of ordinary size. */
function arbitraryFormula(variables: readonly string[]): fc.Arbitrary<string> {
  const leaf = fc.constantFrom('1', '0.5', '2', ...variables);
  const { formula } = fc.letrec<{ formula: string }>((tie) => ({
    formula: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc
        .tuple(fc.constantFrom('+', '-', '*'), tie('formula'), tie('formula'))
        .map(([sign, a, b]) => `(${a} ${sign} ${b})`),
      fc.tuple(fc.constantFrom('sin', 'tanh', 'abs', 'sigmoid'), tie('formula')).map(([f, a]) => `${f}(${a})`),
    ),
  }));
  return formula;
}

/** Values that a field takes, its default and its bounds among them. Whole numbers stay small enough to train with. */
export function arbitraryValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'number':
      return fc
        .oneof(
          fc.constantFrom(field.min, field.max, field.default),
          fc.double({ min: field.min, max: field.max, noNaN: true }),
        )
        .map((value) => value + 0);
    case 'integer':
      return fc.oneof(
        fc.constant(field.default),
        fc.integer({ min: field.min, max: Math.min(field.max, field.min + 12) }),
      );
    case 'boolean':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...field.options);
    case 'text':
      return fc.oneof(
        fc.constantFrom(field.default, '螺旋 🌀'.slice(0, field.maxLength)),
        fc.string({ maxLength: Math.min(field.maxLength, 40) }),
      );
    case 'formula':
      return fc.oneof(fc.constant(field.default), arbitraryFormula(field.variables));
    case 'formulas':
      return fc.oneof(
        fc.constant(field.default),
        fc.array(arbitraryFormula(field.variables), { maxLength: Math.min(field.maxLength, 4) }),
      );
    case 'numbers': {
      const item = field.integer
        ? fc.integer({ min: field.min, max: Math.min(field.max, field.min + 12) })
        : fc.double({ min: field.min, max: field.max, noNaN: true }).map((value) => value + 0);
      return fc.oneof(fc.constant(field.default), fc.array(item, { maxLength: Math.min(field.maxLength, 4) }));
    }
    case 'member':
      return arbitraryMember(field.registry);
  }
}

export const arbitraryValues = <F extends Fields>(fields: F): fc.Arbitrary<ValuesOf<F>> =>
  fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, arbitraryValue(field)])),
  ) as unknown as fc.Arbitrary<ValuesOf<F>>;

/** Any member of a registry with any of its settings. */
export const arbitraryMember = <R extends Registry>(registry: R): fc.Arbitrary<MemberOf<R>> =>
  fc.oneof(
    ...Object.entries(registry).map(([type, { fields }]) =>
      arbitraryValues(fields).map((values) => ({ type, ...values })),
    ),
  ) as unknown as fc.Arbitrary<MemberOf<R>>;

type Layer = MemberOf<typeof layers>;
type Data = ModelSpec['data'];

/** Settings that do not go together are set back to their defaults: the named ones, or all. */
function fittingData(data: Data): Data {
  const dataset: DatasetDefinition = datasets[data.type];
  const wrong = dataset.problems?.(data) ?? [];
  if (wrong.length === 0) return data;
  const defaults = memberDefaults(datasets, data.type);
  const names = wrong.map(({ path }) => String(path[1]));
  const mended = { ...data, ...Object.fromEntries(Object.entries(defaults).filter(([name]) => names.includes(name))) };
  return dataset.problems?.(mended).length === 0 ? mended : defaults;
}

/** Where the samples would fill more than one binding: as many as by default, as bytes where they are. */
function fittingSamples(data: Data, preprocessing: ModelSpec['preprocessing']) {
  const shape = (datasets[data.type] as DatasetDefinition).shape(data);
  const fits = 4 * shape.count * sizeOf(sampleShapeOf(shape, preprocessing)) <= limits.binding;
  return fits
    ? { data, preprocessing }
    : {
        data: memberDefaults(datasets, data.type),
        preprocessing: { ...preprocessing, scaling: 'byte' as const },
      };
}

const identifier = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/);

/** Layers that fit each other, ending in as many numbers as the data and some loss need. */
function fittingLayers(wanted: readonly Layer[], input: SampleShape): { list: Layer[]; output: SampleShape } {
  const earlier = new Map<string, SampleShape>([['input', input]]);
  const list: Layer[] = [];
  let current = input;
  const take = (layer: Layer): boolean => {
    const output = (layers[layer.type] as LayerDefinition).outputShape(current, layer, { earlier });
    if (isUnfit(output)) return false;
    list.push(layer);
    current = output;
    return true;
  };
  for (const layer of wanted) {
    if (take(layer)) continue;
    // The two whose settings depend on their place, and the one that most others wait for.
    if (layer.type === 'add') take({ ...layer, from: 'input' });
    else if (layer.type === 'reshape') take({ ...layer, shape: [sizeOf(current)] });
    else if (take(memberDefaults(layers, 'flatten'))) take(layer);
  }
  if (current.length !== 1) take(memberDefaults(layers, 'flatten'));
  return { list, output: current };
}

const endings = Object.keys(activations).map((name) => {
  const activation = memberDefaults(activations, name as keyof typeof activations);
  return { activation, range: activationRange(activation) };
});

/** A last activation and a loss that suit the data; `choice` picks among all pairs that do. */
function fittingEnd({ task, outputs }: Shape, units: number, choice: number) {
  const pairs = endings.flatMap(({ activation, range }) => {
    const context: LossContext = { task, outputs, units, activation: activation.type, range };
    return Object.entries(losses as Record<string, LossDefinition>)
      .filter(([, { misfit }]) => misfit(context) === undefined)
      .map(([loss]) => ({ activation, loss: loss as keyof typeof losses }));
  });
  const pair = pairs[choice % pairs.length];
  if (!pair) throw new Error(`no loss suits ${task} with ${units} units`);
  return pair;
}

const draft = fc.record({
  fields: arbitraryValues(modelFields),
  groups: fc.record({
    split: arbitraryValues(modelGroups.split),
    preprocessing: arbitraryValues(modelGroups.preprocessing),
    training: arbitraryValues(modelGroups.training),
    view: arbitraryValues(modelGroups.view),
  }),
  layers: fc.array(arbitraryMember(layers), { maxLength: 5 }),
  ids: fc.uniqueArray(identifier, { maxLength: 3 }),
  choice: fc.nat(),
  oneUnit: fc.boolean(),
  classWeights: fc.boolean(),
  weights: fc.boolean(),
  holds: fc.boolean(),
});

/** A document without edits, from any draft. */
function complete({
  fields,
  groups,
  choice,
  oneUnit,
  ...rest
}: typeof draft extends fc.Arbitrary<infer D> ? D : never): ModelSpec {
  const { data: settings, preprocessing } = fittingSamples(fittingData(fields.data), groups.preprocessing);
  const data = (datasets[settings.type] as DatasetDefinition).shape(settings);
  const input = sampleShapeOf(data, preprocessing);
  const { list } = fittingLayers(rest.layers, input);
  const units = oneUnit && data.task === 'classification' && data.outputs === 2 ? 1 : data.outputs;
  const { activation, loss } = fittingEnd(data, units, choice);
  const all = [...list, { ...memberDefaults(layers, 'dense'), units, activation }];
  const told = all.map(({ type }, i) => ({ type, id: rest.ids.filter((id) => id !== 'input')[(i + choice) % 7] }));
  const ids = layerIds(told);
  const spec = {
    version: modelVersion,
    ...fields,
    ...groups,
    data: settings,
    preprocessing,
    loss: fields.loss.type === loss ? fields.loss : memberDefaults(losses, loss),
    classWeights:
      rest.classWeights && data.task === 'classification'
        ? Array.from({ length: data.outputs }, (_, k) => k + 0.5)
        : [],
    layers: all.map((layer, i): LayerSpec => ({ ...layer, id: ids[i] ?? '' })),
    weights: {},
    holds: rest.holds ? { [`${ids.at(-1)}.bias`]: [0] } : {},
    edits: [],
  } satisfies ModelSpec;
  return rest.weights
    ? { ...spec, weights: { [`${ids.at(-1)}.bias`]: Array.from({ length: units }, (_, k) => k / 3) } }
    : spec;
}

/** Edits of this document, at steps that never go back. */
function arbitraryEdits(spec: ModelSpec): fc.Arbitrary<ModelSpec['edits']> {
  const edits = liveFields(spec).map(({ path, field }) =>
    fc.record({
      step: fc.nat({ max: 1000 }),
      path: fc.constant(path),
      value: arbitraryValue(field) as fc.Arbitrary<number>,
    }),
  );
  return edits.length === 0
    ? fc.constant([])
    : fc.array(fc.oneof(...edits), { maxLength: 3 }).map((list) => list.toSorted((a, b) => a.step - b.step));
}

/** Documents that parse and whose parts fit: data, layers and settings of every registered member. */
export const arbitraryDocument = (): fc.Arbitrary<ModelSpec> =>
  draft
    .map(complete)
    .chain((spec) => arbitraryEdits(spec).map((edits): ModelSpec => ({ ...spec, edits })))
    .map((spec) => unwrap(checkModel(unwrap(parseModel(spec)))).spec);
