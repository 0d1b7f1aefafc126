import { expect, test } from 'vitest';
import type { Answer } from '../../../app/state/enquiries.ts';
import { FollowedEnquiry } from '../../../app/state/followedEnquiry.ts';
import type { Enquiry } from '../../../engine/protocol.ts';

const enquiry = { type: 'roc', split: 'test', label: 1 } as const;

function setUp() {
  let [time, running] = [1000, true];
  const open: ((area: number) => void)[] = [];
  const told: (number | null)[] = [];
  const followed = new FollowedEnquiry<typeof enquiry>({
    enquiry,
    enquiries: {
      ask: <E extends Enquiry>(_: E, onAnswer: (answer: Answer<E>) => void) => {
        const answer = (area: number): void =>
          onAnswer({ type: 'roc', id: 1, split: 'test', label: 1, area } as unknown as Answer<E>);
        open.push(answer);
        return () => open.splice(open.indexOf(answer), 1);
      },
    },
    isRunning: () => running,
    onAnswer: ({ area }) => told.push(area),
    now: () => time,
  });
  const answer = (area: number, cost: number): void => {
    time += cost;
    open.shift()?.(area);
  };
  const stop = (): void => void (running = false);
  return { followed, open, told, answer, stop, pass: (span: number) => void (time += span) };
}

test('an answer that takes long is waited for, not asked for again and again', () => {
  const { followed, open, told, answer } = setUp();
  for (let i = 0; i < 5; i++) followed.follow({});
  expect(open).toHaveLength(1);
  answer(0.5, 400);
  expect(told).toEqual([0.5]);
});

test('while training runs it rests for eight times its cost', () => {
  const { followed, open, answer, pass } = setUp();
  followed.follow({});
  answer(0.5, 100);
  pass(799);
  followed.follow({});
  expect(open).toHaveLength(0);
  pass(1);
  followed.follow({});
  expect(open).toHaveLength(1);
});

test('the end of the run is told, whether it came while an answer was awaited or while it rested', () => {
  const waiting = setUp();
  waiting.followed.follow({});
  waiting.stop();
  waiting.followed.follow({});
  waiting.answer(0.5, 100);
  expect(waiting.open).toHaveLength(1);
  const resting = setUp();
  resting.followed.follow({});
  resting.answer(0.5, 100);
  resting.stop();
  resting.followed.follow({});
  expect(resting.open).toHaveLength(1);
});

test('the same weights are asked about once, and nothing after the end', () => {
  const { followed, open, answer, stop } = setUp();
  stop();
  const judged = {};
  followed.follow(judged);
  answer(0.5, 1);
  followed.follow(judged);
  expect(open).toHaveLength(0);
  followed.follow({});
  followed.end();
  expect(open).toHaveLength(0);
});
