import type { LevelRings } from './levelField.ts';

/** Where the value of a level line is written, in CSS pixels. */
export interface LevelLabel {
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

/** Pixels between two labels, from a label to an edge, and the shortest ring that is worth one. */
const apart = 52;
const inset = 20;
const shortest = 60;

/** At most one label a line, as far from the others as it can be; a line without room has none. */
export function levelLabels(
  lines: readonly LevelRings[],
  width: number,
  height: number,
  kept: readonly (readonly [x: number, y: number])[],
): LevelLabel[] {
  const labels: LevelLabel[] = [];
  for (const { level, rings } of lines) {
    const room = rings
      .filter((ring) => ring.length * 4 >= shortest)
      .flat()
      .filter(([x, y]) => x > inset && x < width - inset && y > inset / 2 && y < height - inset / 2)
      .map(([x, y]) => ({
        x,
        y,
        away: Math.min(
          200,
          ...labels.map((other) => Math.hypot(x - other.x, 2 * (y - other.y))),
          ...kept.map(([kx, ky]) => 2 * Math.hypot(x - kx, y - ky)),
        ),
      }));
    const best = room.reduce((found, each) => (each.away > found.away ? each : found), { x: 0, y: 0, away: 0 });
    if (best.away >= apart) labels.push({ level, x: best.x, y: best.y });
  }
  return labels;
}
