import type { TensorPicture } from '../../engine/protocol.ts';
import { numberText } from '../../engine/formula/numberMarkup.ts';
import { useMemo, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { matrixLayout, weightAt, type WeightPlace } from '../charts/weightLayout.ts';
import { createWeightMap } from '../charts/weightMap.ts';
import { niceBound } from '../charts/valueScale.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { MathMarkup } from '../pictures/MathMarkup.tsx';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { arrowSteps } from '../ui/arrowSteps.ts';
import { TensorPager } from './TensorPager.tsx';

interface TensorMapProps {
  readonly picture: TensorPicture;
  readonly isMean: boolean;
  readonly decimals: number;
  /** Follows an element, by row and column of the whole. */
  readonly onFollow: (row: number, column: number) => void;
  readonly onPage: (row: number, column: number) => void;
}

/** Cells are so large at most, and a picture of them so wide and high. */
const cellSide = 26;
const most = { width: 340, height: 216 };
const widest = 1.9;
/** A picture keeps its shape. */
const aspectOf = ({ shape }: TensorPicture): number => (shape.length > 2 ? 1 : widest);

/** A tensor, or the part of it that is told, cell by cell: what the element reads is framed; a press follows another. */
export function TensorMap({ picture, isMean, decimals, onFollow, onPage }: TensorMapProps) {
  const { t } = useText();
  const palette = usePalette();
  const { width, height, values, lit, firstRow, firstColumn, largest, symbol, role } = picture;
  const [pointed, setPointed] = useState<WeightPlace>();
  const [byKey, setByKey] = useState(false);
  const aspect = aspectOf(picture);
  const layout = useMemo(
    () =>
      matrixLayout(
        width,
        height,
        Math.min(most.width, width * cellSide * widest),
        Math.min(most.height, height * cellSide),
        aspect,
      ),
    [width, height, aspect],
  );
  const within = ([first, last]: readonly [number, number], from: number, size: number): readonly [number, number] => [
    Math.max(0, first - from),
    Math.min(size - 1, last - from),
  ];
  const inputs = within(lit.columns, firstColumn, width);
  const units = within(lit.rows, firstRow, height);
  const isLitHere = inputs[0] <= inputs[1] && units[0] <= units[1];
  // Tiny or huge numbers are written in units of a power of ten, which stands beside the name.
  const power = largest > 0 && (largest < 0.05 || largest >= 1000) ? Math.floor(Math.log10(largest)) : 0;
  const scaled = useMemo(() => (power === 0 ? values : values.map((each) => each / 10 ** power)), [values, power]);
  const { element } = useChart(createWeightMap, () => ({
    values: scaled,
    layout,
    palette,
    bound: niceBound(largest / 10 ** power),
    focus: pointed,
    lit: isLitHere ? { inputs, units } : undefined,
  }));
  const point = ({ nativeEvent: { offsetX, offsetY } }: PointerEvent) => setPointed(weightAt(layout, offsetX, offsetY));
  const follow = (place: WeightPlace) => onFollow(firstRow + place.unit, firstColumn + place.input);
  const walk = (event: KeyboardEvent) => {
    const step = arrowSteps[event.key];
    setByKey(true);
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (pointed) follow(pointed);
    }
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const from = pointed ?? { input: Math.max(0, inputs[0]), unit: Math.max(0, units[0]) };
    const next = pointed ? { input: from.input + step[0], unit: from.unit + step[1] } : from;
    setPointed({
      input: Math.min(width - 1, Math.max(0, next.input)),
      unit: Math.min(height - 1, Math.max(0, next.unit)),
    });
  };
  const read = pointed ?? (isLitHere ? { input: inputs[0], unit: units[0] } : undefined);
  const value = read && values[read.input * height + read.unit];
  const place = read && placeText(picture, read, isMean);
  const shape = picture.shape.join(' × ') || '1';
  return (
    <figure className={`tensor tensor-${role}`}>
      <figcaption>
        <MathMarkup markup={symbol} />
        <span className="caption number">
          {role === 'result' ? t('walkResult') : role === 'after' ? t('walkAfter') : ''} {shape}
        </span>
        {power !== 0 && (
          <span className="caption number">
            × 10<sup>{formatValue(power)}</sup>
          </span>
        )}
        <TensorPager picture={picture} onPage={onPage} />
      </figcaption>
      <button
        type="button"
        className="tensor-read"
        aria-label={t('walkTensor', { name: picture.tensor, shape })}
        style={{ width: layout.width, height: layout.height }}
        onPointerMove={point}
        onPointerLeave={() => setPointed(undefined)}
        onBlur={() => setPointed(undefined)}
        onKeyDown={walk}
        onClick={({ nativeEvent: { offsetX, offsetY }, detail }) => {
          const pressed = detail > 0 ? weightAt(layout, offsetX, offsetY) : undefined;
          if (pressed) follow(pressed);
        }}
      >
        <canvas ref={element} style={{ width: layout.width, height: layout.height }} />
      </button>
      <output className="caption number" aria-live={byKey && pointed ? 'polite' : 'off'}>
        {place} <b>{value === undefined ? '–' : numberText(value, decimals)}</b>
      </output>
    </figure>
  );
}

/** Position of a cell in the whole tensor, from 1. */
function placeText(
  { lead, firstRow, firstColumn, shape }: TensorPicture,
  { input, unit }: WeightPlace,
  isMean: boolean,
): string {
  const matrix = shape.length < 2 ? [firstColumn + input] : [firstRow + unit, firstColumn + input];
  const all = [...lead, ...matrix].map((at) => at + 1);
  return `[${(isMean && shape[0] === 1 ? all.slice(1) : all).slice(-Math.max(1, shape.length)).join(', ')}]`;
}
