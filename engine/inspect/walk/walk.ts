import { rootOf } from '../../plan/fuse.ts';
import { extent, isBatched, type TensorId, type TensorInput } from '../../plan/program.ts';
import type { CheckedModel } from '../../spec/checkModel.ts';
import type { Session } from '../../train/session.ts';
import { captureStep, type Capture } from './capture.ts';
import { describeStep } from './describeStep.ts';
import { differencesAt } from './differenceCheck.ts';
import { ElementReader, flatPosition, positionAt, shapeOf, valuesOf } from './elementReader.ts';
import { meanRow } from './meanRow.ts';
import { formulaInLetters, formulaInNumbers, type FormulaStyle } from './nodeFormula.ts';
import { Reference64 } from './reference64.ts';
import type { AsyncSlices, Slices } from '../../train/slices.ts';
import { remarks } from './stages.ts';
import { Symbols } from './symbols.ts';
import { meanOverRows, pictureOf, type TensorPicture } from './tensorPicture.ts';
import { updateRows, type FormulaRow } from './updateFormula.ts';
import type { StepSummary, WalkAnswer, WalkCheckAnswer, WalkPlace, WalkStepAnswer, WalkStyle } from './walkAnswer.ts';
import { samplesOf, type WalkBatch } from './walkBatch.ts';
import { walkSteps, type NodeStep, type UpdateStep, type WalkStep } from './walkSteps.ts';

/** One training step of a network, element by element, in the numbers of the backend that trains it. */
export class Walk {
  readonly capture: Capture;
  readonly steps: readonly WalkStep[];
  readonly #model: CheckedModel;
  readonly #symbols: Symbols;
  #reference: { readonly made: Reference64 | undefined } | undefined;

  private constructor(session: Session, capture: Capture) {
    this.capture = capture;
    this.#model = session.model;
    this.steps = walkSteps(capture.plan.graph, capture.plan.parameters);
    this.#symbols = new Symbols(
      capture,
      session.model.layers.map(({ layer }) => layer.id),
      session.model.layers.filter(({ parameters }) => Object.keys(parameters).length > 0).map(({ layer }) => layer.id),
    );
  }

  /** Runs the step on a copy of the state; the run itself stays where it is. Throws a ProblemError or BackendError. */
  static async *open(session: Session, batch: WalkBatch): AsyncSlices<Walk> {
    await session.replay();
    const snapshot = await session.snapshotShown();
    return new Walk(session, yield* captureStep(session, snapshot, samplesOf(session, batch)));
  }

  /** In 64 bits, made when it is first asked for; undefined where the batch is too large. */
  get reference(): Reference64 | undefined {
    this.#reference ??= { made: Reference64.of(this.capture) };
    return this.#reference.made;
  }

  overview(): WalkAnswer {
    const { step, rows, samples, plan } = this.capture;
    return {
      isNext: samples.isNext,
      at: step,
      rows,
      indices: samples.indices,
      steps: this.steps.map((each) => this.#summary(each)),
      loss: valuesOf(this.capture, plan.graph.loss)[0] ?? Number.NaN,
    };
  }

  /**
   * The nearest place that there is. An element of another shape is taken from its end: after the weight from input i to
   * unit j comes the sum of unit j.
   */
  placeAt({ step, element, row }: WalkPlace): WalkPlace {
    const at = Math.min(this.steps.length - 1, Math.max(0, Math.trunc(step) || 0));
    const { shape = [] } = this.steps[at] ? this.#summary(this.steps[at]) : {};
    const within = (value: number | undefined, size: number): number =>
      Math.min(size - 1, Math.max(0, Math.trunc(value ?? 0) || 0));
    return {
      step: at,
      element: shape.map((size, d) => within(element[element.length - shape.length + d], size)),
      row: row === 'mean' && this.capture.rows > 1 ? 'mean' : within(row === 'mean' ? 0 : row, this.capture.rows),
    };
  }

  at(asked: WalkPlace, style: WalkStyle): WalkStepAnswer {
    const place = this.placeAt(asked);
    const step = this.#stepAt(place);
    const written = { ...style, symbols: this.#symbols };
    return {
      place,
      ...(step.kind === 'node' ? this.#node(step, place, written) : this.#update(step, place, written)),
      uses: this.#uses(step, place),
    };
  }

  *check(asked: WalkPlace): Slices<WalkCheckAnswer> {
    const place = this.placeAt(asked);
    const step = this.#stepAt(place);
    const value = this.#valueAt(step, place);
    const { reference } = this;
    if (!reference) return { place, value, reference: undefined, differences: undefined };
    const tensor = outOf(step);
    const isMean = place.row === 'mean' && this.#isBatched(step);
    const at = this.#flat(step, place);
    const exact = isMean
      ? meanOverRows(yield* reference.values(tensor), this.capture.rows)[at]
      : step.kind === 'update'
        ? yield* reference.updatedAt(tensor, at)
        : yield* reference.at(tensor, at);
    const of = step.kind === 'node' && !isMean ? step : undefined;
    const differences = of?.gradientOf && (yield* differencesAt(reference, of.gradientOf.id, at, of.hasPenalty));
    return { place, value, reference: exact, differences };
  }

  #stepAt({ step }: WalkPlace): WalkStep {
    const found = this.steps[step];
    if (!found) throw new RangeError(`walk: there is no step ${step} of ${this.steps.length}`);
    return found;
  }

  #summary(step: WalkStep): StepSummary {
    const tensor = outOf(step);
    const batched = this.#isBatched(step);
    const shape = shapeOf(this.capture, tensor);
    return {
      phase: step.phase,
      layer:
        step.layer || (this.#model.layers.find(({ layer }) => nameOf(step).startsWith(`${layer.id}.`))?.layer.id ?? ''),
      label: describeStep(step, this.#model, this.capture.rows).label,
      tensor: nameOf(step),
      shape: batched ? shape.slice(1) : shape,
      isBatched: batched,
    };
  }

  #isBatched(step: WalkStep): boolean {
    return step.kind === 'node' && isBatched(step.out);
  }

  /** Where an element stands in its tensor; of a mean, in one row. */
  #position(step: WalkStep, { element, row }: WalkPlace): number[] {
    return this.#isBatched(step) ? [row === 'mean' ? 0 : row, ...element] : [...element];
  }

  #flat(step: WalkStep, place: WalkPlace): number {
    return flatPosition(shapeOf(this.capture, outOf(step)), this.#position(step, place));
  }

  #valueAt(step: WalkStep, place: WalkPlace): number {
    const tensor = outOf(step);
    const at = this.#flat(step, place);
    if (step.kind === 'update') return this.capture.after.get(tensor)?.[at] ?? Number.NaN;
    const values = valuesOf(this.capture, tensor);
    const isMean = place.row === 'mean' && this.#isBatched(step);
    return (isMean ? meanOverRows(values, this.capture.rows)[at] : values[at]) ?? Number.NaN;
  }

  #node(step: NodeStep, place: WalkPlace, style: FormulaStyle & WalkStyle) {
    const { capture } = this;
    const reader = new ElementReader(capture, step.kernel, this.#position(step, place));
    const [name, letters] = formulaInLetters(capture, step, style);
    const isMean = place.row === 'mean' && this.#isBatched(step);
    const value = this.#valueAt(step, place);
    const symbol = this.#symbols.tensor(step.out.id, onesBased(place.element));
    const plain: FormulaRow = {
      name,
      // A running sum has the same letter on both sides.
      sign: step.kernel.inputs.some((each) => each.kind === 'tensor' && this.#symbols.tensor(each.tensor) === name)
        ? '←'
        : '=',
      letters,
      numbers: isMean ? [] : formulaInNumbers(reader, step, style),
      value,
    };
    const { sentences } = describeStep(step, this.#model, capture.rows);
    const mean = {
      en: remarks.mean.en.replace('{rows}', String(capture.rows)),
      zh: remarks.mean.zh.replace('{rows}', String(capture.rows)),
    };
    return {
      symbol,
      sentences: isMean ? [...sentences, mean] : sentences,
      rows: [plain, ...(isMean ? [meanRow(capture, step.out.id, this.#flat(step, place), place.element, style)] : [])],
      value,
      tensors: this.#nodePictures(step, reader, place, style),
    };
  }

  #nodePictures(step: NodeStep, reader: ElementReader, place: WalkPlace, style: WalkStyle): TensorPicture[] {
    const { graph } = this.capture.plan;
    const position = this.#position(step, place);
    const isMean = place.row === 'mean';
    const one = (id: TensorId, window: readonly (readonly [number, number])[], role: TensorPicture['role']) =>
      pictureOf(this.capture, {
        tensor: id,
        window,
        symbol: this.#symbols.tensor(id),
        role,
        madeBy: this.#makerOf(id),
        isMean,
        page: style.pages?.[graph.tensors[rootOf(graph.tensors, id)]?.name ?? ''],
      });
    const read = new Map<TensorId, TensorPicture>();
    for (const input of step.kernel.inputs) {
      const tensor = input.kind === 'tensor' ? graph.tensors[input.tensor] : undefined;
      if (input.kind !== 'tensor' || !tensor || tensor.storage === 'table' || read.has(tensor.id)) continue;
      read.set(tensor.id, one(tensor.id, reader.windowOf(input), 'operand'));
    }
    const own = position.map((at) => [at, at] as const);
    return [...read.values(), one(step.out.id, own, 'result')];
  }

  #update(step: UpdateStep, place: WalkPlace, style: FormulaStyle & WalkStyle) {
    const { capture } = this;
    const { parameter, gradient } = step;
    const at = this.#flat(step, place);
    const window = place.element.map((each) => [each, each] as const);
    const states = capture.plan.states.filter(({ name }) => name.startsWith(`${parameter.name}.`));
    const isHeld = capture.spec.holds[parameter.name]?.includes(at) ?? false;
    const picture = (id: TensorId, role: TensorPicture['role'], values?: ArrayLike<number>): TensorPicture =>
      pictureOf(capture, {
        tensor: id,
        window,
        symbol: this.#symbols.tensor(id),
        role,
        madeBy: this.#makerOf(id),
        isMean: false,
        page: style.pages?.[capture.plan.graph.tensors[id]?.name ?? ''],
        values,
      });
    const { sentences } = describeStep(step, this.#model, capture.rows);
    return {
      symbol: this.#symbols.tensor(parameter.id, onesBased(place.element)),
      sentences: isHeld ? [...sentences, remarks.held] : sentences,
      rows: updateRows(capture, step, at, style),
      value: this.#valueAt(step, place),
      tensors: [
        picture(parameter.id, 'operand'),
        picture(gradient.id, 'operand'),
        ...states.map(({ id }) => picture(id, 'operand')),
        picture(parameter.id, 'after', capture.after.get(parameter.id)),
      ],
    };
  }

  /** The step that computes a tensor; what is trained comes out of its update. */
  #makerOf(id: TensorId): number | undefined {
    const { tensors } = this.capture.plan.graph;
    const root = rootOf(tensors, id);
    const found = this.steps.findIndex((step) => outOf(step) === root);
    return found >= 0 ? found : undefined;
  }

  /** Places of later steps, or of any step for a weight, that read this element. */
  #uses(step: WalkStep, place: WalkPlace): WalkStepAnswer['uses'] {
    const { tensors } = this.capture.plan.graph;
    const own = outOf(step);
    const flat = this.#flat(step, place);
    return this.steps.flatMap((reader, at) => {
      if (reader === step) return [];
      if (reader.kind === 'update') {
        if (rootOf(tensors, reader.gradient.id) !== own) return [];
        return [this.#use(at, reader, place.element, place.row)];
      }
      const input = reader.kernel.inputs.find(
        (each): each is TensorInput => each.kind === 'tensor' && rootOf(tensors, each.tensor) === own,
      );
      if (!input) return [];
      const position = positionAt(shapeOf(this.capture, input.tensor), flat);
      const axes = reader.kernel.axes.map(({ name, size }) => {
        const d = input.index.findIndex(({ terms }) => terms.length === 1 && terms[0]?.axis === name);
        const found = (position[d] ?? 0) - (input.index[d]?.plus ?? 0);
        return d < 0 ? 0 : Math.max(0, Math.min(extent(size, this.capture.rows) - 1, found));
      });
      const element = isBatched(reader.out) ? axes.slice(1) : axes;
      return [this.#use(at, reader, element, place.row)];
    });
  }

  #use(step: number, reader: WalkStep, element: readonly number[], row: WalkPlace['row']) {
    const symbol = this.#symbols.tensor(outOf(reader), onesBased(element));
    return { place: { step, element, row }, symbol, tensor: nameOf(reader) };
  }
}

const outOf = (step: WalkStep): TensorId => (step.kind === 'node' ? step.out.id : step.parameter.id);
const nameOf = (step: WalkStep): string => (step.kind === 'node' ? step.out.name : step.parameter.name);
const onesBased = (element: readonly number[]): string[] => element.map((at) => String(at + 1));
