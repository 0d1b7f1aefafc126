import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BackendError, type BackendName } from './backends/backend.ts';
import { prepare } from './data/prepare.ts';
import { readSafetensors, writeSafetensors } from './exchange/safetensors.ts';
import { matchWeights } from './exchange/weights.ts';
import { findDocument } from './headless/findDocument.ts';
import { openNodeBackend } from './headless/openNodeBackend.ts';
import { readFolder } from './headless/readFolder.ts';
import { checkModel, type CheckedModel } from './spec/checkModel.ts';
import type { ModelSpec } from './spec/model.ts';
import { parseModel } from './spec/parseModel.ts';
import { ProblemError, unwrap } from './spec/problem.ts';
import type { EpochMetrics } from './train/history.ts';
import { lossOf } from './train/flight.ts';
import { Session } from './train/session.ts';

const usage = `npm run headless -- <document file, preset name or link>
  --epochs N | --steps N      how long to train (default: the document's epochs, else 10); --epochs 0 only evaluates
  --backend wasm|webgpu|reference
  --variant "…"               repeat a run bit by bit: as which variant of its backend it ran, as the first line tells
  --seed N
  --data DIR                  folder with the IDX or CSV files that the document names
  --weights in.safetensors    start from these weights
  --out out.safetensors       write the trained weights
  --json                      one JSON object a line, Keras' names; last {"evaluate": …}`;

const options = {
  epochs: { type: 'string' },
  steps: { type: 'string' },
  backend: { type: 'string' },
  variant: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  weights: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** The command line: trains and evaluates a document, prints its metrics, gives the exit code. */
export async function headless(args: readonly string[]): Promise<number> {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [name] = positionals;
    if (values.help || name === undefined) {
      print(usage);
      return values.help ? 0 : 2;
    }
    await run(findDocument(name), values);
    return 0;
  } catch (error) {
    const known =
      error instanceof ProblemError || error instanceof BackendError || (error instanceof Error && 'code' in error);
    if (!known) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

type Values = {
  readonly [K in keyof typeof options]?: (typeof options)[K]['type'] extends 'boolean' ? boolean : string;
};

async function run(document: ModelSpec, values: Values): Promise<void> {
  const epochs = wholeNumber(values, 'epochs') ?? (values.steps === undefined ? document.training.epochs || 10 : 0);
  const steps = wholeNumber(values, 'steps');
  const seed = wholeNumber(values, 'seed') ?? document.seed;
  // Parsed again: the numbers given here have the document's bounds.
  const spec = unwrap(parseModel({ ...document, seed, training: { ...document.training, epochs } }));
  const model = unwrap(checkModel(spec));
  const data = await prepare(spec, values.data === undefined ? new Map() : readFolder(values.data));
  const backend = await openNodeBackend(backendName(values.backend ?? spec.view.backend));
  const session = await Session.open({ model, data, backend, variant: values.variant });
  if (values.weights !== undefined) loadWeights(session, model, values.weights);
  if (!values.json) print(headline(session));

  const report = values.json
    ? (metrics: object) => print(JSON.stringify(metrics))
    : (metrics: EpochMetrics) => print(line(metrics));
  if (steps !== undefined) await trainFor(session, steps, report);
  else if (epochs > 0) await trainFor(session, Infinity, report);

  const { loss, evaluation } = await session.judge(data.counts.test > 0 ? 'test' : 'train');
  const scalars = Object.entries({ loss, ...evaluation }).filter(([, value]) => typeof value === 'number');
  if (values.json) print(JSON.stringify({ evaluate: Object.fromEntries(scalars) }));
  else
    print(
      `evaluate on ${data.counts.test > 0 ? 'test' : 'training'} data: ${scalars.map(([key, value]) => `${key} ${short(value as number)}`).join('  ')}`,
    );
  if (values.out !== undefined) saveWeights(session, values.out, await session.weights());
  session.dispose();
  backend.dispose();
}

async function trainFor(session: Session, steps: number, report: (metrics: EpochMetrics) => void): Promise<void> {
  const end = session.cursor.step + steps;
  while (session.cursor.step < end) {
    const { traces, epochs, stopped, diverged } = await session.advance(Math.min(1024, end - session.cursor.step));
    epochs.forEach(report);
    if (diverged)
      throw new BackendError(
        session.backend.name,
        'compile',
        `the loss blew up at step ${diverged.step}; ${diverged.tensor} went first. Try a lower learning rate.`,
      );
    const last = traces.at(-1);
    if (session.cursor.step >= end && last && epochs.length === 0)
      report({ epoch: session.cursor.epoch, step: last.step + 1, loss: lossOf(last) });
    if (stopped) return;
  }
}

function loadWeights(session: Session, model: CheckedModel, path: string): void {
  session.setWeights(unwrap(matchWeights(model, unwrap(readSafetensors(readFileSync(path))))));
}

function saveWeights(session: Session, path: string, weights: Readonly<Record<string, Float32Array>>): void {
  const shapes = new Map(session.plan.parameters.map(({ name, shape }) => [name, shape.map(Number)]));
  const tensors = Object.entries(weights).map(
    ([name, values]) => [name, { shape: shapes.get(name) ?? [values.length], values }] as const,
  );
  writeFileSync(path, writeSafetensors(Object.fromEntries(tensors)));
}

function wholeNumber(values: Values, name: 'epochs' | 'steps' | 'seed'): number | undefined {
  const text = values[name];
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0 && text.trim() !== '') return number;
  throw new ProblemError([
    { code: 'type', path: [`--${name}`], values: { expected: 'a whole number from 0', got: text } },
  ]);
}

function backendName(name: string): BackendName {
  if (name === 'auto') return 'wasm';
  if (name === 'wasm' || name === 'webgpu' || name === 'reference') return name;
  throw new ProblemError([
    { code: 'choice', path: ['--backend'], values: { options: 'wasm, webgpu, reference', got: name } },
  ]);
}

function headline({ spec, model, data, variant }: Session): string {
  const { train, validation, test } = data.counts;
  const parts = [
    spec.name || spec.data.type,
    `${model.parameterCount} parameters`,
    `${train} training, ${validation} validation, ${test} test samples`,
    variant,
  ];
  return parts.join(' · ');
}

const line = ({ epoch, ...metrics }: EpochMetrics): string =>
  `epoch ${epoch}  ${Object.entries(metrics)
    .map(([key, value]) => `${key} ${key === 'step' ? value : short(value)}`)
    .join('  ')}`;

const short = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(5))) : String(value);

const print = (text: string): void => void process.stdout.write(`${text}\n`);
