import type { Event } from '../protocol.ts';

/** Milliseconds without a turn that people are told of. */
const told = 5000;

/** Browsers put hidden tabs to sleep, and computers themselves: only the clock tells, and only afterwards. */
export function pauseNotice(milliseconds: number, step: number): Event | undefined {
  if (milliseconds < told) return undefined;
  const seconds = Math.round(milliseconds / 1000);
  return {
    type: 'notice',
    words: {
      en: `The browser paused training for ${seconds} s, as it may while a tab is hidden or the computer sleeps. Nothing is lost: it goes on from step ${step}.`,
      zh: `浏览器将训练暂停了 ${seconds} 秒（标签页在后台或电脑休眠时可能如此）。进度没有丢失，从第 ${step} 步继续。`,
    },
  };
}
