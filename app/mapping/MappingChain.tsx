import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import { createMappingView } from '../charts/mappingView.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount, formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import { useSize } from '../screen/useSize.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { FollowedMapping } from './followedMapping.ts';
import { drawnRule, numberLine } from './drawnParts.ts';
import { shownShare, spaceName } from './spaceName.ts';
import type { MappingLook } from './useMappingLook.ts';
import { usePlay } from './usePlay.ts';

interface MappingChainProps {
  readonly summary: Summary;
  readonly mapping: FollowedMapping;
  readonly look: MappingLook;
  readonly at: number;
  readonly onMove: (at: number) => void;
  readonly chosen: number | undefined;
  /** Stands at the end of the first line. */
  readonly children: ReactNode;
}

/** One press of an arrow, and how near to a space the slider snaps to it. */
const smallStep = 0.05;
const snap = 0.04;
const [smallest, largest, gap] = [58, 80, 8];

/** Every space small, and under them the slider from the first to the last. */
export function MappingChain({ summary, mapping, look, at, onMove, chosen, children }: MappingChainProps) {
  const text = useText();
  const { t } = text;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const spaces = mapping.answer?.spaces ?? [];
  const last = spaces.length - 1;
  const { playing, toggle, stop } = usePlay(at, last, onMove);
  const side = Math.floor(Math.max(smallest, Math.min(largest, (width - 4 - last * gap) / spaces.length)));
  const nearest = Math.round(at);
  useEffect(() => {
    const { current } = box;
    if (!current) return;
    const middle = nearest * (side + gap) + side / 2;
    if (middle - side < current.scrollLeft || middle + side > current.scrollLeft + current.clientWidth)
      current.scrollLeft = middle - current.clientWidth / 2;
  }, [nearest, side]);
  const go = (to: number): void => {
    stop();
    onMove(Math.min(last, Math.max(0, to)));
  };
  const names = spaces.map((space) => spaceName(space, summary, text));
  const [from, to] = [names[Math.floor(at)] ?? '', names[Math.ceil(at)] ?? ''];
  const says = from === to ? from : t('mappingBetween', { from, to, share: formatShare(at - Math.floor(at), 0) });
  const style = { '--side': `${side}px`, '--gap': `${gap}px`, '--count': spaces.length } as CSSProperties;
  return (
    <div className="mapping-chain">
      <div className="mapping-head">
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={t(playing ? 'mappingStop' : 'mappingPlay')}
          onPress={toggle}
        />
        <h3 className="grow">{from === to ? from : `${from} → ${to}`}</h3>
        {children}
      </div>
      <div ref={box} className="mapping-scroll">
        <div className="mapping-row" style={style}>
          {spaces.map((space, i) => {
            const isWhole = space.axes === 'line' || space.axes === 'pair';
            const values = { units: formatCount(space.units), share: shownShare(space) };
            return (
              <button
                key={space.id}
                type="button"
                className="mapping-thumb"
                aria-pressed={at === i}
                title={t(isWhole ? 'mappingSpaceWhole' : 'mappingSpace', values)}
                onClick={() => go(i)}
              >
                <SpaceThumbnail mapping={mapping} look={look} index={i} side={side} chosen={chosen} />
                <span className="mapping-name">{names[i]}</span>
                <span className="mapping-units number" aria-hidden="true">
                  {isWhole ? values.units : `${values.units} · ${values.share}`}
                </span>
              </button>
            );
          })}
          <input
            type="range"
            aria-label={t('mappingChain')}
            aria-valuetext={says}
            min={0}
            max={last}
            step="any"
            value={at}
            style={{ '--filled': `${last > 0 ? (100 * at) / last : 0}%` } as CSSProperties}
            onChange={({ target: { valueAsNumber: value } }) =>
              go(Math.abs(value - Math.round(value)) < snap ? Math.round(value) : value)
            }
            onKeyDown={(event) => {
              const next = keyed(event.key, at, last);
              if (next === undefined) return;
              event.preventDefault();
              go(next);
            }}
          />
        </div>
      </div>
    </div>
  );
}

/** Where a key takes the slider: arrows a little, Page keys to the next space. */
function keyed(key: string, at: number, last: number): number | undefined {
  const by = (step: number): number => Math.round((at + step) / smallStep) * smallStep;
  const clean = (value: number): number => Number(value.toFixed(4));
  const moves: Readonly<Record<string, () => number>> = {
    ArrowRight: () => by(smallStep),
    ArrowUp: () => by(smallStep),
    ArrowLeft: () => by(-smallStep),
    ArrowDown: () => by(-smallStep),
    PageUp: () => Math.floor(at) + 1,
    PageDown: () => Math.ceil(at) - 1,
    Home: () => 0,
    End: () => last,
  };
  const move = moves[key];
  return move && clean(move());
}

interface SpaceThumbnailProps {
  readonly mapping: FollowedMapping;
  readonly look: MappingLook;
  readonly index: number;
  readonly side: number;
  readonly chosen: number | undefined;
}

/** Drawn with each answer, at once where the samples go to: small pictures need no smooth way. */
function SpaceThumbnail({ mapping, look, index, side, chosen }: SpaceThumbnailProps) {
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { answer, goal } = mapping;
  useEffect(() => {
    const placed = goal[index];
    if (!canvas.current || !answer || !placed) return;
    createMappingView(canvas.current).update({
      ...placed,
      ...look,
      lineLength: answer.lineLength,
      rule: drawnRule({ answer, spaces: goal }, index, 1),
      numberLine: numberLine({ answer, spaces: goal }, index, 1),
      chosen,
      isSmall: true,
      side,
      palette,
    });
  }, [answer, goal, look, index, side, chosen, palette]);
  return <canvas ref={canvas} aria-hidden="true" style={{ width: side, height: side }} />;
}
