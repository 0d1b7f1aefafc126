import { useMemo } from 'react';
import type { Summary } from '../../engine/protocol.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { isExplaining } from './isExplaining.ts';
import { readWalk } from './walkAddress.ts';
import { explainedSample } from './walking.ts';

const selectWalk = ({ walk }: PageState) => walk;
const selectText = (state: PageState) => (isExplaining(state) ? state.current.view.walk : '');

/** Raw values of the sample that is explained, where it is drawn: it is circled. */
export function useExplained({ samples, sample, counts }: Summary): Float32Array | undefined {
  const walk = usePage(selectWalk);
  const text = usePage(selectText);
  return useMemo(() => {
    const at = explainedSample(walk, readWalk(text));
    if (at === undefined) return undefined;
    const { features, trainCount, testCount } = samples;
    const test = at - counts.train - counts.validation;
    const drawn = at < trainCount ? at : test >= 0 && test < testCount ? trainCount + test : undefined;
    const size = sample.reduce((product, each) => product * each, 1);
    return drawn === undefined ? undefined : Float32Array.from(features.subarray(drawn * size, (drawn + 1) * size));
  }, [walk, text, samples, sample, counts]);
}
