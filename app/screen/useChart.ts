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
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const made = create(current);
    chart.current = made;
    const draw = (frame: Frame | undefined): void => {
      const drawn = latest.current(frame);
      if (drawn !== undefined) made.update(drawn);
    };
    const unsubscribe = frames.subscribe(draw);
    return () => {
      unsubscribe();
      made.destroy();
      chart.current = undefined;
    };
  }, [create]);
  // Outside of frames: size, theme, language, samples or a setting changed.
  useEffect(() => {
    latest.current = data;
    const drawn = data(frames.latest);
    if (drawn !== undefined) chart.current?.update(drawn);
  });
  return { element, chart };
}
