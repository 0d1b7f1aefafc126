import { call, variable, type Expression } from '../formula/expression.ts';
import { differentiate } from '../formula/differentiate.ts';
import { parse } from '../formula/parse.ts';
import { substitute } from '../formula/substitute.ts';
import { optimizerRule } from '../optimizers/optimizerRule.ts';
import { regularizers } from '../regularizers/index.ts';
import type { RegularizerDefinition } from '../regularizers/regularizer.ts';
import type { CheckedModel } from '../spec/checkModel.ts';
import { at, type Graph, type GraphTensor } from './graph.ts';

/** A parameter on its way through an update. */
export interface Trained {
  readonly layer: string;
  readonly name: string;
  readonly tensor: GraphTensor;
  readonly gradient: GraphTensor;
  readonly frozen: boolean;
  /** Where it is not 0, the weight stays as it is; undefined where no element is ever held. */
  readonly hold: GraphTensor | undefined;
  /** The penalty of one weight in `w`, with its rates as uniforms; undefined where there is none. */
  readonly penalty: Expression | undefined;
}

/** A parameter's penalty, its rates named `layers.<id>.<name>Regularizer.<rate>`. */
export function penaltyOf(model: CheckedModel, layer: string, name: string): Expression | undefined {
  const spec = model.layers.find((each) => each.layer.id === layer)?.parameters[name]?.regularizer;
  if (!spec || spec.type === 'none') return undefined;
  const { formula, fields }: RegularizerDefinition = regularizers[spec.type];
  const parsed = parse(formula, { variables: ['w', ...Object.keys(fields)] });
  const rate = (field: string): Expression => variable(`layers.${layer}.${name}Regularizer.${field}`);
  return substitute(parsed, (part) => (part.name in fields && part.op === 'variable' ? rate(part.name) : undefined));
}

/** Σ over all parameters of their penalties [], or undefined where there is none. */
export function buildPenalty(
  graph: Graph,
  parts: readonly Pick<Trained, 'name' | 'tensor' | 'penalty'>[],
  prefix = '',
): GraphTensor | undefined {
  return graph.inOp('penalty', () => {
    const sums = parts.flatMap(({ tensor, penalty }) => {
      if (!penalty) return [];
      const place = { w: at(tensor, ...tensor.shape.map((_, d) => `k${d}`)) };
      return [graph.reduce(`${prefix}${tensor.name}.penalty`, [], tensor.shape, 'sum', place, penalty)];
    });
    return sums.reduce<GraphTensor | undefined>(
      (sum, part, i) => (sum ? graph.map(`${prefix}penalty.${i}`, [], { a: sum, b: part }, 'a + b') : part),
      undefined,
    );
  });
}

/** Adds penalties, clips, and applies the optimizer's rule; returns the state tensors by parameter and name. */
export function buildUpdate(
  graph: Graph,
  model: CheckedModel,
  trained: readonly Trained[],
): ReadonlyMap<string, GraphTensor> {
  const { optimizer, clipping } = model.spec;
  const rule = optimizerRule(optimizer);
  const states = new Map<string, GraphTensor>();
  const full = trained.map((parameter) => graph.inLayer(parameter.layer, () => withPenalty(graph, parameter)));
  const clipped = clip(graph, clipping.type, trained, full);

  trained.forEach(({ layer, tensor, frozen, hold }, i) =>
    graph.inLayer(layer, () =>
      graph.inOp('update', () => {
        const g = clipped[i];
        if (!g) return;
        const own = Object.keys(rule.state).map((name): [string, GraphTensor] => {
          const state = graph.tensor(`${tensor.name}.${name}`, tensor.shape, 'state');
          states.set(state.name, state);
          return [name, state];
        });
        const targets = new Map<string, GraphTensor>([['w', tensor], ...own]);
        const operands = { w: tensor, ...Object.fromEntries(own), ...g.operands, ...(hold && { hold }) };
        const assignments = rule.update.flatMap(({ name, expression }) => {
          const target = targets.get(name);
          // Freezing masks the update itself, after decay and momentum: states go on.
          if (!target || (frozen && name === 'w')) return [];
          const value = substitute(expression, (part) => (part.name === 'g' ? g.value : undefined));
          // Holding, as freezing, masks the update itself: the weight keeps its very bits.
          return [{ target, value: hold && name === 'w' ? heldOr(value) : value }];
        });
        if (assignments.length > 0) graph.assign(`${tensor.name} update`, operands, assignments);
      }),
    ),
  );
  return states;
}

const heldOr = (value: Expression): Expression => call('where', variable('hold'), variable('w'), value);

/** ∂(loss + penalty)/∂w. */
function withPenalty(graph: Graph, { tensor, gradient, penalty }: Trained): GraphTensor {
  if (!penalty) return gradient;
  return graph.inOp('penalty', () =>
    graph.map(
      `${tensor.name}.gradient.full`,
      tensor.shape,
      { w: tensor, g: gradient },
      call('add', variable('g'), differentiate(penalty, 'w')),
    ),
  );
}

interface Clipped {
  readonly operands: Readonly<Record<string, GraphTensor | ReturnType<typeof at>>>;
  /** The clipped gradient, in `gradient` and what else the operands name. */
  readonly value: Expression;
}

/** Gradients held within the threshold: each number, each parameter's norm, or the norm of all together. */
function clip(
  graph: Graph,
  type: CheckedModel['spec']['clipping']['type'],
  trained: readonly Trained[],
  gradients: readonly GraphTensor[],
): Clipped[] {
  const g = variable('gradient');
  const threshold = variable('clipping.threshold');
  return graph.inOp('clip', () => {
    const square = (tensor: GraphTensor): GraphTensor =>
      graph.reduce(
        `${tensor.name}.square`,
        [],
        tensor.shape,
        'sum',
        { g: at(tensor, ...tensor.shape.map((_, d) => `k${d}`)) },
        'g * g',
      );
    // c / max(‖g‖, c): 1 while the norm is within the threshold. A threshold of 0 lets nothing pass.
    const scaled = call(
      'mul',
      g,
      call('div', threshold, call('max', call('sqrt', variable('square')), call('max', threshold, parse('1e-30')))),
    );
    switch (type) {
      case 'none':
        return gradients.map((gradient) => ({ operands: { gradient }, value: g }));
      case 'value':
        return gradients.map((gradient) => ({
          operands: { gradient },
          value: call('max', call('neg', threshold), call('min', g, threshold)),
        }));
      case 'norm':
        return gradients.map((gradient) => ({ operands: { gradient, square: at(square(gradient)) }, value: scaled }));
      case 'globalNorm': {
        const squares = gradients.filter((_, i) => !trained[i]?.frozen).map(square);
        const total = squares.reduce<GraphTensor | undefined>(
          (sum, part, i) => (sum ? graph.map(`gradient.square.${i}`, [], { a: sum, b: part }, 'a + b') : part),
          undefined,
        );
        return gradients.map((gradient) =>
          total ? { operands: { gradient, square: at(total) }, value: scaled } : { operands: { gradient }, value: g },
        );
      }
    }
  });
}
