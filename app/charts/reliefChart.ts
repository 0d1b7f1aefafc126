import { median } from 'd3';
import { prepareCanvas } from './canvas.ts';
import { drawLossKey, strengthAt } from './lossKey.ts';
import { lossBetween, lossLevels, type LossLevels, type LossSurface } from './lossSurface.ts';
import { unpacked } from './packed.ts';
import { channels, type Palette } from './palette.ts';
import { ValueScale } from './valueScale.ts';

export interface ReliefChartData {
  readonly surface: LossSurface;
  readonly a: readonly [low: number, high: number];
  readonly b: readonly [low: number, high: number];
  /** Rows of `columns` numbers: step, place along both directions, … */
  readonly track: Float32Array | undefined;
  readonly columns: number;
  /** Around the upright axis, in radians. */
  readonly turn: number;
  readonly lossName: string;
  readonly format: (loss: number) => string;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

type Point = readonly [x: number, y: number];
/** Where (u, v), 0 to 1, at a height of 0 to 1 stands on the canvas; `depth` grows away from the eye. */
type View = (u: number, v: number, height: number) => { readonly at: Point; readonly depth: number };

/** Facets in both directions. */
const facets = 44;
/** Of the side, how high the highest place stands. */
const rise = 0.55;
/** How steeply the eye looks down. */
const tilt = 0.66;
const keyRoom = 62;
/** What the picture without the way depends on. */
const groundKeys = ['surface', 'turn', 'palette', 'width', 'height', 'lossName'] as const;
/** Light from the left, in front and above. */
const light = [-0.45, -0.35, 0.82] as const;

/** The loss over a plane as a lit relief, with the way of a run on it. */
export function createReliefChart(canvas: HTMLCanvasElement): { update(data: ReliefChartData): void; destroy(): void } {
  const ground = document.createElement('canvas');
  let known: { readonly surface: LossSurface; readonly relief: Relief | undefined } | undefined;
  let drawn: ReliefChartData | undefined;
  return {
    update(data) {
      const { width, height, palette, surface } = data;
      if (width < 160 || height < 120) return;
      const context = prepareCanvas(canvas, width, height);
      if (known?.surface !== surface) known = { surface, relief: reliefOf(surface) };
      const { relief } = known;
      if (!relief) return;
      const view = viewOf(data, relief);
      // While the network trains only the way changes.
      if (!drawn || groundKeys.some((key) => drawn?.[key] !== data[key])) {
        const under = prepareCanvas(ground, width, height);
        drawFacets(under, relief, view, palette);
        drawLossKey(under, relief.levels, { ...data, left: width - keyRoom + 14, top: 8, height: height - 24 });
        drawn = data;
      }
      context.drawImage(ground, 0, 0, width, height);
      drawTrack(context, relief, view, data);
    },
    destroy() {
      known = undefined;
      drawn = undefined;
    },
  };
}

interface Relief {
  readonly levels: LossLevels;
  /** Share of the whole height at (u, v), 0 to 1 each. */
  readonly heightAt: (u: number, v: number) => number;
  /** [facets + 1, facets + 1], v by row. */
  readonly heights: Float64Array;
  /** Half of the places are lower. */
  readonly middle: number;
}

function reliefOf(surface: LossSurface): Relief | undefined {
  const levels = lossLevels(surface);
  if (!levels) return undefined;
  const { isLog } = levels;
  const drawn = (loss: number): number => (isLog ? Math.log10(loss) : loss);
  const [low, high] = [drawn(levels.low), drawn(levels.high)];
  const between = lossBetween(surface, isLog);
  const heightAt = (u: number, v: number): number =>
    high > low ? Math.max(0, Math.min(1, (between(u, v) - low) / (high - low))) : 0;
  const heights = Float64Array.from({ length: (facets + 1) ** 2 }, (_, i) =>
    heightAt((i % (facets + 1)) / facets, Math.floor(i / (facets + 1)) / facets),
  );
  return { levels, heightAt, heights, middle: median(heights.filter(Number.isFinite)) ?? 0.5 };
}

function viewOf({ turn, width, height }: ReliefChartData, { middle }: Relief): View {
  const room = width - keyRoom;
  // Turned by an eighth the square is widest.
  const scale = Math.min(room / Math.SQRT2, height / (Math.SQRT2 * Math.sin(tilt) + rise * Math.cos(tilt)));
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // Between the middle of all heights and that of the ground, so that neither is cut off.
  const centre = ((0.5 + middle) / 2) * rise * Math.cos(tilt);
  return (u, v, z) => {
    const [x, y] = [u - 0.5, v - 0.5];
    const depth = x * sin + y * cos;
    const up = depth * Math.sin(tilt) + z * rise * Math.cos(tilt);
    return { at: [room / 2 + scale * (x * cos - y * sin), height / 2 - scale * (up - centre)], depth };
  };
}

/** Those in the back first. */
function drawFacets(context: CanvasRenderingContext2D, { heights }: Relief, view: View, palette: Palette): void {
  const scale = ValueScale.of(palette.stops);
  // On dark ground light ink is what shines; on paper it adds nothing.
  const shine = channels(palette.ink).map((each) => each * 0.2);
  const row = facets + 1;
  const corners = Array.from(heights, (z, i) => view((i % row) / facets, Math.floor(i / row) / facets, z));
  const order = Array.from({ length: facets * facets }, (_, i) => Math.floor(i / facets) * row + (i % facets));
  const depthOf = (i: number): number => corners[i]?.depth ?? 0;
  context.lineJoin = 'round';
  for (const i of order.toSorted((p, q) => depthOf(q) - depthOf(p))) {
    const around = [i, i + 1, i + row + 1, i + row];
    const [z0 = 0, z1 = 0, z2 = 0, z3 = 0] = around.map((k) => heights[k]);
    if (Number.isNaN(z0 + z1 + z2 + z3)) continue;
    const [du, dv] = [(z1 + z2 - z0 - z3) * facets * rise * 0.5, (z2 + z3 - z0 - z1) * facets * rise * 0.5];
    const shade = (light[2] - du * light[0] - dv * light[1]) / Math.hypot(du, dv, 1);
    const lit = Math.max(0, shade);
    const [r, g, blue] = unpacked(scale.colour(strengthAt((z0 + z1 + z2 + z3) / 4)));
    context.beginPath();
    for (const k of around) {
      const at = corners[k]?.at;
      if (at) context.lineTo(...at);
    }
    context.closePath();
    const [red, green, dark] = [r, g, blue].map((each, c) => each * (0.74 + 0.3 * lit) + (shine[c] ?? 0) * lit ** 3);
    const colour = `rgb(${red} ${green} ${dark})`;
    context.fillStyle = colour;
    context.fill();
    // Its own rim closes the seam to the next one.
    context.strokeStyle = colour;
    context.lineWidth = 0.7;
    context.stroke();
  }
}

/** Drawn on top, so that no mountain hides it; what lies beside the picture is left out. */
function drawTrack(
  context: CanvasRenderingContext2D,
  { heightAt }: Relief,
  view: View,
  { track, columns, a, b, palette }: ReliefChartData,
): void {
  if (!track) return;
  const share = ([low, high]: readonly [number, number], at = 0): number => (at - low) / (high - low);
  const places = Array.from({ length: track.length / columns }, (_, i): Point => [
    share(a, track[i * columns + 1]),
    share(b, track[i * columns + 2]),
  ]);
  const onTop = ([u, v]: Point): Point | undefined => {
    const isInside = Math.min(u, v) >= 0 && Math.max(u, v) <= 1;
    const height = isInside ? heightAt(u, v) : Number.NaN;
    return Number.isNaN(height) ? undefined : view(u, v, height + 0.01).at;
  };
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.beginPath();
  let isOn = false;
  // Between two points the way follows the ground.
  places.forEach((to, i) => {
    const from = places[i - 1] ?? to;
    const pieces =
      i === 0 ? 1 : Math.min(40, Math.max(1, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) * 60)));
    for (let piece = 1; piece <= pieces; piece++) {
      const part = piece / pieces;
      const at = onTop([from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part]);
      if (at && isOn) context.lineTo(...at);
      else if (at) context.moveTo(...at);
      isOn = at !== undefined;
    }
  });
  for (const [colour, width] of [
    [palette.surface, 4.5],
    [palette.minus, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
  const [first] = places;
  const last = places.at(-1);
  mark(context, first && onTop(first), palette, false);
  mark(context, last && onTop(last), palette, true);
}

function mark(context: CanvasRenderingContext2D, at: Point | undefined, palette: Palette, isNow: boolean): void {
  if (!at) return;
  context.beginPath();
  context.arc(at[0], at[1], isNow ? 6 : 5, 0, 2 * Math.PI);
  context.fillStyle = isNow ? palette.minus : palette.surface;
  context.fill();
  context.strokeStyle = isNow ? palette.ink : palette.minus;
  context.lineWidth = isNow ? 1.5 : 2;
  context.stroke();
}
