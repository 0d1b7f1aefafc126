import { useMemo } from 'react';
import { tintedPictures, type SamplePictures } from '../charts/mappingView.ts';
import { channels } from '../charts/palette.ts';
import { classLook, type Look } from '../charts/points.ts';
import { largestSize, niceBound, ValueScale } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';
import { whiteOf } from '../panels/SampleImage.tsx';
import { planePoints } from '../panels/samplePoints.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { FollowedMapping } from './followedMapping.ts';

/** How samples, lines and sides are coloured: as everywhere on the page. */
export interface MappingLook {
  readonly look: (sample: number) => Look;
  readonly lineColour: (place: number) => string;
  readonly classColour: (label: number) => string;
  readonly pictures: SamplePictures | undefined;
}

/** Values are told apart in so many steps each way: each is one path. */
const steps = 8;

export function useMappingLook(summary: Summary, mapping: FollowedMapping): MappingLook {
  const palette = usePalette();
  const isKnown = mapping.answer !== undefined;
  return useMemo(() => {
    const { samples, outputs, task, kind } = summary;
    const points = planePoints(summary, palette);
    const place = (sample: number): number => mapping.answer?.samples[sample] ?? 0;
    const ofClass = classLook(palette, outputs);
    const colours = Array.from({ length: outputs }, (_, label) => ofClass(label).colour);
    const classColour = (label: number): string => colours[label] ?? palette.ink;
    const scale = ValueScale.of(palette.stops);
    const bound = niceBound(largestSize(samples.targets));
    const tints = Array.from({ length: 2 * steps + 1 }, (_, i) => scale.css(i / steps - 1));
    const valueColour = (value: number): string =>
      tints[Math.max(0, Math.min(2 * steps, Math.round((steps * value) / bound) + steps))] ?? 'transparent';
    const [rows = 1, columns = 1] = samples.shape;
    const size = rows * columns;
    const pictures =
      kind === 'image' && samples.shape.length === 2 && isKnown
        ? tintedPictures(
            Array.from(mapping.answer?.samples ?? [], (at) => samples.features.subarray(at * size, (at + 1) * size)),
            [rows, columns],
            whiteOf(samples.features),
            (i) => channels(points.look(place(i)).colour),
          )
        : undefined;
    return {
      look: (sample) => points.look(place(sample)),
      lineColour: (at) => {
        const value = mapping.answer?.linePredicted[at] ?? 0;
        return task === 'classification' ? classColour(value) : valueColour(value);
      },
      classColour,
      pictures,
    };
  }, [summary, palette, mapping, isKnown]);
}
