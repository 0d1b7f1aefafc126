import { useEffect, useState, type RefObject } from 'react';

/** Whether any of an element is on screen: pictures that nobody sees ask for nothing. */
export function useShown(element: RefObject<HTMLElement | null>): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const observer = new IntersectionObserver((entries) => setShown(entries.at(-1)?.isIntersecting ?? false));
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return shown;
}
