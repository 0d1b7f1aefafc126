import { describe, expect, test } from 'vitest';
import { openSession } from '../../train/openSession.ts';
import { finish } from '../../train/finish.ts';
import { openWalk } from './openWalk.ts';

/** One unit over one input: z = w·x + b, a = relu(z), L = (a − t)². */
async function checkAt(x: number, weight: number) {
  const session = await openSession({
    version: 1,
    data: { type: 'formula1d', samples: 20 },
    layers: [{ type: 'dense', units: 1, activation: 'relu' }],
    loss: 'meanSquaredError',
    weights: { 'dense1.kernel': [weight], 'dense1.bias': [0] },
  });
  const walk = await openWalk(session, { kind: 'given', values: [x], isRaw: false, target: { values: [2] } });
  const step = walk.overview().steps.findIndex(({ tensor }) => tensor === 'dense1.z.gradient');
  return finish(walk.check({ step, element: [0], row: 0 }));
}

describe('the slope of relu(z), with the target at 2', () => {
  test('at z = 0 is at a kink: −4 on the right, 0 on the left', async () => {
    const { differences, value } = await checkAt(1, 0);
    expect(differences?.atKink).toBe(true);
    expect(differences?.right).toBeCloseTo(-4, 4);
    expect(differences?.left).toBeCloseTo(0, 4);
    // relu′(0) = 0 by the stated subgradient.
    expect(value).toBeCloseTo(0, 12);
  });

  test('a hair beside 0 is not: the step shrinks until the corner lies behind', async () => {
    const { differences, reference } = await checkAt(1, 2e-8);
    expect(differences?.atKink).toBe(false);
    expect(differences?.central).toBeCloseTo(reference!, 4);
  });

  test('at z = 1 is −2', async () => {
    const { differences, value } = await checkAt(1, 1);
    expect(differences).toMatchObject({ atKink: false });
    expect(differences?.central).toBeCloseTo(-2, 8);
    expect(value).toBe(-2);
  });
});
