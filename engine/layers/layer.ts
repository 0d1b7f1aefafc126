import type { Graph, GraphTensor } from '../plan/graph.ts';
import type { Definition } from '../spec/definition.ts';
import type { Fields, MemberOf, ValuesOf } from '../spec/field.ts';
import type { initializers } from '../initializers/index.ts';
import type { regularizers } from '../regularizers/index.ts';

/** Shape of one sample, without the rows. */
export type SampleShape = readonly number[];

/** What a layer cannot work with: `{ expected, got }` fill the sentence "needs …, but gets …". */
export interface Unfit {
  readonly code: 'layerInput' | 'skipSource' | 'skipShape';
  readonly values: Readonly<Record<string, string | number>>;
}

export interface ParameterSpec {
  readonly shape: readonly number[];
  readonly fanIn: number;
  readonly fanOut: number;
  readonly initializer: MemberOf<typeof initializers>;
  readonly regularizer: MemberOf<typeof regularizers>;
}

/** What a layer may ask about its place while its shape is inferred. */
export interface ShapeContext {
  /** Output shapes of the earlier layers by id, in order; `input` is the data. */
  readonly earlier: ReadonlyMap<string, SampleShape>;
}

/** What a layer may ask while it adds itself to a graph. */
export interface BuildContext {
  readonly id: string;
  /** False in evaluation: dropout and noise let values through. */
  readonly training: boolean;
  /** Output of an earlier layer, or of the data as `input`. */
  readonly output: (id: string) => GraphTensor;
  /** A unique tensor name for a value inside this layer. */
  readonly name: (local: string) => string;
  /** A live field of this layer as a uniform of the program. */
  readonly uniform: (field: string) => { readonly uniform: string };
}

/**
 * A layer only composes ops: its gradient, its walk-through and its backends follow. Where it has a field
 * `activation`, the planner applies it to what `build` returns.
 */
export interface LayerDefinition<F extends Fields = Fields> extends Definition<F> {
  readonly formula: string;
  readonly outputShape: (input: SampleShape, values: ValuesOf<F>, context: ShapeContext) => SampleShape | Unfit;
  readonly parameters?: (input: SampleShape, values: ValuesOf<F>) => Readonly<Record<string, ParameterSpec>>;
  readonly build: (
    graph: Graph,
    x: GraphTensor,
    parameters: Readonly<Record<string, GraphTensor>>,
    values: ValuesOf<F>,
    context: BuildContext,
  ) => GraphTensor;
}

export const defineLayer = <const F extends Fields>(definition: LayerDefinition<F>): LayerDefinition<F> => definition;

export const isUnfit = (shape: SampleShape | Unfit): shape is Unfit => !Array.isArray(shape);

/** A shape as people read it: `28×28` or `8`. */
export const shapeText = (shape: SampleShape): string => shape.join('×');

export const sizeOf = (shape: SampleShape): number => shape.reduce((product, size) => product * size, 1);
