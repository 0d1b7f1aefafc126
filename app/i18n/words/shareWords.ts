import type { Words } from '../../../engine/spec/words.ts';

/** Sharing, and the gallery where things start. */
export const shareWords = {
  playgroundLinkTitle: {
    en: 'Opened from a link of the original 2D playground; this could not be taken over:',
    zh: '已打开原版 2D 游乐场的链接；以下内容未能沿用：',
  },
} as const satisfies Record<string, Words>;
