import * as fc from 'fast-check';
import { describe as group, expect, test } from 'vitest';
import { readLinkText, writeLinkText } from '../../../engine/exchange/linkText.ts';
import { optimizers } from '../../../engine/optimizers/index.ts';
import { descentFields, descentJson, mostRuns, parseDescent } from '../../../engine/spec/descentSpec.ts';
import { memberDefaults } from '../../../engine/spec/field.ts';
import { describe, unwrap } from '../../../engine/spec/problem.ts';

const complaint = (input: unknown): string => {
  const parsed = parseDescent(input);
  return parsed.ok ? '' : parsed.problems.map((each) => describe(each)).join('\n');
};

test('nothing at all is the standard descent, and its JSON holds only its optimizers', () => {
  const spec = unwrap(parseDescent({}));
  expect(Object.keys(descentJson(spec) as object)).toEqual(['optimizers']);
  expect(unwrap(parseDescent(descentJson(spec)))).toEqual(spec);
});

test('any descent comes back from its link', () => {
  const types = Object.keys(optimizers) as (keyof typeof optimizers)[];
  const run = fc
    .tuple(fc.constantFrom(...types), fc.double({ min: 0, max: 100, noNaN: true }))
    .map(([type, learningRate]) => ({ ...memberDefaults(optimizers, type), learningRate: learningRate + 0 }));
  fc.assert(
    fc.property(
      fc.record({
        f: fc.constantFrom('x^2', 'abs(x) + y', '1 - exp(-x^2)'),
        x: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0),
        step: fc.integer({ min: 0, max: descentFields.step.max }),
        optimizers: fc.array(run, { minLength: 1, maxLength: mostRuns }),
      }),
      (input) => {
        const spec = unwrap(parseDescent(input));
        const text = writeLinkText(descentJson(spec));
        expect(unwrap(parseDescent(unwrap(readLinkText(text))))).toEqual(spec);
      },
    ),
    { numRuns: 60 },
  );
});

group('what came wrong is told with its place', () => {
  test.each([
    [{ f: 'x +' }, 'f cannot be read: the formula ends too early'],
    [{ f: 'x * z' }, 'unknown variable "z"'],
    [{ x: 1e9 }, 'x must be -1000000–1000000'],
    [{ optimizers: [] }, 'needs at least one optimizer'],
    [{ optimizers: Array.from({ length: mostRuns + 1 }, () => 'adam') }, 'may have at most 4 entries, got 5'],
    [{ optimizers: ['adamant'] }, 'optimizers[0].type must be one of'],
    [{ optimizers: [{ type: 'adam', beta1: 2 }] }, 'optimizers[0].beta1 must be 0–0.9999, got 2'],
    [{ steps: 1 }, 'steps is not known here'],
    ['descent', 'must be an object'],
  ])('%j', (input, sentence) => {
    expect(complaint(input)).toContain(sentence);
  });

  test('the chosen run is one of those that are there', () => {
    expect(unwrap(parseDescent({ chosen: 3, optimizers: ['adam', 'sgd'] })).chosen).toBe(1);
  });
});
