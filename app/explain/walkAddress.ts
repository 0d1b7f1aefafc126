import type { WalkBatch, WalkPlace } from '../../engine/protocol.ts';
import type { PageState } from '../state/pageStore.ts';

/** Where a walk stands, as the document's `view.walk` and so its link say it. */
export interface WalkAddress extends WalkPlace {
  /** Of the training, validation and test samples, one after the other: looked at within the next batch where it is in it. */
  readonly sample: number | 'drawn' | undefined;
  /** A sample of one's own: what the network gets, and what it should answer. */
  readonly own: { readonly values: readonly number[]; readonly target: readonly number[] } | undefined;
  /** With so many decimals numbers are written. */
  readonly decimals: number;
}

export const mostDecimals = 10;
const usualDecimals = 4;

export const firstPlace: WalkAddress = {
  step: 0,
  element: [],
  row: 0,
  sample: undefined,
  own: undefined,
  decimals: usualDecimals,
};

/** `step=14&at=2,3&row=5&sample=57&decimals=9`; steps, elements and rows are counted from 1 as on the page, samples from 0. */
export function writeWalk({ step, element, row, sample, own, decimals }: WalkAddress): string {
  const parts = [
    `step=${step + 1}`,
    ...(element.length > 0 ? [`at=${element.map((at) => at + 1).join(',')}`] : []),
    ...(row === 'mean' ? ['row=mean'] : row > 0 ? [`row=${row + 1}`] : []),
    ...(sample === undefined ? [] : [`sample=${sample}`]),
    ...(own ? [`x=${own.values.join(',')}`, `t=${own.target.join(',')}`] : []),
    ...(decimals === usualDecimals ? [] : [`decimals=${decimals}`]),
  ];
  return parts.join('&');
}

/** Undefined where no walk is open; what is not understood is left out. */
export function readWalk(text: string): WalkAddress | undefined {
  if (text === '') return undefined;
  const parts = new Map(
    text.split('&').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const whole = (name: string): number | undefined => {
    const value = parts.get(name);
    return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
  };
  const list = (name: string): number[] | undefined => {
    const values = parts.get(name)?.split(',').map(Number);
    return values?.every(Number.isFinite) ? values : undefined;
  };
  const [values, target] = [list('x'), list('t')];
  return {
    step: Math.max(0, (whole('step') ?? 1) - 1),
    element: (list('at') ?? []).map((at) => Math.max(0, Math.trunc(at) - 1)),
    row: parts.get('row') === 'mean' ? 'mean' : Math.max(0, (whole('row') ?? 1) - 1),
    sample: parts.get('sample') === 'drawn' ? 'drawn' : whole('sample'),
    own: values && target && { values, target },
    decimals: Math.min(mostDecimals, whole('decimals') ?? usualDecimals),
  };
}

/** Whose step is to be taken apart. */
export function batchOf({ sample, own }: Pick<WalkAddress, 'sample' | 'own'>, drawn: PageState['drawn']): WalkBatch {
  if (own) return { kind: 'given', values: own.values, isRaw: false, target: { values: own.target } };
  // What was drawn is in no link: who opens one gets the next batch.
  if (sample === 'drawn')
    return drawn
      ? { kind: 'given', values: drawn.values, isRaw: true, target: { label: drawn.label } }
      : { kind: 'next' };
  return sample === undefined ? { kind: 'next' } : { kind: 'sample', index: sample };
}
