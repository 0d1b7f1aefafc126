import type { Palette } from '../charts/palette.ts';
import { classLook, type Points } from '../charts/points.ts';
import { largestSize, niceBound, ValueScale } from '../charts/valueScale.ts';
import type { Summary } from '../../engine/protocol.ts';

/** Samples on the plane: classes by mark and colour, numbers by colour. */
export function planePoints({ samples, task, outputs }: Summary, palette: Palette): Points {
  const { features, targets, trainCount, testCount } = samples;
  const count = trainCount + testCount;
  if (task === 'classification') {
    const look = classLook(palette, outputs);
    const looks = Array.from({ length: outputs }, (_, label) => look(label));
    const fallback = look(0);
    return { positions: features, count, trainCount, look: (i) => looks[targets[i] ?? 0] ?? fallback };
  }
  const scale = ValueScale.of(palette.stops);
  const bound = niceBound(largestSize(targets));
  const looks = Array.from({ length: count }, (_, i) => {
    const value = (targets[i] ?? 0) / bound;
    return { shape: value < 0 ? 1 : 0, colour: scale.css(value) };
  });
  return { positions: features, count, trainCount, look: (i) => looks[i] ?? { shape: 0, colour: palette.ink } };
}

/** Samples of a function of one number: x and its value. */
export function curvePoints({ samples }: Summary, palette: Palette): Points {
  const { features, targets, trainCount, testCount } = samples;
  const count = trainCount + testCount;
  const positions = Float32Array.from({ length: count * 2 }, (_, i) =>
    i % 2 === 0 ? (features[i / 2] ?? 0) : (targets[(i - 1) / 2] ?? 0),
  );
  const look = { shape: 0, colour: palette.caption };
  return { positions, count, trainCount, look: () => look };
}
