import type { Page } from '@playwright/test';
import { editedAt } from '../app/state/editedAt.ts';
import { decodeLink } from '../engine/exchange/link.ts';
import type { ModelSpec } from '../engine/spec/model.ts';
import { unwrap } from '../engine/spec/problem.ts';
import type { Playground } from './playground.ts';

export type Values = Readonly<Record<string, unknown>>;
/** A document without its edits and without what is only shown, and the weights that were set by hand. */
type Standing = Omit<ModelSpec, 'edits' | 'view'> & { readonly byHand: Values };

export interface Edit {
  readonly name: string;
  readonly make: () => Promise<unknown>;
  /** What the address says once it is made. */
  readonly shows: (document: Standing) => unknown;
  readonly is: unknown;
  /** What has to be done first: it is not part of what is undone. */
  readonly before?: () => Promise<unknown>;
  /** It is made while the net trains. */
  readonly isTraining?: boolean;
  /** Weights, by their path, that are to be as they were and that no document tells. */
  readonly untold?: () => Promise<Values>;
  /** What else is to be as it was, once it is undone. */
  readonly undone?: () => Promise<unknown>;
}

/** The document in the address, with the edits of its run in their places; of what is only shown, nothing. */
export function standing(page: Page): Standing {
  const document = unwrap(decodeLink(page.url()));
  const { view: _, edits, ...rest } = editedAt(document, Number.POSITIVE_INFINITY);
  const typed = edits.filter(({ path }) => path.startsWith('weights.'));
  const byHand = Object.fromEntries(typed.map(({ path, value }) => [path, Number(Number(value).toPrecision(4))]));
  return { ...rest, byHand };
}

const unitsOf = ({ layers }: Standing) => layers.map((layer) => 'units' in layer && layer.units);
const typesOf = ({ layers }: Standing) => layers.map(({ type }) => type);
const firstOf = ({ layers: [first] }: Standing) => (first?.type === 'dense' ? first : undefined);

/** One after the other from two dense layers on the plane: whatever can be changed, once. */
export function everyEdit(playground: Playground): readonly Edit[] {
  const { page } = playground;
  let trainedLoss = Number.NaN;
  const card = (name: string) => page.getByRole('article', { name, exact: true });
  const insert = async (after: string, kind: RegExp) => {
    await playground.button(`Insert a layer after ${after}`).click();
    await page.getByRole('menuitem', { name: kind }).click();
  };
  const inMenu = async (layer: string, item: string) => {
    await playground.button(`More for ${layer}`).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const map = page.getByRole('application', { name: 'Painting area' });
  const stroke = async () => {
    await playground.button('Paint class +1').click();
    const box = (await map.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 20, box.y + 20, { steps: 12 });
    await page.mouse.up();
  };
  const neuron = page.getByRole('region', { name: 'Neuron 1 of Dense 1' });
  const weight = neuron.getByRole('textbox', { name: 'From input 1' });
  const points = ({ data }: Standing) => data.type === 'painted' && data.points.length / 3 > 300;
  return [
    { name: 'a layer inserted', make: () => insert('Input', /^Dense/), shows: unitsOf, is: [4, 4, 1] },
    {
      name: 'units',
      make: () => card('Dense 1').getByRole('button', { name: 'Units: more' }).click(),
      shows: unitsOf,
      is: [5, 4, 1],
    },
    {
      name: 'an activation',
      make: () => playground.choose('Activation', 'ReLU', card('Dense 1')),
      shows: (document) => firstOf(document)?.activation.type,
      is: 'relu',
    },
    {
      name: 'an initializer',
      make: () => playground.choose('Weight start', 'He normal'),
      shows: (document) => firstOf(document)?.kernelInitializer.type,
      is: 'heNormal',
    },
    {
      name: 'a regularizer',
      make: () => playground.choose('Weight penalty', 'L2'),
      shows: (document) => firstOf(document)?.kernelRegularizer.type,
      is: 'l2',
    },
    {
      name: 'a layer duplicated',
      make: () => inMenu('Dense 1', 'Duplicate'),
      shows: unitsOf,
      is: [5, 5, 4, 1],
    },
    {
      name: 'a layer moved',
      make: () => inMenu('Dense 2', 'Move right'),
      shows: unitsOf,
      is: [5, 4, 5, 1],
    },
    {
      name: 'a skip connection',
      make: () => insert('Dense 3', /^Add/),
      shows: ({ layers }) => [layers[3]?.type === 'add' && layers[3].from === layers[0]?.id, layers.length],
      is: [true, 5],
    },
    {
      name: 'the type of a layer',
      make: () => inMenu('Dense 2', 'Change to Dropout'),
      shows: typesOf,
      is: ['dense', 'dropout', 'dense', 'add', 'dense'],
    },
    {
      name: 'a trained layer removed',
      before: async () => {
        await playground.epochs(3);
        trainedLoss = await playground.settledLoss();
      },
      make: () => inMenu('Dense 2', 'Remove'),
      undone: () => playground.until('test-loss', (now) => now.toPrecision(6) === trainedLoss.toPrecision(6)),
      shows: typesOf,
      is: ['dense', 'dropout', 'add', 'dense'],
    },
    {
      name: 'the loss',
      make: () => playground.choose('Loss', 'Mean squared error'),
      shows: ({ loss }) => loss.type,
      is: 'meanSquaredError',
    },
    {
      name: 'the optimizer',
      make: () => playground.choose('Optimizer', 'RMSProp'),
      shows: ({ optimizer }) => optimizer.type,
      is: 'rmsprop',
    },
    {
      name: 'the learning rate of a net that trains',
      make: () => playground.set('Learning rate', '0.02'),
      shows: ({ optimizer }) => 'learningRate' in optimizer && optimizer.learningRate,
      is: 0.02,
      isTraining: true,
    },
    {
      name: 'the dataset',
      make: () => page.getByRole('radio', { name: 'Circle' }).check(),
      shows: ({ data }) => data.type,
      is: 'circle',
    },
    {
      name: 'the number of samples',
      make: () => playground.set('Samples', '300'),
      shows: ({ data }) => 'samples' in data && data.samples,
      is: 300,
    },
    {
      name: 'noise',
      make: () => playground.set('Noise', '20'),
      shows: ({ data }) => 'noise' in data && data.noise,
      is: 0.2,
    },
    {
      name: 'a feature',
      make: () => page.getByRole('group', { name: 'Features' }).getByRole('button', { name: 'x₁²' }).click(),
      shows: ({ preprocessing: { features } }) => features,
      is: ['x1', 'x2', 'x1^2'],
    },
    {
      name: 'points to paint',
      make: () => playground.button('Paint these points').click(),
      shows: ({ data }) => data.type,
      is: 'painted',
    },
    { name: 'a painted stroke', make: stroke, shows: points, is: true },
    {
      name: 'a formula of one’s own',
      before: () => playground.button('Show Dense 1').click({ position: { x: 6, y: 6 } }),
      make: () => playground.choose('Activation', 'Own formula', card('Dense 1')),
      shows: (document) => firstOf(document)?.activation.type,
      is: 'formula',
    },
    {
      name: 'another formula',
      make: () => page.getByRole('textbox', { name: 'f(x) =', exact: true }).fill('x * tanh(x)'),
      shows: (document) => firstOf(document)?.activation,
      is: { type: 'formula', formula: 'x * tanh(x)' },
    },
    {
      name: 'a weight set by hand',
      before: () => playground.button('Neuron 1 of Dense 1').click(),
      untold: async () => ({
        [`weights.${standing(page).layers[0]?.id}.kernel.0`]: Number(await weight.inputValue()),
      }),
      make: async () => {
        await weight.fill('0.5');
        await weight.press('Enter');
      },
      shows: (document) => Object.values(document.byHand),
      is: [0.5],
    },
    {
      name: 'a hold',
      make: () =>
        neuron
          .getByRole('row', { name: /From input 1/ })
          .getByRole('checkbox', { name: 'Hold' })
          .check(),
      shows: ({ holds }) => Object.values(holds),
      is: [[0]],
    },
    {
      name: 'a preset opened',
      make: () => playground.preset('xor'),
      shows: ({ name }) => name,
      is: 'Exclusive or',
    },
  ];
}
