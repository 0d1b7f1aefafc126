import { expect } from 'vitest';
import { ElementReader, positionAt, shapeOf, valuesOf } from '../../../../engine/inspect/walk/elementReader.ts';
import type { Walk } from '../../../../engine/inspect/walk/walk.ts';
import type { WalkStyle } from '../../../../engine/inspect/walk/walkAnswer.ts';
import type { WalkStep } from '../../../../engine/inspect/walk/walkSteps.ts';
import type { Session } from '../../../../engine/train/session.ts';
import { finish } from '../../train/finish.ts';
import { openWalk } from './openWalk.ts';

export const style: WalkStyle = { decimals: 4, otherwise: 'otherwise' };

/** How far the backend may be from 64 bits, as a share of a tensor's largest value. */
export interface Tolerance {
  readonly values: number;
  /** Elements looked at per step, spread over the tensor. */
  readonly elements: number;
}

/**
 * The walk through the next step of a session says what is so: every captured value, gradient and updated weight is
 * that of the 64-bit reference; each element looked at is what its formula gives with the numbers it shows; gradients
 * are finite differences; and the run then makes exactly the announced step.
 */
export async function checkWalk(session: Session, { values: tolerance, elements }: Tolerance): Promise<Walk> {
  const walk = await openWalk(session);
  const { capture, reference, steps } = walk;
  if (!reference) throw new Error('the batch is too large for the reference');
  const { tensors } = capture.plan.graph;
  const { loss } = walk.overview();
  for (const [at, step] of steps.entries()) {
    const id = step.kind === 'node' ? step.out.id : step.parameter.id;
    const name = tensors[id]?.name ?? '';
    const shape = shapeOf(capture, id);
    const made = step.kind === 'node' ? valuesOf(capture, id) : capture.after.get(id)!;
    const exact = step.kind === 'node' ? await finish(reference.values(id)) : Float64Array.from(made);
    if (step.kind === 'update') {
      const every = Math.ceil(made.length / 12);
      for (let i = 0; i < made.length; i += every) exact[i] = await finish(reference.updatedAt(id, i));
    }
    expect(made.length, name).toBe(exact.length);
    if (!exact.every(Number.isFinite)) continue;
    const largest = exact.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
    expectClose(name, made, exact, () => tolerance * largest);
    for (let n = 0; n < Math.min(elements, exact.length); n++) {
      const flat = Math.floor(((n + 0.5) * exact.length) / Math.min(elements, exact.length));
      await checkElement(walk, at, step, positionAt(shape, flat), { name, largest, loss });
    }
  }
  await checkAnnouncement(session, walk);
  return walk;
}

interface Facts {
  readonly name: string;
  readonly largest: number;
  readonly loss: number;
}

async function checkElement(
  walk: Walk,
  at: number,
  step: WalkStep,
  position: readonly number[],
  { name, largest, loss }: Facts,
): Promise<void> {
  const batched = step.kind === 'node' && step.out.shape[0] === 'rows';
  const place = { step: at, element: batched ? position.slice(1) : position, row: batched ? position[0]! : 0 };
  const answer = walk.at(place, style);
  const check = await finish(walk.check(place));
  const where = `${name}[${position.join(',')}]`;
  expect(answer.place, where).toEqual(place);
  expect(check.value, where).toBe(answer.value);
  // A sum of rounded numbers is off by the size of its parts, which nothing bounds: 32 bits of the whole tensor it is.
  const close = 1e-4 * Math.max(largest, Math.abs(answer.value)) + 1e-7;
  if (step.kind === 'node') {
    const evaluated = new ElementReader(walk.capture, step.kernel, position).evaluate();
    expect(Math.abs(evaluated - answer.value), `${where} by its formula`).toBeLessThanOrEqual(close);
  } else {
    const last = answer.rows.findLast((row) => row.name === '<mi>w</mi>')!;
    expect(Math.abs(last.value - answer.value), `${where} by the rule`).toBeLessThanOrEqual(close);
  }
  const odd = answer.tensors.filter(
    ({ values, width, height, lit, rows, columns }) =>
      values.length !== width * height || lit.rows[1] >= rows || lit.columns[1] >= columns,
  );
  expect(odd, where).toEqual([]);
  expect(
    answer.uses.map((use) => walk.placeAt(use.place)),
    where,
  ).toEqual(answer.uses.map((use) => use.place));
  const { differences, reference = Number.NaN } = check;
  if (!differences || differences.atKink) return;
  const noise = 1e-6 * (1 + Math.abs(loss));
  expect(Math.abs(differences.central - reference), `${where} by differences`).toBeLessThanOrEqual(
    2e-4 * Math.abs(reference) + noise,
  );
}

/** Weights after one step of the run, against those that the walk announced: within 1e-5 of what they were or became. */
export async function checkAnnouncement(session: Session, { capture }: Walk): Promise<void> {
  await session.advance(1);
  const weights = await session.weights();
  for (const { id, name } of capture.plan.parameters) {
    const before = capture.values.get(id)!;
    const size = (value: number, i: number): number => Math.max(Math.abs(value), Math.abs(before[i]!));
    expectClose(name, capture.after.get(id)!, weights[name]!, (value, i) => 1e-5 * size(value, i) + 1e-12);
  }
}

/** Every finite number within its own tolerance; told is the first that is not. An expectation each would take minutes. */
function expectClose(
  name: string,
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  tolerance: (value: number, i: number) => number,
): void {
  for (let i = 0; i < wanted.length; i++) {
    const value = wanted[i]!;
    if (!Number.isFinite(value) || Math.abs(value - found[i]!) <= tolerance(value, i)) continue;
    expect(found[i], `${name}[${i}], within ${tolerance(value, i)}`).toBe(value);
  }
}
