import { beforeEach, expect, test, vi } from 'vitest';
import { Enquiries, type Answer } from '../../../app/state/enquiries.ts';
import type { Command } from '../../../engine/protocol.ts';

const enquiry = { type: 'walk', batch: { kind: 'next' } } as const;
let sent: Command[];
let enquiries: Enquiries;
beforeEach(() => {
  sent = [];
  enquiries = new Enquiries((command) => sent.push(command));
});

test('an answer goes to the one who asked, once, and so does how far it is', () => {
  const [one, other, progress] = [vi.fn(), vi.fn(), vi.fn()];
  enquiries.ask(enquiry, one, progress);
  enquiries.ask(enquiry, other);
  enquiries.progress({ type: 'progress', id: 1, share: 0.4 });
  enquiries.progress({ type: 'progress', id: 2, share: 0.5 });
  const answer: Answer = { type: 'walk', id: 1 };
  enquiries.answer(answer);
  enquiries.answer(answer);
  enquiries.progress({ type: 'progress', id: 1, share: 1 });
  expect(one.mock.calls).toEqual([[answer]]);
  expect(progress.mock.calls).toEqual([[0.4]]);
  expect(other).not.toHaveBeenCalled();
});

test('who lets go of a question hears nothing more, and the engine hears of it unless it has answered', () => {
  const onAnswer = vi.fn();
  const cancel = enquiries.ask(enquiry, onAnswer);
  cancel();
  cancel();
  enquiries.answer({ type: 'walk', id: 1 });
  const cancelAnswered = enquiries.ask(enquiry, onAnswer);
  enquiries.answer({ type: 'walk', id: 2 });
  cancelAnswered();
  expect(onAnswer).toHaveBeenCalledOnce();
  expect(sent.map(({ type }) => type)).toEqual(['walk', 'cancel', 'walk']);
});
