import type { layers as registry } from '../../engine/layers/index.ts';
import { sizeOf } from '../../engine/layers/layer.ts';
import { checkModel, datasetDefinition } from '../../engine/spec/checkModel.ts';
import type { LayerSpec, ModelSpec } from '../../engine/spec/model.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import type { Path, Problem } from '../../engine/spec/problem.ts';
import { outputsBefore } from '../commands/layerEdits.ts';
import type { Text } from '../i18n/useText.ts';
import { changeAt } from '../state/changeAt.ts';
import { layerName } from './layerName.ts';

/** One change of the layers, and what it is called. */
export interface Cure {
  readonly label: string;
  readonly path: Path;
  readonly value: unknown;
}

/** Changes of single layers after which an impossible stack fits; each was tried before it is offered. */
export function layerCures({ code, path, values }: Problem, document: ModelSpec, text: Text): readonly Cure[] {
  const index = Number(path[1]);
  const layer = document.layers[index];
  if (path[0] !== 'layers' || !layer) return [];
  const tried = candidates(code, Number(values['expected']), document, index, text).map((cure) => ({
    cure,
    first: problemsAfter(cure, document),
  }));
  const whole = tried.filter(({ first }) => first === undefined);
  // Where the stack has a second fault, what cures the first one is offered all the same.
  const part = tried.filter(({ first }) => first !== undefined && (first.code !== code || isBehind(first, index)));
  return (whole.length > 0 ? whole : part).map(({ cure }) => cure);
}

function candidates(code: string, expected: number, document: ModelSpec, index: number, text: Text): readonly Cure[] {
  switch (code) {
    case 'outputSize':
      return [...withUnits(expected, document, index, text), ...withOutput(expected, document, text)];
    case 'outputList':
      return [withFlatten(document, index + 1, text), ...withoutLayer(document, index, text)];
    case 'layerInput':
      return [
        withFlatten(document, index, text),
        ...withShape(document, index, text),
        ...withoutLayer(document, index, text),
      ];
    case 'skipSource':
    case 'skipShape':
      return [...withSource(document, index, text), ...withoutLayer(document, index, text)];
    case 'tooMany':
      return withoutLayer(document, index, text);
    default:
      return [];
  }
}

/** The first fault of the document after a change; none where it can train. */
function problemsAfter({ path, value }: Cure, document: ModelSpec): Problem | undefined {
  const parsed = parseModel({ ...changeAt(document, path, value), edits: [], weights: {}, holds: {} });
  if (!parsed.ok) return parsed.problems[0];
  const checked = checkModel(parsed.value);
  return checked.ok ? undefined : checked.problems[0];
}

const isBehind = ({ path }: Problem, index: number): boolean => path[0] !== 'layers' || Number(path[1]) > index + 1;

/** A layer that is not in the document yet: its id is given where the document is parsed. */
type NewLayer = { readonly type: keyof typeof registry } & Readonly<Record<string, unknown>>;

const insertedAt = ({ layers }: ModelSpec, at: number, layer: NewLayer): readonly LayerSpec[] =>
  layers.toSpliced(at, 0, layer as unknown as LayerSpec);

const withFlatten = (document: ModelSpec, at: number, { t }: Text): Cure => ({
  label: t('addFlatten'),
  path: ['layers'],
  value: insertedAt(document, at, { type: 'flatten' }),
});

/** Two classes are told apart by one unit or by two. */
function withUnits(expected: number, document: ModelSpec, index: number, text: Text): readonly Cure[] {
  const { task } = datasetDefinition(document).shape(document.data);
  const counts = task === 'classification' && expected === 2 ? [1, 2] : [expected];
  const layer = document.layers[index];
  if (!layer || !('units' in layer)) return [];
  return counts.map((units) => ({
    label: text.t(units === 1 ? 'setOneUnit' : 'setUnits', { name: layerName(document, index, text), units }),
    path: ['layers', index, 'units'],
    value: units,
  }));
}

/** An output behind a layer that has no units of its own; its activation is that which the loss expects. */
function withOutput(expected: number, document: ModelSpec, { t }: Text): readonly Cure[] {
  if ('units' in (document.layers.at(-1) ?? {})) return [];
  const { task } = datasetDefinition(document).shape(document.data);
  const ends =
    task !== 'classification'
      ? [{ units: expected, activation: 'linear' }]
      : [
          { units: 1, activation: 'sigmoid' },
          { units: 1, activation: 'tanh' },
          { units: expected, activation: 'softmax' },
        ];
  return ends
    .map(({ units, activation }) => ({
      label: t('addOutput'),
      path: ['layers'],
      value: insertedAt(document, document.layers.length, { type: 'dense', units, activation: { type: activation } }),
    }))
    .filter((cure) => problemsAfter(cure, document) === undefined)
    .slice(0, 1);
}

/** Reshape told to give what it gets, as one list. */
function withShape(document: ModelSpec, index: number, { t }: Text): readonly Cure[] {
  if (document.layers[index]?.type !== 'reshape') return [];
  const count = sizeOf(outputsBefore(document, index).at(-1)?.shape ?? []);
  return [{ label: t('setShape', { count }), path: ['layers', index, 'shape'], value: [count] }];
}

/** Earlier outputs of the shape that arrives here, the nearest first. */
function withSource(document: ModelSpec, index: number, text: Text): readonly Cure[] {
  const earlier = outputsBefore(document, index);
  const arriving = earlier.at(-1)?.shape.join();
  const fitting = earlier.slice(0, -1).filter(({ shape }) => shape.join() === arriving);
  return fitting.toReversed().map(({ id }) => {
    const at = document.layers.findIndex((layer) => layer.id === id);
    const name = at < 0 ? text.t('input') : layerName(document, at, text);
    return { label: text.t('addFrom', { name }), path: ['layers', index, 'from'], value: id };
  });
}

const withoutLayer = (document: ModelSpec, index: number, text: Text): readonly Cure[] =>
  document.layers.length < 2
    ? []
    : [
        {
          label: text.t('removeNamed', { name: layerName(document, index, text) }),
          path: ['layers'],
          value: document.layers.toSpliced(index, 1),
        },
      ];
