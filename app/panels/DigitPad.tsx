import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { createDigitPad } from '../charts/digitPad.ts';
import { drawnSample, type PadPoint, type Stroke } from '../charts/drawnSample.ts';
import { largestSize } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';
import { explainDrawn } from '../explain/explainDrawn.ts';
import { formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';
import { Button } from '../ui/Button.tsx';

const side = 140;
const keyStep = 1 / 14;

/** Draw one, and see stroke by stroke what the network takes it for. By keyboard: arrows move, Space lifts and lowers the pen. */
export function DigitPad({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const [strokes, setStrokes] = useState<readonly Stroke[]>([]);
  const [cursor, setCursor] = useState<PadPoint>();
  const penDown = useRef(false);
  const { element } = useChart(createDigitPad, () => ({ strokes, cursor, side }));
  const { sample, classNames, samples } = summary;
  const [rows = 1, columns = 1] = sample;
  const { features } = samples;
  const probe = useMemo(() => {
    const white = features instanceof Uint8Array ? 255 : largestSize(features) || 1;
    return strokes.length > 0 ? drawnSample(strokes, rows, columns, white) : undefined;
  }, [strokes, rows, columns, features]);
  useWants(useMemo(() => (probe ? { probe } : undefined), [probe]));
  const told = useFrame((frame) => (probe && frame?.probe ? [...frame.probe].map((p) => p.toFixed(4)).join(' ') : ''));
  const shares = told === '' ? [] : told.split(' ').map(Number);
  const best = shares.length > 0 ? shares.indexOf(Math.max(...shares)) : -1;
  const name = (label: number): string => {
    const words = classNames[label];
    return words ? say(words) : String(label);
  };
  const pointOf = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent): PadPoint => [offsetX / side, offsetY / side];
  const extend = (point: PadPoint): void => setStrokes((all) => [...all.slice(0, -1), [...(all.at(-1) ?? []), point]]);
  const begin = (point: PadPoint): void => setStrokes((all) => [...all, [point]]);
  const byKey = (event: KeyboardEvent): void => {
    const step = arrowSteps[event.key];
    const at = cursor ?? [0.5, 0.5];
    if (event.key === ' ') {
      event.preventDefault();
      penDown.current = !penDown.current;
      if (penDown.current) begin(at);
    } else if (step) {
      event.preventDefault();
      event.stopPropagation();
      const next: PadPoint = [clamp(at[0] + step[0] * keyStep), clamp(at[1] + step[1] * keyStep)];
      setCursor(next);
      if (penDown.current) extend(next);
    }
  };
  const spoken = best < 0 ? t('padEmpty') : t('padRead', { name: name(best), share: formatShare(shares[best]) });
  return (
    <section className="digit-pad" aria-label={t('drawDigit')}>
      <h3>{t('drawDigit')}</h3>
      <button
        type="button"
        className="pad"
        aria-label={`${t('drawDigit')}. ${t('padKeys')}`}
        style={{ width: side, height: side }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          begin(pointOf(event));
        }}
        onPointerMove={(event) => {
          if (event.buttons > 0) extend(pointOf(event));
        }}
        onKeyDown={byKey}
        onFocus={(event) => {
          if (event.currentTarget.matches(':focus-visible')) setCursor([0.5, 0.5]);
        }}
        onBlur={() => {
          penDown.current = false;
          setCursor(undefined);
        }}
      >
        <canvas ref={element} style={{ width: side, height: side }} />
      </button>
      <p className="pad-answer number">
        <output>
          <b>{best < 0 ? '–' : name(best)}</b> <span className="hidden-text">{spoken}</span>
          <span aria-hidden="true">{best < 0 ? '' : formatShare(shares[best])}</span>
        </output>
        <Button look="line" onPress={() => setStrokes([])} disabled={strokes.length === 0}>
          {t('clear')}
        </Button>
        <Button look="line" onPress={() => probe && explainDrawn(probe, best)} disabled={best < 0}>
          {t('walkExplainDrawn')}
        </Button>
      </p>
      <ol className="class-bars number" aria-hidden="true">
        {Array.from({ length: summary.units }, (_, label) => (
          <li key={label} className={label === best ? 'best' : ''}>
            <i style={{ height: `${Math.round(100 * Math.max(0, Math.min(1, shares[label] ?? 0)))}%` }} />
            {name(label)}
          </li>
        ))}
      </ol>
    </section>
  );
}

const clamp = (value: number): number => Math.min(0.97, Math.max(0.03, value));
