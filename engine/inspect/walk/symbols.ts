import { escapeMarkup, mathmlName } from '../../formula/mathmlName.ts';
import { rootOf } from '../../plan/fuse.ts';
import type { TensorId } from '../../plan/program.ts';
import type { Capture } from './capture.ts';

/** Letters of tensors by their local name; others are written as they are called. */
const letters: Readonly<Record<string, string>> = {
  kernel: 'w',
  bias: 'b',
  sums: 's',
  each: 'ℓ',
  rows: 'L',
  loss: 'L',
};

/** Letters of uniforms by the last part of their name. */
const scalars: Readonly<Record<string, string>> = {
  learningRate: 'eta',
  threshold: 'c',
  rate: 'p',
  deviation: 'sigma',
};

const word = (text: string): string =>
  text.length > 2 && !/^\p{L}+\d$/u.test(text)
    ? `<mi mathvariant="normal">${escapeMarkup(text)}</mi>`
    : mathmlName(text);

/** How tensors and scalars of one network are written in formulas. */
export class Symbols {
  readonly #capture: Capture;
  readonly #layers: readonly string[];
  readonly #numbered: readonly string[];

  /** `numbered`: ids of the layers with weights, in the order of the stack; others are told by their ids. */
  constructor(capture: Capture, layers: readonly string[], numbered: readonly string[]) {
    this.#capture = capture;
    this.#layers = layers;
    this.#numbered = numbered;
  }

  /** `w` with its layer above and its element below, or ∂L/∂ of that for a gradient. */
  tensor(id: TensorId, subscripts: readonly string[] = []): string {
    const { graph } = this.#capture.plan;
    const root = rootOf(graph.tensors, id);
    const base = graph.gradientOf.get(root) ?? graph.gradientOf.get(id);
    if (base !== undefined) return partial(this.tensor(base, subscripts));
    const name = graph.tensors[root]?.name ?? '';
    if (name.startsWith('gradient.square.')) return squaredLength('<mi>g</mi>');
    // One of several uses of a value, or what a rule of an op's own works out on the way.
    const [, of, part] = /^(.*)\.gradient(?:\.(\w+))?$/.exec(name) ?? [];
    if (of === undefined) return this.#plain(name, subscripts);
    if (part === 'full') return partial(this.#plain(of, subscripts), '+');
    if (part === 'square') return squaredLength(partial(this.#plain(of, subscripts)));
    if (part === undefined || /^\d+$/.test(part)) {
      const by = graph.batch.find(({ stores }) => stores.some((store) => store.tensor === root))?.layer;
      return partial(this.#plain(of, subscripts), by ? `via ${by}` : `[${part ?? 1}]`);
    }
    return withIndices(word(part), subscripts, '');
  }

  #plain(name: string, subscripts: readonly string[]): string {
    const dot = name.indexOf('.');
    const layer = this.#layers.indexOf(name.slice(0, dot));
    const parts = (layer >= 0 ? name.slice(dot + 1) : name).split('.');
    const local = parts.at(-1) ?? '';
    const isState = layer >= 0 && parts.length > 1 && parts[0] !== undefined && parts[0] in letters;
    const symbol = isState ? mathmlName(local) : word(letters[local] ?? local);
    // One loss a sample: told apart from the one of the batch.
    const own = name === 'loss.rows' && subscripts.length === 0 ? ['n'] : subscripts;
    return withIndices(symbol, own, this.#above(this.#layers[layer]));
  }

  /** The number of a layer with weights, where there are several; the id of any other. */
  #above(layer: string | undefined): string {
    if (layer === undefined) return '';
    const at = this.#numbered.indexOf(layer);
    if (at < 0) return `<mtext>${escapeMarkup(layer)}</mtext>`;
    return this.#numbered.length > 1 ? `<mn>${at + 1}</mn>` : '';
  }

  uniform(name: string): string {
    if (name === 'inverseCount') return '<mfrac><mn>1</mn><mi>N</mi></mfrac>';
    const local = name.slice(name.lastIndexOf('.') + 1);
    return mathmlName(scalars[local] ?? local);
  }
}

/** ∂L over ∂ of something. */
const partial = (of: string, mark = ''): string => {
  const quotient = `<mfrac><mrow><mo>∂</mo><mi>L</mi></mrow><mrow><mo>∂</mo>${of}</mrow></mfrac>`;
  return mark === '' ? quotient : `<msup>${quotient}<mtext>${escapeMarkup(mark)}</mtext></msup>`;
};

/** ‖v‖² */
const squaredLength = (of: string): string => `<msup><mrow><mo>‖</mo>${of}<mo>‖</mo></mrow><mn>2</mn></msup>`;

function withIndices(symbol: string, subscripts: readonly string[], layer: string): string {
  const below = subscripts.map((text) => `<mi mathvariant="normal">${text}</mi>`).join('<mo>,</mo>');
  const above = layer === '' ? '' : `<mrow><mo>(</mo>${layer}<mo>)</mo></mrow>`;
  if (below === '' && above === '') return symbol;
  if (above === '') return `<msub>${symbol}<mrow>${below}</mrow></msub>`;
  return below === '' ? `<msup>${symbol}${above}</msup>` : `<msubsup>${symbol}<mrow>${below}</mrow>${above}</msubsup>`;
}
