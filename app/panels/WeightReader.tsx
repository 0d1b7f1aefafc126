import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { cornerOf, matrixLayout, picturesLayout, weightAt, type WeightPlace } from '../charts/weightLayout.ts';
import { createWeightMap } from '../charts/weightMap.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import { useSize } from '../screen/useSize.ts';
import { page } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { tensorOf, useBound, useKernel, type Kernel } from './useKernel.ts';
import { useZoom } from './useZoom.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ScaleKey } from './ScaleKey.tsx';

/** Cells may be so much wider than high, which gives their numbers room. */
const widest = 3;
const biasWidth = 36;
const biasGap = 10;

interface WeightReaderProps {
  readonly id: string;
  readonly name: string;
  /** Of the kernel that the document asks for, where its shapes are `known`. */
  readonly shape: readonly number[] | undefined;
  readonly known: boolean;
}

/** The kernel of a layer and its biases, each read by pointing or with the arrow keys. */
export function WeightReader({ id, name, shape, known }: WeightReaderProps) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const kernel = useKernel(id, useShown(box));
  // What runs may be an earlier document: its weights are not shown as if they were of this layer.
  const stale = known && (kernel?.inputs !== shape?.[0] || kernel?.units !== shape?.[1]);
  return (
    <div className="weights" ref={box}>
      {kernel && !stale ? (
        <KernelMap kernel={kernel} id={id} name={name} />
      ) : (
        <p className="caption">{t(shape ? 'waiting' : 'noWeights')}</p>
      )}
    </div>
  );
}

interface KernelMapProps {
  readonly kernel: Kernel;
  readonly id: string;
  readonly name: string;
}

function KernelMap({ kernel, id, name }: KernelMapProps) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const palette = usePalette();
  const [place, setPlace] = useState<WeightPlace>();
  const { inputs, units, picture, hasBias } = kernel;
  const bound = useBound(kernel.name, inputs * units) ?? 1;
  const besides = hasBias && !picture;
  const room = width - (besides ? biasWidth + biasGap : 0);
  const reader = useRef<HTMLButtonElement>(null);
  const zooming = useZoom(reader);
  const { scale } = zooming.zoom;
  const layout = useMemo(() => {
    if (room < 8 || height < 8) return undefined;
    const [w, h] = [room * scale, height * scale];
    return picture ? picturesLayout(picture, units, w, h) : matrixLayout(inputs, units, w, h, widest);
  }, [inputs, units, picture, room, height, scale]);
  const frameSize = { width: Math.min(room, layout?.width ?? 0), height: Math.min(height, layout?.height ?? 0) };
  const { left, top } = zooming.fit(layout ?? frameSize, frameSize);
  const { settle } = zooming;
  useEffect(() => settle({ scale, left, top }), [settle, scale, left, top]);
  const window = { left, top, ...frameSize };
  const biasLayout = useMemo(() => {
    if (!besides || !layout) return undefined;
    const cell = layout.cell.height;
    return {
      ...matrixLayout(1, units, biasWidth, height),
      cell: { width: biasWidth, height: cell },
      width: biasWidth,
      height: cell * units,
      gap: cell >= 5 ? 1 : 0,
    };
  }, [besides, layout, height, units]);
  const { element } = useChart(createWeightMap, (frame) => {
    if (!layout) return undefined;
    const values = tensorOf(frame, kernel.name, inputs * units);
    return { values, layout, palette, bound, focus: place && place.input >= 0 ? place : undefined, window };
  });
  const { element: biasElement } = useChart(createWeightMap, (frame) => {
    if (!biasLayout) return undefined;
    return {
      values: tensorOf(frame, `${id}.bias`, units),
      layout: biasLayout,
      palette,
      bound,
      window: { ...window, left: 0, width: biasWidth },
    };
  });
  const point = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) =>
    setPlace(layout && weightAt(layout, offsetX + left, offsetY + top));
  const move = (event: KeyboardEvent) => {
    const step = arrowSteps[event.key];
    const factor = { '+': 2, '=': 2, '-': 0.5 }[event.key];
    if (!step && factor === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (factor !== undefined) zooming.by(factor, frameSize);
    if (!step) return;
    const next = moved(place, step, kernel);
    setPlace(next);
    if (layout) zooming.reveal(...cornerOf(layout, next), layout.cell, frameSize);
  };
  return (
    <>
      <div className="weights-head">
        <h3>{t('weightsOf', { rows: units, columns: inputs })}</h3>
        <span className="caption">{t(picture ? 'pictures' : 'rowsColumns')}</span>
        <span className="grow" />
        <IconButton
          icon="minus"
          label={t('zoomOut')}
          disabled={scale <= 1}
          onPress={() => zooming.by(0.5, frameSize)}
        />
        <IconButton
          icon="plus"
          label={t('zoomIn')}
          disabled={!zooming.canEnlarge}
          onPress={() => zooming.by(2, frameSize)}
        />
        <ScaleKey low={`−${formatValue(bound)}`} high={`+${formatValue(bound)}`} label="" />
      </div>
      <div className="weights-map" ref={box}>
        <button
          ref={reader}
          type="button"
          className={scale > 1 ? 'weights-read weights-zoomed' : 'weights-read'}
          aria-label={t('weightPicture', {
            name,
            rows: units,
            columns: inputs,
            low: `−${formatValue(bound)}`,
            high: formatValue(bound),
          })}
          {...zooming.handlers}
          onPointerMove={(event) => {
            zooming.handlers.onPointerMove(event);
            point(event);
          }}
          onPointerDown={(event) => {
            zooming.handlers.onPointerDown(event);
            point(event);
          }}
          onClick={() => {
            if (zooming.wasDragged.current) return;
            if (place && place.input >= 0)
              page.setState({ selection: { layer: id, unit: place.unit, input: place.input } });
          }}
          onPointerLeave={() => setPlace(undefined)}
          onKeyDown={move}
        >
          <canvas ref={element} style={frameSize} />
        </button>
        {besides && (
          <canvas
            ref={biasElement}
            className="bias"
            style={{ width: biasLayout?.width ?? 0, height: frameSize.height }}
          />
        )}
      </div>
      <ReadOut kernel={kernel} id={id} place={place} />
    </>
  );
}

function moved(
  place: WeightPlace | undefined,
  [dx, dy]: readonly [number, number],
  { inputs, units, picture }: Kernel,
) {
  if (!place) return { input: 0, unit: 0 };
  const within = (value: number, count: number): number => Math.min(count - 1, Math.max(0, value));
  // In pictures up and down go a row of pixels; Home of each picture is reached along the row.
  const down = picture ? dy * picture[1] : 0;
  return {
    input: within(place.input + dx + down, inputs),
    unit: picture ? place.unit : within(place.unit + dy, units),
  };
}

interface ReadOutProps {
  readonly kernel: Kernel;
  readonly id: string;
  readonly place: WeightPlace | undefined;
}

/** The value under the pointer, always at the same spot. */
function ReadOut({ kernel, id, place }: ReadOutProps) {
  const { t } = useText();
  const { name, inputs, units, picture, hasBias } = kernel;
  const weight = useFrame(
    (frame) => place && tensorOf(frame, name, inputs * units)?.[place.input * units + place.unit],
  );
  const bias = useFrame((frame) => (place && hasBias ? tensorOf(frame, `${id}.bias`, units)?.[place.unit] : undefined));
  if (!place) return <p className="read-out caption">{t('weightHint')}</p>;
  const to = place.unit + 1;
  const from = picture
    ? t('pixelRead', { row: Math.floor(place.input / picture[1]) + 1, column: (place.input % picture[1]) + 1, to })
    : t('weightRead', { from: place.input + 1, to });
  return (
    <p className="read-out number" aria-live="polite">
      <span>
        {from} <b>{weight === undefined ? '–' : formatValue(weight)}</b>
      </span>
      {bias !== undefined && (
        <span>
          {t('biasRead', { to })} <b>{formatValue(bias)}</b>
        </span>
      )}
    </p>
  );
}
