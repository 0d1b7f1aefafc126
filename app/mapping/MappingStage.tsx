import { useEffect, useRef, type KeyboardEvent } from 'react';
import { createMappingView } from '../charts/mappingView.ts';
import type { Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import { drawnRule, nearness, numberLine } from './drawnParts.ts';
import type { FollowedMapping } from './followedMapping.ts';
import { nearestSample, nextSample } from './nearestSample.ts';
import { placesAt } from './placed.ts';
import { axisNames, spaceName } from './spaceName.ts';
import type { MappingLook } from './useMappingLook.ts';

interface MappingStageProps {
  readonly summary: Summary;
  readonly mapping: FollowedMapping;
  readonly look: MappingLook;
  readonly at: number;
  readonly side: number;
  readonly chosen: number | undefined;
  readonly onPoint: (sample: number | undefined) => void;
  readonly onPin: (sample: number | undefined) => void;
  /** Pressed by pointer. */
  readonly onPress: (sample: number | undefined) => void;
}

/** How near in pixels the pointer has to be. */
const near = 16;

/** The space, or the way between two, that the slider stands at. */
export function MappingStage({ summary, mapping, look, at, side, chosen, onPoint, onPin, onPress }: MappingStageProps) {
  const text = useText();
  const palette = usePalette();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const view = createMappingView(canvas.current);
    const draw = (): void => {
      const { answer, spaces } = mapping;
      const space = answer?.spaces[Math.round(at)];
      if (!answer || !space) return;
      const weight = nearness(at);
      view.update({
        ...placesAt(spaces, at),
        ...look,
        lineLength: answer.lineLength,
        rule: drawnRule(mapping, Math.round(at), weight),
        numberLine: numberLine(mapping, Math.round(at), weight),
        chosen,
        isSmall: false,
        side,
        palette,
      });
    };
    draw();
    return mapping.subscribe(draw);
  }, [mapping, look, at, side, chosen, palette]);
  const space = mapping.answer?.spaces[Math.round(at)];
  if (!space) return undefined;
  const [x, y] = axisNames(space, summary, text);
  const move = (event: KeyboardEvent): void => {
    const turn = turns[event.key];
    if (event.key === 'Escape' && chosen !== undefined) onPin(undefined);
    else if (turn) onPin(nextSample(placesAt(mapping.spaces, at).points, chosen, turn));
    else return;
    onPoint(undefined);
    event.preventDefault();
  };
  const label = { count: formatCount(mapping.answer?.samples.length ?? 0), space: spaceName(space, summary, text) };
  return (
    <div className="mapping-stage" style={{ width: side, height: side }}>
      <canvas ref={canvas} aria-hidden="true" style={{ width: side, height: side }} />
      <button
        type="button"
        aria-label={text.t('mappingStage', label)}
        onPointerMove={({ nativeEvent: { offsetX, offsetY } }) =>
          onPoint(nearestSample(placesAt(mapping.spaces, at).points, side, [offsetX, offsetY], near))
        }
        onPointerLeave={() => onPoint(undefined)}
        onClick={({ nativeEvent: { offsetX, offsetY }, detail }) => {
          if (detail > 0) onPress(nearestSample(placesAt(mapping.spaces, at).points, side, [offsetX, offsetY], near));
        }}
        onKeyDown={move}
      />
      <span className="mapping-axis number" style={{ opacity: nearness(at) }} aria-hidden="true">
        {x} →
      </span>
      {y !== undefined && (
        <span className="mapping-axis mapping-axis-up number" style={{ opacity: nearness(at) }} aria-hidden="true">
          ↑ {y}
        </span>
      )}
    </div>
  );
}

const turns: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
