import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';
import { moveLayer } from '../commands/layerCommands.ts';
import { droppedAt, gapShifts } from '../diagram/cardGap.ts';

/** A press that goes no further than this is a press. */
const slack = 6;

interface Drag {
  readonly start: number;
  readonly cards: readonly HTMLElement[];
  /** Middles of all cards when the drag began. */
  readonly middles: readonly number[];
}

/** Reorders layers by dragging a card at its head; a gap opens where it will land, Esc takes the drag back. */
export function useCardDrag(index: number) {
  const drag = useRef<Drag>(undefined);
  const [offset, setOffset] = useState<number>();
  const end = useCallback((): void => {
    // The others move without React: they are not drawn anew for a drag.
    for (const card of drag.current?.cards ?? []) card.style.removeProperty('--shift');
    drag.current = undefined;
    setOffset(undefined);
  }, []);
  useEffect(() => {
    if (offset === undefined) return undefined;
    const cancel = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      end();
    };
    addEventListener('keydown', cancel);
    return () => removeEventListener('keydown', cancel);
  }, [offset, end]);
  return {
    /** CSS pixels that the card is away from its place, while it is dragged. */
    offset,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        const isControl = event.target instanceof Element && event.target.closest('button, select, input, [popover]');
        if (isControl || event.button !== 0) return;
        const cards = [...document.querySelectorAll<HTMLElement>('.card[data-card]:not(.card-input)')];
        const boxes = cards.map((card) => card.getBoundingClientRect());
        drag.current = { start: event.clientX, cards, middles: boxes.map(({ left, right }) => (left + right) / 2) };
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const { current } = drag;
        if (!current) return;
        const by = event.clientX - current.start;
        if (offset === undefined && Math.abs(by) <= slack) return;
        setOffset(by);
        const shifts = gapShifts(current.middles, index, droppedAt(current.middles, index, by));
        current.cards.forEach((card, i) => card.style.setProperty('--shift', `${shifts[i] ?? 0}px`));
      },
      onPointerUp() {
        const { current } = drag;
        if (current && offset !== undefined) {
          const to = droppedAt(current.middles, index, offset);
          if (to !== index) moveLayer(index, to);
        }
        end();
      },
      onPointerCancel: end,
    },
  };
}
