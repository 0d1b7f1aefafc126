import { expect, test } from 'vitest';
import { RunHistory } from '../../../app/state/runHistory.ts';
import { frameAt } from './fakeEngine.ts';

const loss = (step: number) => ({ step, epoch: step / 25, loss: 1 / step, steps: 25 });

test('a run that starts over moves behind the new one; another document forgets it', () => {
  const history = new RunHistory();
  history.take(frameAt(50, { losses: [loss(25), loss(50)] }));
  history.take(frameAt(0, { restarted: true }));
  expect(history.losses).toEqual([]);
  expect(history.previous?.losses).toHaveLength(2);
  history.take(frameAt(25, { losses: [loss(25)] }));
  // A rollback within the run is no new start.
  history.take(frameAt(10, { restarted: true }));
  expect(history.previous?.losses).toHaveLength(2);
  history.clear();
  expect(history.previous).toBeUndefined();
});
