import { expect } from 'vitest';
import type { Backend } from '../../../engine/backends/backend.ts';
import type { Session } from '../../../engine/train/session.ts';
import { openSession } from './openSession.ts';

/** Steps over which a run that moves must stay with one that does not, and the one before which it moves. */
const steps = 200;
const move = 77;

/** The first 200 steps, begun on one backend and moved to the other. */
export async function movedRun(document: unknown, from: Backend, to: Backend): Promise<Session> {
  const session = await openSession(document, from);
  await session.advance(move);
  await session.moveTo(await openSession(document, to));
  await session.advance(steps - move);
  return session;
}

/** A run that moves tells where it did, and stays within 2e-5 of the size of each weight with one that stayed. */
export async function movesAlike(document: unknown, from: Backend, to: Backend): Promise<void> {
  const [session, stayed] = [await movedRun(document, from, to), await openSession(document, from)];
  await stayed.advance(steps);
  const [before, ...after] = session.variants;
  expect(before).toEqual({ step: 0, backend: from.name, variant: from.variant });
  expect(after[0]?.step).toBe(move);
  expect(after.at(-1)).toMatchObject({ backend: to.name, variant: session.variant });
  // a GPU may find a faster way during the run
  for (const use of after) expect(use.variant.startsWith(to.variant)).toBe(true);
  expect(session.cursor).toEqual(stayed.cursor);
  const [weights, expected] = [await session.weights(), await stayed.weights()];
  for (const [tensor, values] of Object.entries(expected))
    values.forEach((w, i) =>
      expect(Math.abs(weights[tensor]![i]! - w), `${tensor}[${i}]`).toBeLessThan(2e-5 * (1 + Math.abs(w))),
    );
  session.dispose();
  stayed.dispose();
}
