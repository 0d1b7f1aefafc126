import { useEffect, useRef, type RefObject } from 'react';
import type { Frame } from '../../engine/protocol.ts';
import { frames } from '../state/playground.ts';

interface Chart<Data> {
  update(data: Data): void;
  destroy(): void;
}

/**
 * Puts a chart on an element and updates it with every frame and every change of what it draws. `data` gives what to
 * draw of the latest frame; undefined leaves the picture as it is.
 */
export function useChart<Element extends HTMLElement, Data, Made extends Chart<Data>>(
  create: (element: Element) => Made,
  data: (frame: Frame | undefined) => Data | undefined,
): { readonly element: RefObject<Element | null>; readonly chart: RefObject<Made | undefined> } {
  const element = useRef<Element>(null);
  const chart = useRef<Made>(undefined);
  const latest = useRef(data);
  const drawn = useRef<Frame>(undefined);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const made = create(current);
    chart.current = made;
    const stop = frames.onDraw((frame) => {
      // Drawn already, where it was rendered for this very frame.
      if (drawn.current === frame) return;
      drawn.current = frame;
      const next = latest.current(frame);
      if (next !== undefined) made.update(next);
    });
    return () => {
      stop();
      made.destroy();
      chart.current = undefined;
    };
  }, [create]);
  // Outside of frames: size, theme, language, samples or a setting changed.
  useEffect(() => {
    latest.current = data;
    drawn.current = frames.latest;
    const next = data(frames.latest);
    if (next !== undefined) chart.current?.update(next);
  });
  return { element, chart };
}
