import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { encodeLink } from '../../engine/exchange/link.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import { unwrap } from '../../engine/spec/problem.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'gradlab-headless-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A line of `--json`: an epoch's metrics, or at last the evaluation. */
interface Printed {
  readonly epoch: number;
  readonly evaluate: Readonly<Record<string, number>>;
}

function headless(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['engine/headless.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = stdout.trim().split('\n');
  return { status, lines, stderr, objects: () => lines.map((line) => JSON.parse(line) as Printed) };
}

function saved(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(document));
  return path;
}

const tiny = {
  version: 1,
  data: { type: 'blobs', samples: 60, classes: 3 },
  loss: 'categoricalCrossentropy',
  layers: [{ type: 'dense', units: 3, activation: 'softmax' }],
};

describe('the command line', () => {
  test('prints one line per epoch under Keras’ names, and the evaluation last', () => {
    const { status, objects } = headless(
      saved('tiny.json', { ...tiny, split: { validation: 0.2 } }),
      '--epochs',
      '3',
      '--json',
    );
    expect(status).toBe(0);
    const [first, , third, last] = objects();
    const validation = ['val_loss', 'val_accuracy', 'val_precision', 'val_recall', 'val_f1', 'val_auc'];
    expect(Object.keys(first!)).toEqual(['epoch', 'step', 'loss', 'accuracy', ...validation]);
    expect(third!['epoch']).toBe(3);
    expect(Object.keys(last!['evaluate'])).toEqual(['loss', 'accuracy', 'precision', 'recall', 'f1', 'auc']);
  });

  test('trains a file, a link and a preset alike, on every backend', () => {
    const link = encodeLink(unwrap(parseModel(tiny)));
    const runs = [saved('tiny.json', tiny), link].map((name) => headless(name, '--steps', '20', '--json').lines.at(-1));
    expect(runs[0]).toContain('"evaluate"');
    expect(runs[1]).toBe(runs[0]);
    const reference = headless('xor', '--steps', '20', '--json', '--backend', 'reference').objects();
    const wasm = headless('xor', '--steps', '20', '--json').objects();
    expect(wasm.at(-1)!['evaluate']['loss']).toBeCloseTo(reference.at(-1)!['evaluate']['loss']!, 5);
  });

  test('writes weights that another run evaluates to the same figures', () => {
    const [file, weights] = [saved('tiny.json', tiny), join(folder, 'w.safetensors')];
    const trained = headless(file, '--epochs', '5', '--out', weights, '--json').lines.at(-1);
    const evaluated = headless(file, '--weights', weights, '--epochs', '0', '--json').lines;
    expect(evaluated).toEqual([trained]);
    const header = readFileSync(weights);
    const names = Object.keys(JSON.parse(header.subarray(8, 8 + Number(header.readBigUInt64LE())).toString()));
    expect(names.filter((name) => name !== '__metadata__')).toEqual(['dense1.kernel', 'dense1.bias']);
  });

  test.each([
    [{ ...tiny, layers: [{ type: 'dense', units: 0 }] }, 'layers[0] dense: units must be 1–4096, got 0'],
    [{ ...tiny, version: 99 }, 'version 99 is newer'],
    ['not json', 'document'],
  ])('refuses a bad document with the sentence the page would show: %#', (document, sentence) => {
    const { status, stderr, lines } = headless(saved('bad.json', document));
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
    expect(lines).toEqual(['']);
  });

  test.each([
    [['nosuch'], 'no preset'],
    [['xor', '--epochs', 'many'], '--epochs must be a whole number'],
    [['xor', '--seed', '4294967296'], 'seed must be 0–4294967295'],
    [['xor', '--backend', 'cuda'], 'must be one of wasm, webgpu, reference'],
    [
      ['xor', '--variant', 'wasm of another kind'],
      'this machine cannot run as "wasm of another kind", but as wasm simd',
    ],
    [['xor', '--data', '/no/such/folder'], 'no folder'],
    [['mnist'], 'needs the file train-images-idx3-ubyte.gz'],
    [['#1.AAAA.BBBB'], 'the link'],
  ])('says what is wrong with %j', (args, sentence) => {
    const { status, stderr } = headless(...args);
    expect(status).toBe(1);
    expect(stderr).toContain(sentence);
  });
});

describe('the introductory Keras example', () => {
  test('reads the 8×8 digits: at least 0.95 within 20 epochs', () => {
    const last = headless('opticalDigits', '--epochs', '20', '--json').objects().at(-1)!;
    expect(last['evaluate']['accuracy']).toBeGreaterThanOrEqual(0.95);
  }, 60_000);

  const mnist = join(root, '../shared/data/mnist');
  test.skipIf(!existsSync(mnist))(
    'reads MNIST: at least 0.95 after one epoch (skipped without ../shared/data/mnist)',
    () => {
      const last = headless('mnist', '--data', mnist, '--epochs', '1', '--json').objects().at(-1)!;
      expect(last['evaluate']['accuracy']).toBeGreaterThanOrEqual(0.95);
    },
    120_000,
  );
});
