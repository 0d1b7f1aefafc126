import type { Event } from '../protocol.ts';

/** What is said where the run went on elsewhere after its device was lost. */
export const lostNotice = (reason: string, step: number, backend: string): Event => ({
  type: 'notice',
  words: {
    en: `The GPU was lost (${reason}). Training goes on from step ${step} on ${backend}.`,
    zh: `GPU 已丢失（${reason}）。训练从第 ${step} 步起在 ${backend} 上继续。`,
  },
});
