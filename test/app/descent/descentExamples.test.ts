import { expect, test } from 'vitest';
import { descentExamples, type DescentExampleName } from '../../../app/descent/descentExamples.ts';
import { descentFunction } from '../../../app/descent/descentFunction.ts';
import { descentPath, type DescentPath } from '../../../app/descent/descentPath.ts';
import { windowAround } from '../../../app/descent/windowAround.ts';
import { parseDescent } from '../../../engine/spec/descentSpec.ts';
import { unwrap } from '../../../engine/spec/problem.ts';

const names = Object.keys(descentExamples) as DescentExampleName[];
const specOf = (name: DescentExampleName) => unwrap(parseDescent(descentExamples[name].spec));

function paths(name: DescentExampleName, steps: number): Readonly<Record<string, DescentPath>> {
  const spec = specOf(name);
  const f = descentFunction(spec.f);
  return Object.fromEntries(spec.optimizers.map((run) => [run.type, descentPath(f, spec, run, steps)]));
}
const lowest = (path: DescentPath | undefined): number => Math.min(...path!.places.map(({ value }) => value));
const last = (path: DescentPath | undefined): number => path!.places.at(-1)!.value;

test.each(names)('%s starts inside its window, and 30 steps run without end', (name) => {
  const { x, y, centreX, centreY, reach, f } = specOf(name);
  expect(Math.abs(x - centreX)).toBeLessThan(reach);
  if (descentFunction(f).axes.length > 1) expect(Math.abs(y - centreY)).toBeLessThan(reach);
  for (const { end, places } of Object.values(paths(name, 30))) {
    expect(end).toBeUndefined();
    expect(places).toHaveLength(31);
  }
});

test('each shows what it says', () => {
  const valley = paths('narrowValley', 40);
  const turns = valley['gradientDescent']!.places.slice(1, 8).map(({ place }) => Math.sign(place[1]!));
  expect(turns).toEqual([-1, 1, -1, 1, -1, 1, -1]);
  expect(last(valley['momentum'])).toBeLessThan(last(valley['gradientDescent']));

  const saddle = paths('saddle', 20)['gradientDescent']!;
  expect(Math.hypot(...saddle.places.at(-1)!.place)).toBeLessThan(0.1);

  const hills = paths('manyMinima', 100);
  expect(last(hills['gradientDescent'])).toBeGreaterThan(1);
  expect(last(hills['momentum'])).toBeLessThan(0.01);

  const { gradientDescent } = paths('kink', 40);
  const kink = gradientDescent!.places.slice(-2).map(({ place }) => place[0]!);
  expect(kink[0]! * kink[1]!).toBeLessThan(0);

  const plateau = paths('plateau', 40);
  expect(lowest(plateau['gradientDescent'])).toBeGreaterThan(0.9);
  expect(lowest(plateau['adam'])).toBeLessThan(0.1);

  expect(last(paths('rosenbrock', 2000)['momentum'])).toBeLessThan(1e-3);
});

test('the whole path fits into the window that is put around it', () => {
  const all = Object.values(paths('rosenbrock', 50));
  const { centreX, centreY, reach } = windowAround(all, 50);
  for (const { place } of all.flatMap(({ places }) => places)) {
    expect(Math.abs(place[0]! - centreX)).toBeLessThan(reach);
    expect(Math.abs(place[1]! - centreY)).toBeLessThan(reach);
  }
});
