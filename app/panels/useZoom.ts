import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import { revealing, whole, within, zoomedAt, type Extent, type Zoom } from '../charts/zoomView.ts';

/** A cell is enlarged no further than this. */
const most = 64;
/** A press that goes no further than this is a press. */
const slack = 4;

/** Enlarges a picture by wheel, pinch and buttons and moves it by dragging; `element` takes the pointer. */
export function useZoom(element: RefObject<HTMLElement | null>) {
  const [zoom, setZoom] = useState<Zoom>(whole);
  const pointers = useRef(new Map<number, { readonly x: number; readonly y: number }>());
  const wasDragged = useRef(false);
  useEffect(() => {
    const { current } = element;
    const turn = (event: WheelEvent): void => {
      const factor = 2 ** (-event.deltaY / 240);
      setZoom((before) => {
        const next = zoomedAt(before, factor, event.offsetX, event.offsetY, most);
        return next.scale === before.scale ? before : next;
      });
      event.preventDefault();
    };
    // React listens to wheels passively: the page would scroll along.
    current?.addEventListener('wheel', turn, { passive: false });
    return () => current?.removeEventListener('wheel', turn);
  }, [element]);
  return {
    zoom,
    wasDragged,
    /** Around the middle of the window. */
    by: (factor: number, { width, height }: Extent) =>
      setZoom((before) => zoomedAt(before, factor, width / 2, height / 2, most)),
    canEnlarge: zoom.scale < most,
    fit: (picture: Extent, window: Extent): Zoom => within(zoom, picture, window),
    /** Keeps what `fit` gave, so that a drag over the edge need not be dragged back. */
    settle: (fitted: Zoom) =>
      setZoom((before) => (before.left === fitted.left && before.top === fitted.top ? before : fitted)),
    reveal: (x: number, y: number, box: Extent, window: Extent) =>
      setZoom((before) => revealing(before, x, y, box, window)),
    handlers: {
      onPointerDown({ pointerId, clientX, clientY }: PointerEvent) {
        wasDragged.current = false;
        pointers.current.set(pointerId, { x: clientX, y: clientY });
      },
      onPointerMove({ pointerId, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>) {
        const before = pointers.current.get(pointerId);
        if (!before) return;
        const [dx, dy] = [clientX - before.x, clientY - before.y];
        const other = [...pointers.current].find(([id]) => id !== pointerId)?.[1];
        if (other) {
          const { left, top } = currentTarget.getBoundingClientRect();
          const far = Math.hypot(clientX - other.x, clientY - other.y);
          const near = Math.hypot(before.x - other.x, before.y - other.y) || 1;
          setZoom((zoomed) => zoomedAt(zoomed, far / near, other.x - left, other.y - top, most));
        } else if (zoom.scale > 1 && (wasDragged.current || Math.hypot(dx, dy) > slack)) {
          currentTarget.setPointerCapture(pointerId);
          setZoom(({ scale, left, top }) => ({ scale, left: left - dx, top: top - dy }));
        } else return;
        wasDragged.current = true;
        pointers.current.set(pointerId, { x: clientX, y: clientY });
      },
      onPointerUp: ({ pointerId }: PointerEvent) => void pointers.current.delete(pointerId),
      onPointerCancel: ({ pointerId }: PointerEvent) => void pointers.current.delete(pointerId),
    },
  };
}
