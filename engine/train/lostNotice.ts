import type { BackendName } from '../backends/backend.ts';
import type { Event } from '../protocol.ts';

/** That a device was lost, and where the run goes on. */
export const lostNotice = (reason: string, step: number, next: BackendName): Extract<Event, { type: 'notice' }> => ({
  type: 'notice',
  words: {
    en: `The GPU was lost (${reason}). Training goes on from step ${step} on ${next}.`,
    zh: `GPU 已丢失（${reason}）。训练从第 ${step} 步起在 ${next} 上继续。`,
  },
});
