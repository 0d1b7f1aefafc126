import { expect } from 'vitest';
import type { Backend } from '../../../engine/backends/backend.ts';
import { loadRunner } from '../../../engine/train/loadRunner.ts';
import { Uniforms } from '../../../engine/train/uniforms.ts';
import { lossesOf, openSession } from './openSession.ts';

/** Steps over which backends must agree; later, training amplifies rounding. */
const steps = 200;

/**
 * Two backends run one document: the same bits before the first step, the same draws, and losses and weights that
 * stay together over the first 200 steps within 2e-4 of their size.
 */
export async function agrees(document: unknown, one: Backend, other: Backend): Promise<void> {
  const [a, b] = [await openSession(document, one), await openSession(document, other)];
  expect(await a.weights()).toEqual(await b.weights());
  expect(a.data.features).toEqual(b.data.features);

  const [mine, theirs] = [await lossesOf(a, steps), await lossesOf(b, steps)];
  expect(mine).toHaveLength(steps);
  staysTogether(mine, theirs);
  const [weights, expected] = [await a.weights(), await b.weights()];
  for (const [name, values] of Object.entries(expected))
    values.forEach((w, i) =>
      expect(Math.abs(weights[name]![i]! - w), `${name}[${i}]`).toBeLessThan(2e-4 * (1 + Math.abs(w))),
    );

  const masks = await Promise.all([a, b].map((session) => draws(session)));
  expect(masks[0]).toEqual(masks[1]);
  a.dispose();
  b.dispose();
}

/** Losses of the same steps, within 2e-4 of their size. */
export function staysTogether(mine: readonly number[], theirs: readonly number[]): void {
  expect(mine).toHaveLength(theirs.length);
  const worst = Math.max(...mine.map((loss, i) => Math.abs(loss - theirs[i]!) / (1e-3 + Math.abs(theirs[i]!))));
  expect(worst).toBeLessThan(2e-4);
}

/** Dropout masks of one step, kept from being fused away. */
async function draws({ model, data, backend, spec }: Awaited<ReturnType<typeof openSession>>) {
  const keep = (name: string): boolean => name.endsWith('.mask');
  const runner = await loadRunner(model, data, backend, { keep });
  const uniforms = new Uniforms(runner.plan.program.uniforms, spec);
  await runner.run(spec, uniforms, { step: 0, epoch: 0, position: 0 }, 1);
  const masks = runner.plan.kept.length > 0 ? await runner.read(runner.plan.kept) : {};
  const rows = Math.min(spec.training.batchSize, data.counts.train);
  runner.dispose();
  return Object.entries(masks).map(([name, values]) => [name, values.subarray(0, rows)]);
}
