import { expect, test } from 'vitest';
import { whenChanged } from '../../../app/charts/whenChanged.ts';

interface Data {
  readonly width: number;
  readonly places: readonly number[];
  readonly fork?: number;
}

function chart() {
  const drawn: Data[] = [];
  const create = whenChanged((name: string) => ({ name, update: (data: Data) => void drawn.push(data) }));
  return { drawn, made: create('a chart') };
}

test('a chart is drawn where a field, an item of a list or their number is another, and else left', () => {
  const { drawn, made } = chart();
  const first: Data = { width: 3, places: [1, 2] };
  made.update(first);
  made.update({ width: 3, places: [1, 2] });
  expect(drawn).toEqual([first]);
  const others: readonly Data[] = [
    { width: 4, places: [1, 2] },
    { width: 4, places: [1, 3] },
    { width: 4, places: [1] },
    { width: 4, places: [1], fork: 2 },
    { width: 4, places: [1] },
  ];
  for (const data of others) made.update(data);
  expect(drawn).toEqual([first, ...others]);
});

test('it keeps what else it has', () => {
  expect(chart().made.name).toBe('a chart');
});
