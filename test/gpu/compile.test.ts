import { beforeAll, describe, expect, test } from 'vitest';
import type { Backend } from '../../engine/backends/backend.ts';
import { createWebgpuBackend } from '../../engine/backends/webgpu/webgpuBackend.ts';
import { activations } from '../../engine/activations/index.ts';
import { openDawn } from '../../engine/headless/openDawn.ts';
import { losses } from '../../engine/losses/index.ts';
import { optimizers } from '../../engine/optimizers/index.ts';
import { plan } from '../../engine/plan/plan.ts';
import { checkModel } from '../../engine/spec/checkModel.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import { unwrap } from '../../engine/spec/problem.ts';
import { documents } from '../engine/train/documents.ts';
import { commandsOf } from './runProgram.ts';

/** Checks every shader, binding and limit on any machine, and runs nothing: recorded, and for one workgroup. */
let checkers: Backend[];
beforeAll(async () => {
  const gpu = await openDawn('backend=null');
  checkers = await Promise.all((['recorded', 'resident'] as const).map((path) => createWebgpuBackend(gpu, { path })));
});

async function compiles(document: unknown, element: 'f32' | 'u8' = 'f32'): Promise<void> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  const { program } = unwrap(plan(model, { samples: 90, element, scale: 1, order: 70 }));
  // the last batch of an epoch may come first
  const rows = [7, 40];
  const commands = program.phases.flatMap((_, phase) => rows.map((live) => ({ phase, rows: live })));
  for (const checker of checkers) {
    const executable = await checker.load(program);
    expect(executable.bytes).toBeGreaterThan(0);
    for (const command of commands) await executable.run(commandsOf(program, [command]));
    if (checker === checkers[1])
      for (const { name } of program.phases) expect(executable.variant).toContain(`${name} res`);
    executable.dispose();
  }
}

const net = {
  version: 1,
  data: { type: 'gaussian' },
  layers: [
    { type: 'dense', units: 4, activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
} as const;

test.each(Object.keys(optimizers))('optimizer %s', (optimizer) => compiles({ ...net, optimizer }));

test.each(Object.keys(activations))('activation %s', (activation) =>
  compiles({ ...net, layers: [{ ...net.layers[0], activation }, net.layers[1]] }),
);

/** Last layers that some loss fits. */
const ends = [
  { data: { type: 'plane' }, last: { units: 1, activation: 'linear' } },
  { data: { type: 'gaussian' }, last: { units: 1, activation: 'sigmoid' } },
  { data: { type: 'gaussian' }, last: { units: 1, activation: 'tanh' } },
  { data: { type: 'blobs', classes: 3 }, last: { units: 3, activation: 'softmax' } },
];

test.each(Object.keys(losses))('loss %s', async (loss) => {
  const all = ends.map(({ data, last }) => ({
    ...net,
    data,
    layers: [{ type: 'dense', ...last }],
    loss,
  }));
  const fitting = all.filter((document) => checkModel(unwrap(parseModel(document))).ok);
  expect(fitting).not.toEqual([]);
  for (const document of fitting) await compiles(document);
});

describe.each(Object.entries(documents))('%s', (_, document) => {
  test.each(['f32', 'u8'] as const)('samples as %s', (element) => compiles(document, element));
});
