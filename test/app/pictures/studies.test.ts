import { describe, expect, it, test } from 'vitest';
import { activationStudy } from '../../../app/pictures/activationStudy.ts';
import { activationMisfit, lossMisfit } from '../../../app/pictures/lossContextIn.ts';
import { valleyPath } from '../../../app/pictures/optimizerStudy.ts';
import { placeAt } from '../../../app/pictures/sampled.ts';
import { studyOf } from '../../../app/pictures/studies.ts';
import { activationExpression } from '../../../engine/activations/activationExpression.ts';
import { activations } from '../../../engine/activations/index.ts';
import { evaluate } from '../../../engine/formula/evaluate.ts';
import { initializers } from '../../../engine/initializers/index.ts';
import { losses } from '../../../engine/losses/index.ts';
import { clippings } from '../../../engine/optimizers/clipping.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { regularizers } from '../../../engine/regularizers/index.ts';
import { schedules } from '../../../engine/schedules/index.ts';
import { memberDefaults, type Registry } from '../../../engine/spec/field.ts';

const document = presetDocument(presets.spiral);
const typesOf = <R extends Registry>(registry: R): (keyof R & string)[] => Object.keys(registry);

describe.each(typesOf(activations))('the drawn slope of %s', (type) => {
  it('is what finite differences of its curve give', () => {
    const activation = memberDefaults(activations, type);
    const { picture } = activationStudy(activation);
    if (picture?.kind !== 'curves') throw new Error('no curves');
    const [f, slope] = picture.curves;
    const expression = activationExpression(activation);
    const at = (x: number): number => evaluate(expression, { x });
    for (let i = 3; i < 161; i += 7) {
      // A kink has no slope; the drawn one is the subgradient.
      if (placeAt(picture.domain, i) === 0) continue;
      const x = placeAt(picture.domain, i);
      expect(f?.values[i]).toBe(at(x));
      expect(slope?.values[i]).toBeCloseTo((at(x + 1e-5) - at(x - 1e-5)) / 2e-5, 4);
    }
  });
});

const all: Readonly<Record<string, readonly [Registry, string]>> = {
  activations: [activations, 'activation'],
  losses: [losses, 'loss'],
  optimizers: [optimizers, 'optimizer'],
  schedules: [schedules, 'schedule'],
  initializers: [initializers, 'kernelInitializer'],
  regularizers: [regularizers, 'kernelRegularizer'],
  clippings: [clippings, 'clipping'],
};

describe.each(Object.entries(all))('%s', (_, [registry, field]) => {
  it.each(typesOf(registry))('%s has a picture with finite values, a formula and a caption', (type) => {
    const study = studyOf(registry, memberDefaults(registry, type), { document, path: ['layers', 0, field] });
    expect(study?.formulas.length).toBeGreaterThan(0);
    expect(study?.caption.zh).toMatch(/\p{Script=Han}/u);
    const picture = study?.picture;
    if (!picture) throw new Error('no picture');
    if (picture.kind === 'path') expect(picture.places.flat().every(Number.isFinite)).toBe(true);
    if (picture.kind === 'bars') expect(picture.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    if (picture.kind === 'curves')
      for (const { values } of picture.curves) expect(values.every(Number.isFinite)).toBe(true);
  });

  it.each(typesOf(registry))('%s says where it comes from, unless it is nothing or one’s own', (type) => {
    const { source } = registry[type] as { source?: string };
    if (!['none', 'formula'].includes(type)) expect(source).toBeTruthy();
  });
});

test('a path through the valley is the rule of the optimizer', () => {
  const [first, second, third] = valleyPath(memberDefaults(optimizers, 'sgd'), 0.1);
  expect(first).toEqual([-4, 1.6]);
  // w − 0.1 g with g = (x, 9 y)
  expect(second?.[0]).toBeCloseTo(-3.6, 12);
  expect(second?.[1]).toBeCloseTo(0.16, 12);
  expect(third?.[0]).toBeCloseTo(-3.24, 12);
  expect(third?.[1]).toBeCloseTo(0.016, 12);
});

test('the histogram of an initializer follows the layer that it is for', () => {
  const he = memberDefaults(initializers, 'heUniform');
  const reach = (layer: number): number => {
    const study = studyOf(initializers, he, { document, path: ['layers', layer, 'kernelInitializer'] });
    return study?.picture?.domain[1] ?? 0;
  };
  // √(6 / fan-in): 2 inputs, then 8.
  expect(reach(0)).toBeGreaterThan(1.6);
  expect(reach(0)).toBeLessThanOrEqual(Math.sqrt(3));
  expect(reach(1)).toBeGreaterThan(0.8);
  expect(reach(1)).toBeLessThanOrEqual(Math.sqrt(6 / 8));
});

test('what does not fit is told with its reason', () => {
  const last = document.layers.length - 1;
  expect(lossMisfit(document, 'categoricalCrossentropy')?.en).toContain('one unit per class');
  expect(lossMisfit(document, 'meanSquaredError')).toBeUndefined();
  expect(activationMisfit(document, last, memberDefaults(activations, 'tanh'))?.en).toContain('0 to 1');
  expect(activationMisfit(document, last, memberDefaults(activations, 'sigmoid'))).toBeUndefined();
  expect(activationMisfit(document, 0, memberDefaults(activations, 'tanh'))).toBeUndefined();
});
