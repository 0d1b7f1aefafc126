import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { moveLayer } from '../commands/layerCommands.ts';

/** A press that goes no further than this is a press. */
const slack = 6;

interface Drag {
  readonly start: number;
  /** Middles of all cards when the drag began. */
  readonly middles: readonly number[];
  /** Room that this card takes. */
  readonly width: number;
}

/** Reorders layers by dragging a card at its head; Esc takes the drag back. */
export function useCardDrag(index: number) {
  const drag = useRef<Drag>(undefined);
  const [offset, setOffset] = useState<number>();
  const end = (): void => {
    drag.current = undefined;
    setOffset(undefined);
  };
  useEffect(() => {
    if (offset === undefined) return undefined;
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      drag.current = undefined;
      setOffset(undefined);
    };
    addEventListener('keydown', cancel);
    return () => removeEventListener('keydown', cancel);
  }, [offset]);
  return {
    /** CSS pixels that the card is away from its place, while it is dragged. */
    offset,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isControl = event.target instanceof Element && event.target.closest('button, select, input');
        if (isControl || event.button !== 0) return;
        const cards = [...document.querySelectorAll('.card[data-card]:not(.card-input)')];
        const boxes = cards.map((card) => card.getBoundingClientRect());
        const middles = boxes.map(({ left, right }) => (left + right) / 2);
        drag.current = { start: event.clientX, middles, width: boxes[index]?.width ?? 0 };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { current } = drag;
        if (!current) return;
        const by = event.clientX - current.start;
        if (offset !== undefined || Math.abs(by) > slack) setOffset(by);
      },
      onPointerUp() {
        const { current } = drag;
        if (current && offset !== undefined) {
          const at = (current.middles[index] ?? 0) + offset;
          const to = current.middles.filter((middle, i) => i !== index && middle < at).length;
          if (to !== index) moveLayer(index, to);
        }
        end();
      },
      onPointerCancel: end,
    },
  };
}
