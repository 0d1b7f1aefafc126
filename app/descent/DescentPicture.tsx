import { useEffect, useMemo, useRef } from 'react';
import { createDescentChart, type DescentChartData } from '../charts/descentChart.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import type { DescentFunction } from './descentFunction.ts';
import type { DescentPath } from './descentPath.ts';
import { changeDescent } from './descentStore.ts';
import { placeText } from './stepSentence.ts';
import { trackAt } from './trackAt.ts';

interface DescentPictureProps {
  readonly spec: DescentSpec;
  readonly f: DescentFunction;
  readonly paths: readonly DescentPath[];
  readonly names: readonly string[];
  /** Steps a second; undefined while it stands still. */
  readonly speed: number | undefined;
  readonly onStep: () => void;
}

/** The function with the paths on it; a press or a drag sets where they start. */
export function DescentPicture({ spec, f, paths, names, speed, onStep }: DescentPictureProps) {
  const { t } = useText();
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const chart = useRef<ReturnType<typeof createDescentChart>>(undefined);
  const { width, height } = useSize(box);
  const palette = usePalette();
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const { step, chosen, reach, centreX, centreY } = spec;
  const data = useMemo<DescentChartData>(
    () => ({
      axes: f.axes,
      f: f.value,
      centre: [centreX, centreY],
      reach,
      tracks: paths.map((path, i) => trackAt(path, step, i)),
      chosen,
      part: 0,
      usualGradient: Math.hypot(...(paths[chosen]?.places[0]?.gradient ?? [])) || 1,
      palette,
      width,
      height,
    }),
    [f, paths, step, chosen, reach, centreX, centreY, palette, width, height],
  );
  const latest = useRef(data);

  useEffect(() => {
    const { current } = canvas;
    if (!current) return undefined;
    const made = createDescentChart(current);
    chart.current = made;
    const stop = listenForStart(current, (event) => startAt(made, current, event, latest.current));
    return () => {
      stop();
      made.destroy();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => {
    latest.current = data;
    chart.current?.update(data);
  }, [data]);

  useEffect(() => {
    if (speed === undefined) return undefined;
    let began = performance.now();
    let request = 0;
    const tick = (now: number): void => {
      const part = ((now - began) * speed) / 1000;
      if (part >= 1) {
        began = now;
        onStep();
      } else if (!still) chart.current?.update({ ...latest.current, part: Math.max(0, part) });
      request = requestAnimationFrame(tick);
    };
    request = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(request);
      chart.current?.update(latest.current);
    };
  }, [speed, still, onStep]);

  const places = data.tracks.map(({ places: passed }, i) =>
    t('descentStands', { name: names[i] ?? '', place: placeText(f, passed.at(-1) ?? []) }),
  );
  const label = t('descentPicture', { formula: `f = ${spec.f}`, places: places.join(' ') });
  return (
    <figure className="descent-picture" ref={box} aria-label={label}>
      <canvas ref={canvas} aria-hidden="true" style={{ width, height }} />
    </figure>
  );
}

/** A mouse or a pen drags; a finger taps, so that the page still scrolls under it. */
function listenForStart(canvas: HTMLCanvasElement, take: (event: PointerEvent | MouseEvent) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let dragging = false;
  canvas.addEventListener(
    'pointerdown',
    (event) => {
      if (event.pointerType === 'touch' || event.button !== 0) return;
      dragging = true;
      canvas.setPointerCapture(event.pointerId);
      take(event);
    },
    { signal },
  );
  canvas.addEventListener('pointermove', (event) => dragging && take(event), { signal });
  for (const end of ['pointerup', 'pointercancel'] as const)
    canvas.addEventListener(end, () => (dragging = false), { signal });
  canvas.addEventListener('click', take, { signal });
  return () => stop.abort();
}

function startAt(
  chart: ReturnType<typeof createDescentChart>,
  canvas: HTMLCanvasElement,
  { clientX, clientY }: MouseEvent,
  { axes, reach }: DescentChartData,
): void {
  const { left, top } = canvas.getBoundingClientRect();
  // No finer than a press can aim.
  const digits = Math.max(0, Math.min(12, Math.ceil(2 - Math.log10(reach))));
  const [x, y] = chart.placeAt(clientX - left, clientY - top).map((each) => Number(each.toFixed(digits)) + 0);
  const inside = (value = 0): number => Math.max(-1e6, Math.min(1e6, value));
  changeDescent(axes.length > 1 ? { x: inside(x), y: inside(y) } : { x: inside(x) });
}
