import { useCallback, useRef, useState, type ToggleEvent } from 'react';

/**
 * Which opening of a popover this is, counted from 1; 0 while it is closed. Closed and opened again in quick succession
 * it says so once only: its content is another all the same.
 */
export function useOpening() {
  const [opening, setOpening] = useState(0);
  const count = useRef(0);
  const onToggle = useCallback(({ newState }: ToggleEvent<HTMLElement>) => {
    if (newState === 'open') count.current++;
    setOpening(newState === 'open' ? count.current : 0);
  }, []);
  return { opening, onToggle } as const;
}
