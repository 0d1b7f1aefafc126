import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { Summary } from '../../engine/protocol.ts';
import { drawPaintLayer } from '../charts/paintLayer.ts';
import { classLook } from '../charts/points.ts';
import { brushNow, canHoldMore, paintedIn, placePoint, removeNear, setPainted, takeBrush } from '../data/paint.ts';
import { nearestPoint, quantised, type PaintedPoint } from '../data/paintedPoints.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';

interface PaintLayerProps {
  readonly summary: Summary;
  readonly side: number;
}

interface Place {
  readonly x1: number;
  readonly x2: number;
}

const selectData = ({ current }: PageState) => current.data;

/** A stroke leaves a point at every such distance, in units of the plane. */
const spacing = 0.45;
/** How far from a point it can be taken hold of. */
const grasp = 0.45;

/** Over the map of painted points: they are placed, moved and taken away by pointer, finger or keyboard. */
export function PaintLayer({ summary, side }: PaintLayerProps) {
  const data = usePage(selectData);
  return data.type === 'painted' ? <Canvas summary={summary} side={side} classes={data.classes} /> : undefined;
}

function Canvas({ summary, side, classes }: PaintLayerProps & { readonly classes: number }) {
  const { t, say } = useText();
  const palette = usePalette();
  const element = useRef<HTMLCanvasElement>(null);
  const data = usePage(selectData);
  const kept = useMemo(() => paintedIn({ data }) ?? [], [data]);
  /** The points as the present stroke makes them. */
  const [draft, setDraft] = useState<readonly PaintedPoint[]>();
  const [held, setHeld] = useState<number>();
  const [cursor, setCursor] = useState<Place>();
  const [told, setTold] = useState('');
  const last = useRef<Place>(undefined);
  const points = draft ?? kept;
  const [low, high] = summary.plane;

  useEffect(() => {
    if (!element.current || side < 40) return;
    const drawn = summary.spec.data.type === 'painted' ? (paintedIn(summary.spec) ?? []) : [];
    const look = classLook(palette, classes);
    drawPaintLayer(element.current, {
      added: without(points, drawn).map((point) => ({ ...point, look: look(point.label) })),
      gone: without(drawn, points),
      cursor,
      plane: [low, high],
      palette,
      side,
    });
  }, [points, summary, palette, classes, cursor, low, high, side]);

  const placeOf = (event: PointerEvent): Place => {
    const box = event.currentTarget.getBoundingClientRect();
    const scale = (high - low) / box.width;
    return { x1: low + (event.clientX - box.left) * scale, x2: high - (event.clientY - box.top) * scale };
  };
  const start = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const place = placeOf(event);
    last.current = place;
    const { tool, label } = brushNow();
    if (tool === 'paint') setDraft(canHoldMore(kept) ? placePoint(kept, place.x1, place.x2, label) : kept);
    else if (tool === 'erase') setDraft(removeNear(kept, place.x1, place.x2, grasp));
    else {
      const at = nearestPoint(kept, place.x1, place.x2, grasp);
      if (at < 0) return;
      setHeld(at);
      setDraft(kept);
    }
  };
  const move = (event: PointerEvent) => {
    if (!draft || !last.current) return;
    const place = placeOf(event);
    const { tool, label } = brushNow();
    if (tool === 'move' && held !== undefined) {
      const moved = { x1: quantised(place.x1), x2: quantised(place.x2) };
      setDraft(draft.map((point, i) => (i === held ? { ...point, ...moved } : point)));
    } else if (tool === 'erase') setDraft(removeNear(draft, place.x1, place.x2, grasp));
    else if (Math.hypot(place.x1 - last.current.x1, place.x2 - last.current.x2) >= spacing && canHoldMore(draft)) {
      last.current = place;
      setDraft(placePoint(draft, place.x1, place.x2, label));
    }
  };
  const end = () => {
    if (draft && draft !== kept) setPainted(draft);
    setDraft(undefined);
    setHeld(undefined);
  };
  const cancel = () => {
    setDraft(undefined);
    setHeld(undefined);
  };

  const name = (label: number): string => {
    const words = summary.classNames[label];
    return words && summary.classNames.length === classes ? say(words) : String(label);
  };
  const press = (event: KeyboardEvent) => {
    const at = cursor ?? { x1: 0, x2: 0 };
    const { label } = brushNow();
    const step = event.shiftKey ? 1 : 0.25;
    const by = arrowSteps[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (by) {
      const next = { x1: quantised(at.x1 + by[0] * step), x2: quantised(at.x2 - by[1] * step) };
      setCursor(next);
      setTold(t('paintCursor', { x1: next.x1, x2: next.x2 }));
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (canHoldMore(kept)) setPainted(placePoint(kept, at.x1, at.x2, label));
      setTold(t('paintPlaced', { name: name(label), x1: at.x1, x2: at.x2 }));
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      const next = removeNear(kept, at.x1, at.x2, 2 * grasp);
      if (next !== kept) setPainted(next);
      setTold(t(next === kept ? 'paintNothingNear' : 'paintRemoved'));
    } else if (/^\d$/.test(event.key) && Number(event.key) < classes) {
      takeBrush({ label: Number(event.key) });
      setTold(t('paintClass', { name: name(Number(event.key)) }));
    } else return;
    event.preventDefault();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- nothing in HTML is painted on: the role hands arrows and letters to this place
    <div
      className="paint-layer"
      role="application"
      aria-label={t('paintArea')}
      aria-describedby="paint-keys"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- painting goes by keyboard too
      tabIndex={0}
      style={{ width: side, height: side }}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={cancel}
      onKeyDown={press}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setCursor((at) => at ?? { x1: 0, x2: 0 })}
      onBlur={() => setCursor(undefined)}
    >
      <canvas ref={element} aria-hidden="true" />
      <span id="paint-keys" className="hidden-text">
        {t('paintKeys')}
      </span>
      <span className="hidden-text" aria-live="polite">
        {told}
      </span>
    </div>
  );
}

const keyOf = ({ x1, x2, label }: PaintedPoint): string => `${x1} ${x2} ${label}`;

/** Those of one list that are not in the other: what the map below does not show yet, or shows still. */
function without(list: readonly PaintedPoint[], other: readonly PaintedPoint[]): readonly PaintedPoint[] {
  const known = new Set(other.map(keyOf));
  return list.filter((point) => !known.has(keyOf(point)));
}
