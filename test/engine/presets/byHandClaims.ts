import { expect } from 'vitest';
import { valuesOf } from '../../../engine/inspect/walk/elementReader.ts';
import { openWalk } from '../inspect/walk/openWalk.ts';
import { document, open, type Name } from './trial.ts';

/** ∂L/∂ of a tensor in the next step. */
async function slopes(name: Name, tensor: string): Promise<ArrayLike<number>> {
  const { capture, steps } = await openWalk(await open(document(name), 1));
  const step = steps.find((each) => each.kind === 'node' && each.gradientOf?.name === tensor);
  if (step?.kind !== 'node') throw new Error(`no gradient of ${tensor}`);
  return valuesOf(capture, step.out.id);
}

/** What the examples that were worked by hand say of themselves. */
export const byHandClaims = {
  sigmoidNeuron: {
    'has a slope of 0.20 before the sigmoid': async () => {
      const gradient = await slopes('sigmoidNeuron', 'neuron.z');
      expect(gradient[0]).toBeCloseTo(0.2, 2);
    },
  },
  twoTwoOne: {
    'has a slope of −0.3527 before the last sigmoid': async () => {
      const gradient = await slopes('twoTwoOne', 'output.z');
      expect(gradient[0]).toBeCloseTo(-0.3527, 4);
    },
  },
  twoTwoTwo: {
    'has the error 0.298371109, and w₅ becomes 0.35891648': async () => {
      const session = await open(document('twoTwoTwo'), 1);
      expect((await session.judge('train')).loss).toBeCloseTo(0.298371109, 6);
      await session.advance(1);
      expect((await session.weights())['output.kernel']?.[0]).toBeCloseTo(0.35891648, 6);
    },
  },
};
