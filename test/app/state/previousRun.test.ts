import { expect, test } from 'vitest';
import { RunHistory } from '../../../app/state/runHistory.ts';
import { frameAt } from './fakeEngine.ts';

const loss = (step: number) => ({ step, epoch: step / 25, loss: 1 / step, steps: 25 });

test('a run that starts over moves behind the new one; another document forgets it', () => {
  const history = new RunHistory();
  history.take(frameAt(50, { losses: [loss(25), loss(50)] }));
  history.take(frameAt(0, { restarted: true }));
  expect(history.losses).toEqual([]);
  expect(history.previous.map(({ losses }) => losses.length)).toEqual([2]);
  history.take(frameAt(25, { losses: [loss(25)] }));
  // A rollback within the run is no new start.
  history.take(frameAt(10, { restarted: true }));
  expect(history.previous).toHaveLength(1);
  history.clear();
  expect(history.previous).toEqual([]);
});

test('five runs stay behind, the newest last', () => {
  const history = new RunHistory();
  for (const steps of [3, 4, 5, 6, 7, 8]) {
    history.take(frameAt(0, { restarted: true }));
    history.take(frameAt(25 * steps, { losses: Array.from({ length: steps }, (_, i) => loss(25 * (i + 1))) }));
  }
  history.take(frameAt(0, { restarted: true }));
  expect(history.previous.map(({ losses }) => losses.length)).toEqual([4, 5, 6, 7, 8]);
});
