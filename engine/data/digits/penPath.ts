/**
 * The pen's path: the strokes of a pose as one list of points, `corner` and `lift` telling what happens
 * at each.
 */
export interface PenPath {
  /** [points, 2], x and y in turn. */
  readonly points: Float64Array;
  readonly corner: readonly boolean[];
  /** The pen goes down at this point: no line leads to it. */
  readonly lift: readonly boolean[];
}

const point = /^(-?\d+),(-?\d+)(!?)$/;

/** Reads the notation of skeletons.ts. */
export function penPath(pose: string): PenPath {
  const points: number[] = [];
  const corner: boolean[] = [];
  const lift: boolean[] = [];
  let down = true;
  for (const word of pose.split(' ')) {
    if (word === '/') {
      down = true;
      continue;
    }
    const [, x, y, mark] = point.exec(word) ?? [];
    if (x === undefined || y === undefined) throw new Error(`skeleton: “${word}” is not a point`);
    points.push(Number(x), Number(y));
    corner.push(mark === '!');
    lift.push(down);
    down = false;
  }
  return { points: new Float64Array(points), corner, lift };
}
