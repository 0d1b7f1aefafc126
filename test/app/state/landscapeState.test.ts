import { expect, test } from 'vitest';
import type { Command, Landscape } from '../../../engine/protocol.ts';
import { LandscapeState } from '../../../app/state/landscapeState.ts';

const request = { plane: 'random', seed: 1, reach: 1, size: 9 } as const;
const landscape = (asked: Landscape['request'], done = 81): Landscape => ({
  id: 1,
  request: asked,
  state: done < 81 ? 'growing' : 'done',
  step: 3,
  a: [-1, 1],
  b: [-1, 1],
  origin: [0, 0],
  metric: [1, 0, 1],
  free: 7,
  samples: 4,
  trainCount: 4,
  isRecorded: true,
  done,
  total: 81,
  milliseconds: 5,
  mesh: 1,
  values: new Float32Array(81).fill(done),
});

test('what is still told of the surface before is not taken for the one that was asked for', () => {
  const sent: Command[] = [];
  const state = new LandscapeState((command) => sent.push(command));
  let told = 0;
  const stop = state.subscribe(() => told++);
  state.ask(request);
  state.receive({ type: 'landscape', landscape: landscape(request, 40) });
  expect(state.told.about!.done).toBe(40);
  const other = { ...request, seed: 2 };
  state.ask(other);
  state.receive({ type: 'landscape', landscape: landscape(request, 60) });
  expect(state.told).toEqual({ asked: other });
  state.receive({ type: 'landscape', landscape: landscape(other) });
  expect(state.told.about!.request).toEqual(other);
  expect([...new Set(state.values)]).toEqual([81]);
  expect('values' in state.told.about!).toBe(false);
  expect(sent).toEqual([
    { type: 'landscape', request },
    { type: 'landscape', request: other },
  ]);
  expect(told).toBe(4);
  stop();
  state.receive({ type: 'landscape' });
  expect(state.told).toEqual({});
  expect(told).toBe(4);
});

test('a refusal stays with what was refused', () => {
  const state = new LandscapeState(() => {});
  state.ask({ ...request, plane: 'run' });
  state.receive({ type: 'landscape', refusal: 'failed', message: 'no memory' });
  expect(state.told).toEqual({ asked: { ...request, plane: 'run' }, refusal: 'failed', message: 'no memory' });
});
