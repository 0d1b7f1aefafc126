import { contours, geoIdentity, geoPath, quantile } from 'd3';
import { prepareCanvas } from './canvas.ts';
import type { Palette } from './palette.ts';

type Span = readonly [low: number, high: number];

export interface LevelFieldData {
  readonly f: (place: readonly number[]) => number;
  readonly x: Span;
  readonly y: Span;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** Where lines run, rising; else about the same area lies between them. */
  readonly levels?: readonly number[];
  /** Colours between them, from below the first to above the last; else a tint that grows darker. */
  readonly colours?: readonly string[];
}

/** What is at or above a level, as rings in the field's own CSS pixels. */
export interface LevelRings {
  readonly level: number;
  readonly rings: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** CSS pixels a cell: lines are blended between, so finer shows no more. */
const cell = 4;
const levels = 14;

/** Level lines of f over a window, paler where it is lower; places without a value stay bare. */
export function drawLevelField(
  canvas: HTMLCanvasElement,
  { f, x, y, width, height, palette, levels: given, colours }: LevelFieldData,
): readonly LevelRings[] {
  const context = prepareCanvas(canvas, width, height);
  const [columns, rows] = [Math.ceil(width / cell) + 1, Math.ceil(height / cell) + 1];
  // d3 puts the value of a cell at its middle: the first lies on the left edge.
  const values = Array.from({ length: columns * rows }, (_, i) => {
    const [u, v] = [((i % columns) * cell) / width, (Math.floor(i / columns) * cell) / height];
    return f([x[0] + (x[1] - x[0]) * u, y[1] - (y[1] - y[0]) * v]);
  });
  const trace = geoPath(
    geoIdentity()
      .scale(cell)
      .translate([-cell / 2, -cell / 2]),
    context,
  );
  const thresholds = [...(given ?? levelsOf(values))];
  // Whatever has a value is at or above this.
  const all = colours ? [-Number.MAX_VALUE, ...thresholds] : thresholds;
  const found = contours().size([columns, rows]).thresholds(all)(values.map(bounded));
  context.lineWidth = 0.75;
  found.forEach((area, i) => {
    context.beginPath();
    trace(area);
    context.globalAlpha = colours ? 1 : 0.02;
    context.fillStyle = colours?.[i] ?? palette.ink;
    context.fill();
    if (colours && i === 0) return;
    context.globalAlpha = colours ? 0.35 : 0.7;
    context.strokeStyle = colours ? palette.ink : palette.lineStrong;
    context.stroke();
  });
  context.globalAlpha = 1;
  return found.slice(colours ? 1 : 0).map(({ value, coordinates }) => ({
    level: value,
    rings: coordinates.flatMap((polygon) =>
      polygon.map((ring) => ring.map(([px = 0, py = 0]): [number, number] => [(px - 0.5) * cell, (py - 0.5) * cell])),
    ),
  }));
}

/** d3 blends between neighbours, which infinity would spoil. */
const bounded = (value: number): number => Math.max(-1e300, Math.min(1e300, value));

/** Levels with about the same area between them, so that neither a flat floor nor steep walls are left without lines. */
export function levelsOf(values: readonly number[]): number[] {
  const finite = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const found = Array.from({ length: levels }, (_, i) => quantile(finite, (i + 0.5) / levels) ?? 0);
  return [...new Set(found)];
}
