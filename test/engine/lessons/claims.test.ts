import { describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { MappingMaker } from '../../../engine/inspect/mapping/mappingMaker.ts';
import { documentAt } from '../../../engine/lessons/documentAt.ts';
import { lessons } from '../../../engine/lessons/index.ts';
import type { Lesson } from '../../../engine/lessons/lesson.ts';
import type { ClassificationEvaluation } from '../../../engine/metrics/evaluation.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import type { Session } from '../../../engine/train/session.ts';
import { openSession } from '../train/openSession.ts';

/** The document that a step of that title begins with. */
function at(lesson: Lesson, title: string): ModelSpec {
  const step = lesson.steps.findIndex((each) => each.title.en === title);
  expect(step, title).toBeGreaterThanOrEqual(0);
  return unwrap(documentAt(lesson, step));
}

interface Outcome extends Pick<ClassificationEvaluation, 'accuracy' | 'precision' | 'recall' | 'f1' | 'confusion'> {
  readonly train: number;
  readonly test: number;
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly epoch: number;
}

async function judged(session: Session): Promise<Outcome> {
  const train = await session.judge('train');
  const test = session.data.counts.test > 0 ? await session.judge('test') : train;
  const weights = await session.weights();
  return {
    ...(test.evaluation as ClassificationEvaluation),
    train: train.loss,
    test: test.loss,
    weights: Object.fromEntries(Object.entries(weights).map(([name, values]) => [name, [...values]])),
    epoch: session.cursor.epoch,
  };
}

/** What is there after so many epochs, whenever the document would end the run. */
async function after(document: ModelSpec, epochs: number, change: object = {}): Promise<Outcome> {
  const spec = { ...document, ...change, training: { ...document.training, epochs } };
  const session = await openSession(spec, await createWasmBackend());
  const perEpoch =
    spec.optimizer.type === 'gradientDescent' ? 1 : Math.ceil(session.data.counts.train / spec.training.batchSize);
  if (epochs > 0) await session.advance(epochs * perEpoch);
  const outcome = await judged(session);
  session.dispose();
  return outcome;
}

const near = (value: number | null | undefined, wanted: number, within: number): void =>
  expect(Math.abs((value ?? Number.NaN) - wanted), `${value} should be ${wanted} ± ${within}`).toBeLessThanOrEqual(
    within,
  );
const percent = (value: number | null | undefined, wanted: number, within = 2): void =>
  near((value ?? Number.NaN) * 100, wanted, within);
const parameters = (spec: ModelSpec): number => unwrap(checkModel(spec)).parameterCount;
const rate = (document: ModelSpec, learningRate: number) => ({ optimizer: { ...document.optimizer, learningRate } });

/** Numbers and outcomes that the lessons state: each is what comes of the step's own document. */
describe('mapping', () => {
  const { mapping } = lessons;
  it('learns the spiral from guessing, with 105 numbers', async () => {
    const document = at(mapping, 'Two numbers in, one number out');
    percent((await after(document, 0)).accuracy, 47, 1);
    percent((await after(document, 100)).accuracy, 96, 2.5);
    expect(parameters(document)).toBe(105);
  });
  it('parts the arms by a straight line in the last space', async () => {
    const document = at(mapping, 'Follow the dots');
    const session = await openSession(document, await createWasmBackend());
    await session.advance(100 * Math.ceil(session.data.counts.train / document.training.batchSize));
    const look = await new MappingMaker(session).make({ facing: true }, await session.weights(), false);
    const { rule, units } = look!.spaces.find(({ id }) => id === 'dense2')!;
    expect([units, rule?.isWhole, rule?.levels.length]).toEqual([8, true, 1]);
    expect(rule?.drawn).toBeGreaterThan(0.93);
    session.dispose();
  });
  it('learns no spiral by sums alone', async () => {
    expect((await after(at(mapping, 'A chain of mappings'), 100)).accuracy).toBeLessThan(0.7);
  });
  it('maps 64 numbers to 10', async () => {
    const document = at(mapping, 'Pictures are numbers too');
    expect(unwrap(checkModel(document)).layers.at(-1)?.output).toEqual([10]);
    expect((await after(document, 10)).accuracy).toBeGreaterThan(0.9);
  });
});

describe('neuron', () => {
  const { neuron } = lessons;
  it('turns its weights to the blue cloud', async () => {
    const { weights } = await after(at(neuron, 'Let it find the weights'), 20);
    near(weights['dense1.kernel']?.[0], 1.7, 0.06);
    near(weights['dense1.kernel']?.[1], 1.1, 0.06);
  });
  it('bends 0 to half of |x| by ReLU alone', async () => {
    const document = at(neuron, 'What the activation is for');
    const [first, ...others] = document.layers;
    const answers = async (activation: string) => {
      const layers = [{ ...first!, activation: { type: activation } }, ...others];
      const session = await openSession({ ...document, layers }, await createWasmBackend());
      const { predictions } = await session.judge('test');
      const inputs = session.data.raw.features.subarray(session.data.counts.train);
      session.dispose();
      return [...predictions].map((value, i) => [Number(inputs[i]), value] as const);
    };
    for (const [, value] of await answers('linear')) near(value, 0, 1e-6);
    for (const [x, value] of await answers('relu')) near(value, Math.abs(x) / 2, 1e-5);
  });
});

describe('descent', () => {
  const { descent } = lessons;
  const line = at(descent, 'How wrong is it?');
  it('steps from 1.20 to 1.03 and on to the bottom', async () => {
    near((await after(line, 0)).train, 1.2, 0.005);
    const one = await after(line, 1);
    near(one.train, 1.03, 0.005);
    near(one.weights['dense1.kernel']?.[0], 0.12, 0.0005);
    const fifty = await after(line, 50);
    near(fifty.train, 0.004, 0.0005);
    near(fifty.weights['dense1.kernel']?.[0], 1.9, 0.05);
  });
  it('is faster with longer steps, and flies off with too long ones', async () => {
    const ten = at(descent, 'Longer steps');
    near((await after(ten, 10)).train, 0.34, 0.005);
    near((await after(ten, 10, rate(ten, 0.5))).train, 0.002, 0.0005);
    near((await after(line, 5, rate(line, 1.5))).train, 227, 1);
  });
  it('makes 25 batches of 32', async () => {
    const spiral = at(descent, 'A part of the data is enough');
    const session = await openSession(spiral);
    expect(session.data.counts.train / spiral.training.batchSize).toBe(25);
    session.dispose();
  });
});

describe('byHand', () => {
  const { byHand } = lessons;
  const paper = at(byHand, 'Small enough for paper');
  it('goes forward to p = 0.5', async () => {
    const session = await openSession(paper);
    const { predictions, loss } = await session.judge('train');
    near(predictions[0], 0.5, 1e-9);
    near(loss, Math.LN2, 1e-9);
    expect((await after(paper, 0)).accuracy).toBe(0);
    session.dispose();
  });
  it('updates every weight to what is written down, and comes to 0.397', async () => {
    const { weights, train } = await after(paper, 1);
    const written = at(byHand, 'Forward once more');
    for (const [name, values] of Object.entries(written.weights))
      values.forEach((value, i) => near(weights[name]?.[i], value, 1e-6));
    near(train, 0.397, 0.0005);
    near((await after(written, 0)).train, 0.397, 0.0005);
    near(1 / (1 + Math.exp(-0.72)), 0.673, 0.0005);
  });
});

describe('optimizers', () => {
  const { optimizers } = lessons;
  const plain = at(optimizers, 'The plain rule');
  const momentum = { optimizer: { type: 'momentum', learningRate: 0.1, momentum: 0.9 } };
  it('ranks the three as is said', async () => {
    const sgd = await after(plain, 50);
    percent(sgd.accuracy, 69);
    near(sgd.test, 0.58, 0.01);
    percent((await after(plain, 100)).accuracy, 73, 3);
    const faster = await after(plain, 50, momentum);
    percent(faster.accuracy, 81, 3);
    near(faster.test, 0.38, 0.03);
    percent((await after(plain, 100, momentum)).accuracy, 88, 3);
    percent((await after(at(optimizers, 'Adam on the spiral'), 100)).accuracy, 96, 2.5);
  });
  it('is no better for a learning rate that is too high', async () => {
    const high = await after(at(optimizers, 'No optimizer saves a bad learning rate'), 100);
    expect(high.test).toBeGreaterThan(0.3);
  });
  it('gets as far with momentum and a tenth of the rate as SGD', async () => {
    const slow = await after(at(optimizers, 'A fair comparison'), 50);
    percent(slow.accuracy, 68);
    near(slow.test, 0.58, 0.01);
  });
});

describe('digits', () => {
  const { digits } = lessons;
  const document = at(digits, 'The data');
  it('has the parameters and the first loss that are told', async () => {
    const { layers, parameterCount } = unwrap(checkModel(document));
    expect(layers.map(({ output }) => output)).toEqual([[784], [128], [10]]);
    expect(parameterCount).toBe(100_480 + 1_290);
    const start = await after(document, 0);
    near(start.test, 2.3, 0.1);
    percent(start.accuracy, 10, 5);
    expect(document.optimizer).toMatchObject({ type: 'adam', learningRate: 0.001 });
    expect(document.training).toMatchObject({ epochs: 5, batchSize: 32 });
  });
  it('reaches 94 % after one epoch and 98 % after five', async () => {
    const session = await openSession(document, await createWasmBackend());
    expect(session.data.counts).toMatchObject({ train: 10_000, test: 2_000 });
    await session.advance(313);
    percent((await judged(session)).accuracy, 94, 1.5);
    await session.advance(4 * 313);
    percent((await judged(session)).accuracy, 98, 1);
    session.dispose();
  }, 60_000);
  it('speaks of lines that are there', () => {
    const lines = digits.code!.split('\n');
    const about = digits.steps.map(({ lines: [first, last] = [0, 0] }) => lines.slice(first - 1, last).join('\n'));
    const words = ['load_data', '255', 'Flatten', 'Dense(128', 'softmax', 'sparse_', 'fit(', 'evaluate('];
    words.forEach((word, i) => expect(about[i]).toContain(word));
  });
});

describe('overfitting', () => {
  const { overfitting } = lessons;
  const few = at(overfitting, 'Few points, many weights');
  it('parts the losses as is told', async () => {
    expect(parameters(few)).toBe(1185);
    const early = await after(few, 40);
    near(early.train, 0.06, 0.015);
    near(early.test, 0.3, 0.02);
    percent(early.accuracy, 85);
    const late = await after(few, 300);
    expect(late.train).toBeLessThan(0.001);
    near(late.test, 0.9, 0.1);
    percent(late.accuracy, 85, 3);
    const middle = await after(few, 100);
    expect(middle.test - middle.train).toBeGreaterThan(0.5);
  });
  it('is cured by more data and by a price on weights', async () => {
    const more = await after(at(overfitting, 'Cure 1: more data'), 100);
    near(more.test - more.train, 0.1, 0.03);
    const priced = await after(at(overfitting, 'Cure 2: a price on large weights'), 300);
    expect(priced.train).toBeGreaterThan(0.1);
    near(priced.test, 0.35, 0.02);
  });
  it('is stopped in time by patience, after 21 epochs at least', async () => {
    const spec = at(overfitting, 'Cure 3: stop in time');
    const session = await openSession(spec, await createWasmBackend());
    const { stopped } = await session.advance(2000);
    expect(stopped).toBe('patience');
    expect(session.cursor.epoch).toBeGreaterThanOrEqual(21);
    expect(session.cursor.epoch).toBeLessThan(150);
    session.dispose();
  });
});

describe('confusion', () => {
  const { confusion } = lessons;
  it('begins with 12 ill of 400, and finds none of them', async () => {
    const blind = await after(at(confusion, 'A rare class'), 10);
    const [healthy = [], ill = []] = blind.confusion;
    expect(healthy.reduce((sum, each) => sum + each, 0)).toBe(388);
    expect(ill.reduce((sum, each) => sum + each, 0)).toBe(12);
    percent(blind.accuracy, 97, 0.5);
    expect(ill[1]).toBeLessThanOrEqual(1);
  });
  it('finds ten for seventy false alarms where misses are dear', async () => {
    const dear = await after(at(confusion, 'Make misses expensive'), 20);
    percent(dear.accuracy, 82, 2);
    near(dear.confusion[1]?.[1], 10, 1);
    near(dear.confusion[0]?.[1], 70, 8);
  });
  it('calculates rightly with the matrix in its text', () => {
    const [p, r] = [10 / 78, 10 / 12];
    near(p, 0.13, 0.005);
    near(r, 0.83, 0.005);
    near((2 * p * r) / (p + r), 0.22, 0.005);
    near((p + r) / 2, 0.48, 0.005);
  });
  it('finds a middle way', async () => {
    const middle = await after(at(confusion, 'A middle way'), 20);
    near(middle.confusion[1]?.[1], 9, 1);
    near(middle.confusion[0]?.[1], 21, 5);
    near(middle.precision, 0.3, 0.05);
    near(middle.f1, 0.43, 0.06);
  });
});
