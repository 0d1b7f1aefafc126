import { useLayoutEffect, useState, type RefObject } from 'react';
import type { Port, Span } from '../diagram/wires.ts';

/** Where everything stands in the network, in the coordinates of the scrolled stage. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** By layer id (`input` is the data). */
  readonly cards: ReadonlyMap<string, CardPlace>;
}

export interface CardPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly body: Span;
  /** Tiles in the order of the units: middle of the left and of the right side; none where there are no tiles. */
  readonly ins: readonly Port[];
  readonly outs: readonly Port[];
}

/** Measures the cards and tiles of a stage whenever its size, theirs or their number changes. */
export function useStage(element: RefObject<HTMLElement | null>): Stage | undefined {
  const [stage, setStage] = useState<Stage>();
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    let waiting = 0;
    const measure = (): void => {
      waiting = 0;
      const next = measured(current);
      setStage((before) => (before && isSame(before, next) ? before : next));
    };
    const ask = (): void => {
      waiting ||= requestAnimationFrame(measure);
    };
    const sizes = new ResizeObserver(ask);
    const watch = (): void => {
      sizes.disconnect();
      sizes.observe(current);
      for (const each of current.querySelectorAll('.card, .neuron-list')) sizes.observe(each);
      ask();
    };
    const children = new MutationObserver(watch);
    children.observe(current, { childList: true, subtree: true });
    watch();
    return () => {
      sizes.disconnect();
      children.disconnect();
      cancelAnimationFrame(waiting);
    };
  }, [element]);
  return stage;
}

function measured(element: HTMLElement): Stage {
  const origin = element.getBoundingClientRect();
  const x = (at: number): number => at - origin.left + element.scrollLeft;
  const y = (at: number): number => at - origin.top + element.scrollTop;
  const cards = [...element.querySelectorAll<HTMLElement>('[data-card]')].map((card): [string, CardPlace] => {
    const { left, right, top } = card.getBoundingClientRect();
    const body = card.querySelector('.card-body, .neurons, .input-image, .input-names') ?? card;
    const inner = body.getBoundingClientRect();
    const tiles = [...card.querySelectorAll('.neuron')].map((tile) => tile.getBoundingClientRect());
    return [
      card.dataset['card'] ?? '',
      {
        left: x(left),
        right: x(right),
        top: y(top),
        body: { x: x(inner.left), top: y(inner.top), bottom: y(inner.bottom) },
        ins: tiles.map((tile) => ({ x: x(tile.left), y: y((tile.top + tile.bottom) / 2) })),
        outs: tiles.map((tile) => ({ x: x(tile.right), y: y((tile.top + tile.bottom) / 2) })),
      },
    ];
  });
  return { width: element.scrollWidth, height: element.clientHeight, cards: new Map(cards) };
}

const isSame = (a: Stage, b: Stage): boolean =>
  a.width === b.width && a.height === b.height && JSON.stringify([...a.cards]) === JSON.stringify([...b.cards]);
