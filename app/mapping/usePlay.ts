import { useCallback, useEffect, useRef, useState } from 'react';
import { useMedia } from '../screen/useMedia.ts';

/** Milliseconds from one space to the next, and how long each is shown: in steps, all of the time. */
const onTheWay = 1100;
const resting = 500;
/** A page that was busy for longer goes on where it was. */
const longest = 250;

/** Runs the slider through, from where it stands or, at the end, from the start; a step at a time where motion is unwanted. */
export function usePlay(at: number, last: number, onMove: (at: number) => void) {
  const [playing, setPlaying] = useState(false);
  const isCalm = useMedia('(prefers-reduced-motion: reduce)');
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (!playing || at >= last) return undefined;
    const go = (to: number): void => {
      if (to >= last) setPlaying(false);
      onMove(to);
    };
    if (isCalm || Number.isInteger(at)) {
      const timer = setTimeout(() => go(isCalm ? Math.floor(at) + 1 : at + 0.001), isCalm ? 1000 : resting);
      return () => clearTimeout(timer);
    }
    const request = requestAnimationFrame((now) => {
      const passed = Math.min(longest, now - (before.current ?? now));
      before.current = now;
      const next = Math.min(Math.ceil(at), at + Math.max(1, passed) / onTheWay);
      if (Number.isInteger(next)) before.current = undefined;
      go(next);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, at, last, isCalm, onMove]);
  const stop = useCallback(() => setPlaying(false), []);
  const toggle = useCallback(() => {
    if (!playing && at >= last) onMove(0);
    before.current = undefined;
    setPlaying(!playing);
  }, [playing, at, last, onMove]);
  return { playing, toggle, stop };
}
