import { useMemo } from 'react';
import type { DifferenceAnswer } from '../../engine/protocol.ts';
import { useEnquiry } from '../state/useEnquiry.ts';

/** Cells on a side of the maps that are compared. */
const detail = 100;

/** What the engine knows of a run before beside the present one; of one that an earlier visit left it knows nothing. */
export function useDifference(run: number | undefined): DifferenceAnswer | undefined {
  const isKnown = run !== undefined && run > 0;
  const enquiry = useMemo(
    () => (isKnown ? { type: 'difference' as const, run, size: detail } : undefined),
    [isKnown, run],
  );
  const lost = useMemo(() => (run === undefined ? undefined : { run, isLost: true }), [run]);
  const answer = useEnquiry(enquiry);
  if (!isKnown) return lost;
  return answer?.run === run ? answer : undefined;
}
