import type { Split, Summary } from '../../engine/protocol.ts';

/** Where a sample of a split stands in the table [train | validation | test]. */
export function tablePosition({ counts }: Pick<Summary, 'counts'>, split: Split, index: number): number {
  if (split === 'train') return index;
  return split === 'validation' ? counts.train + index : counts.train + counts.validation + index;
}
