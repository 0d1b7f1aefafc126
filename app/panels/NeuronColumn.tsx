import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { createResponseTiles, type ResponseTilesData } from '../diagram/responseTiles.ts';
import { positiveWhere } from '../diagram/positiveWhere.ts';
import { tileLayout } from '../diagram/tileLayout.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useShown } from '../screen/useShown.ts';
import { useSize } from '../screen/useSize.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, frames, page } from '../state/playground.ts';
import { useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';

interface NeuronColumnProps {
  /** Layer id, or `input`. */
  readonly id: string;
  /** Of the layer, for the tiles' names. */
  readonly name: string;
  readonly units: number;
  readonly isLine: boolean;
  readonly hasBias: boolean;
  /** Names of single tiles, as those of the input features. */
  readonly labels?: readonly string[];
  /** Values are divided by it. */
  readonly bound: number;
  /** What is drawn as zero. */
  readonly middle?: number;
  readonly chosen: boolean;
}

/** Points per side of a tile's picture. */
const resolution = 32;
const selectSelection = ({ selection }: PageState) => selection;

/** One tile per unit: its answer over the input plane. Arrows go from tile to tile. */
export function NeuronColumn({
  id,
  name,
  units,
  isLine,
  hasBias,
  labels,
  bound,
  middle = 0,
  chosen,
}: NeuronColumnProps) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const { height } = useSize(box);
  const shown = useShown(box);
  const palette = usePalette();
  const selection = usePage(selectSelection);
  const wants = useMemo(
    () =>
      shown ? { neurons: { layers: [id], size: resolution }, ...(hasBias && { tensors: [`${id}.bias`] }) } : undefined,
    [id, shown, hasBias],
  );
  useWants(wants);
  // A tile that goes away from under the pointer is not left by it.
  useEffect(() => {
    forgetHovered(id, units);
    return () => forgetHovered(id, 0);
  }, [id, units]);
  const { side, pitch } = tileLayout(units, height);
  // Within the rim.
  const picture = side - 2;
  const { element } = useChart<HTMLDivElement, ResponseTilesData, ReturnType<typeof createResponseTiles>>(
    createResponseTiles,
    (frame) => {
      const values = frame?.neurons?.[id];
      const size = frame?.neuronSize;
      if (!values || size === undefined || values.length !== units * (isLine ? size : size * size)) return undefined;
      const biases = frame?.tensors?.[`${id}.bias`];
      return { values, units, size, isLine, bound, middle, biases, palette, side: picture };
    },
  );
  const own = selection?.layer === id && selection.input === undefined ? selection.unit : undefined;
  const walk = (event: KeyboardEvent, unit: number) => {
    const next = { ArrowUp: unit - 1, ArrowDown: unit + 1, Home: 0, End: units - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const to = Math.min(units - 1, Math.max(0, next));
    element.current?.querySelector<HTMLElement>(`[data-unit="${to}"]`)?.focus();
    if (id !== 'input') select(id, to);
  };
  const described = (unit: number): string => {
    const { neurons, neuronSize = 0, tensors } = frames.latest ?? {};
    const each = isLine ? neuronSize : neuronSize * neuronSize;
    const values = neurons?.[id]?.subarray(unit * each, (unit + 1) * each);
    const bias = hasBias ? tensors?.[`${id}.bias`]?.[unit] : undefined;
    const answer = !values?.length
      ? []
      : values.every((value) => value === 0)
        ? [t('deadNeuron')]
        : isLine
          ? []
          : [t(`positive_${positiveWhere(values, neuronSize, middle)}`)];
    return [...(bias === undefined ? [] : [t('biasOf', { bias: formatValue(bias) })]), ...answer].join(', ');
  };
  return (
    <div className={labels ? 'neurons neurons-named' : 'neurons'} ref={box}>
      <div className="neuron-list" ref={element} style={{ height: units * pitch }}>
        {Array.from({ length: units }, (_, unit) => (
          <button
            key={unit}
            type="button"
            className="neuron"
            data-layer={id}
            data-unit={unit}
            aria-pressed={own === unit}
            tabIndex={unit === (own ?? 0) && (chosen || own !== undefined) ? 0 : -1}
            aria-label={labels?.[unit] ?? t('neuronOf', { n: unit + 1, name })}
            style={{ width: side, height: side, top: unit * pitch }}
            onClick={() => select(id, unit)}
            onKeyDown={(event) => walk(event, unit)}
            onPointerEnter={() => page.setState({ hovered: { layer: id, unit } })}
            onPointerLeave={() => page.setState({ hovered: undefined })}
            onFocus={({ currentTarget }) => {
              // Told as it is now: a description that changed with every frame would be read out without end.
              currentTarget.setAttribute('aria-description', described(unit));
              page.setState({ hovered: { layer: id, unit } });
            }}
            onBlur={() => page.setState({ hovered: undefined })}
          >
            <canvas data-unit={unit} style={{ width: picture, height: picture }} />
            {hasBias && <i className="bias-square" />}
            {labels && <span className="neuron-label">{labels[unit]}</span>}
          </button>
        ))}
      </div>
    </div>
  );
}

function select(layer: string, unit: number): void {
  if (layer === 'input') return;
  page.setState({ selection: { layer, unit } });
  if (page.getState().current.view.layer !== layer) editor.change(['view', 'layer'], layer);
}

/** A unit past those that there are is not hovered. */
function forgetHovered(layer: string, units: number): void {
  const { hovered } = page.getState();
  if (hovered?.layer === layer && hovered.unit >= units) page.setState({ hovered: undefined });
}
