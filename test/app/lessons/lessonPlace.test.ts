import { expect, test } from 'vitest';
import { lessonIn, lessonPart, withoutLesson } from '../../../app/lessons/lessonPlace.ts';

test('a link to a lesson alone begins its step', () => {
  expect(lessonIn('#lesson=neuron.3')).toEqual({ name: 'neuron', step: 2, arriving: true });
  expect(withoutLesson('#lesson=neuron.3')).toBe('');
});

test('behind a document it keeps what the learner did', () => {
  const hash = `#1.abc_-.AAAA&${lessonPart({ name: 'byHand', step: 0 })}`;
  expect(lessonIn(hash)).toEqual({ name: 'byHand', step: 0, arriving: false });
  expect(withoutLesson(hash)).toBe('#1.abc_-.AAAA');
});

test.each([
  '',
  '#',
  '#1.abc.AAAA',
  '#lesson=neuron',
  '#lesson=neuron.0',
  '#lesson=.1',
  '#lesson=a<b.1',
  '#mylesson=a.1',
])('nothing is made of %s', (hash) => {
  expect(lessonIn(hash)).toBeUndefined();
  expect(withoutLesson(hash)).toBe(hash);
});
