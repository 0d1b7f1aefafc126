import { prepareCanvas } from '../charts/canvas.ts';
import type { Palette } from '../charts/palette.ts';
import { edgeStyle } from './edgeStyle.ts';

/** Middle of a tile's left or right side, in the coordinates of the stage. */
export interface Port {
  readonly x: number;
  readonly y: number;
}

/** Every weight between two layers of tiles: `weights` [from, to], row-major. */
export interface Bundle {
  readonly layer: string;
  readonly from: readonly Port[];
  readonly to: readonly Port[];
  readonly weights: Float32Array | undefined;
}

/** A layer whose weights are too many for lines of their own: one band that narrows or widens. */
export interface Band {
  readonly from: Span;
  readonly to: Span;
}

export interface Span {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** A skip connection, over the cards' heads. */
export interface Arc {
  readonly from: Port;
  readonly to: Port;
}

/** The edge that is looked at. */
export interface EdgeName {
  readonly layer: string;
  readonly input: number;
  readonly unit: number;
}

export interface WiresData {
  readonly width: number;
  readonly height: number;
  readonly bundles: readonly Bundle[];
  readonly bands: readonly Band[];
  readonly arcs: readonly Arc[];
  /** Edges of this one, or of this unit, stand out; all others step back. */
  readonly lit: EdgeName | { readonly layer: string; readonly unit: number } | undefined;
  readonly palette: Palette;
}

/** Lines that are fainter than this and thin do not show: they are left out where there are many. */
const many = 400;
const faint = 0.02;

/** Draws what joins the layers: horizontal cubics by sign and size, bands, and arcs of skip connections. */
export function createWires(canvas: HTMLCanvasElement): { update(data: WiresData): void; destroy(): void } {
  return {
    update(data) {
      const context = prepareCanvas(canvas, data.width, data.height);
      for (const band of data.bands) drawBand(context, band, data.palette);
      for (const arc of data.arcs) drawArc(context, arc, data.palette);
      for (const bundle of data.bundles) drawBundle(context, bundle, data);
      context.globalAlpha = 1;
      context.setLineDash([]);
    },
    destroy() {},
  };
}

function drawBundle(context: CanvasRenderingContext2D, bundle: Bundle, { lit, palette }: WiresData): void {
  const { from, to, weights } = bundle;
  if (weights?.length !== from.length * to.length) return;
  const order = Array.from(weights.keys()).toSorted((a, b) => Math.abs(weights[a] ?? 0) - Math.abs(weights[b] ?? 0));
  const isLit = (input: number, unit: number): boolean => {
    if (!lit || lit.layer !== bundle.layer || lit.unit !== unit) return false;
    return !('input' in lit) || lit.input === input;
  };
  for (const at of order) {
    const weight = weights[at] ?? 0;
    if (weights.length > many && Math.abs(weight) < faint) continue;
    const [input, unit] = [Math.floor(at / to.length), at % to.length];
    const [start, end] = [from[input], to[unit]];
    if (!start || !end) continue;
    const { width, opacity, dash } = edgeStyle(weight);
    const stands = isLit(input, unit);
    trace(context, start, end);
    if (stands) {
      context.setLineDash([]);
      context.globalAlpha = 1;
      context.strokeStyle = palette.surface;
      context.lineWidth = width + 5;
      context.stroke();
      context.strokeStyle = palette.ink;
      context.lineWidth = width + 2.5;
      context.stroke();
    }
    context.setLineDash([...dash]);
    context.globalAlpha = stands ? 1 : lit ? opacity * 0.25 : opacity;
    context.strokeStyle = weight < 0 ? palette.minus : palette.plus;
    context.lineWidth = width;
    context.stroke();
  }
}

function trace(context: CanvasRenderingContext2D, { x: x0, y: y0 }: Port, { x: x1, y: y1 }: Port): void {
  const middle = (x0 + x1) / 2;
  context.beginPath();
  context.moveTo(x0, y0);
  context.bezierCurveTo(middle, y0, middle, y1, x1, y1);
}

function drawBand(context: CanvasRenderingContext2D, { from, to }: Band, palette: Palette): void {
  const middle = (from.x + to.x) / 2;
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(from.x, from.top);
  context.bezierCurveTo(middle, from.top, middle, to.top, to.x, to.top);
  context.lineTo(to.x, to.bottom);
  context.bezierCurveTo(middle, to.bottom, middle, from.bottom, from.x, from.bottom);
  context.closePath();
  context.globalAlpha = 1;
  context.fillStyle = palette.line;
  context.fill();
}

/** Leaves and arrives at the heads of the cards, above what lies between. */
function drawArc(context: CanvasRenderingContext2D, { from, to }: Arc, palette: Palette): void {
  // A cubic reaches three quarters of the way to its control points; the stage leaves this much room above the cards.
  const lift = (Math.min(from.y, to.y) - 3) / 0.75;
  context.setLineDash([]);
  context.globalAlpha = 1;
  context.strokeStyle = palette.lineStrong;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.bezierCurveTo(from.x, from.y - lift, to.x, to.y - lift, to.x, to.y);
  context.stroke();
  context.beginPath();
  context.moveTo(to.x - 4, to.y - 7);
  context.lineTo(to.x, to.y);
  context.lineTo(to.x + 4, to.y - 7);
  context.stroke();
}

/** The edge within a few pixels of a point: the one whose curve passes nearest. */
export function edgeAt(bundles: readonly Bundle[], x: number, y: number, within = 6): EdgeName | undefined {
  let found: EdgeName | undefined;
  let nearest = within;
  for (const { layer, from, to, weights } of bundles) {
    const [left, right] = [from[0]?.x ?? 0, to[0]?.x ?? 0];
    if (!weights || x < left || x > right || right <= left) continue;
    const t = parameterAt((x - left) / (right - left));
    for (const [input, start] of from.entries()) {
      for (const [unit, end] of to.entries()) {
        // The heights of the control points are those of the ends.
        const share = t * t * (3 - 2 * t);
        const distance = Math.abs(start.y + (end.y - start.y) * share - y);
        if (distance >= nearest) continue;
        nearest = distance;
        found = { layer, input, unit };
      }
    }
  }
  return found;
}

/** The curve's parameter where it has gone this share of its width: x(t) = 1.5 t − 1.5 t² + t³ for ends 0 and 1. */
function parameterAt(share: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const t = (low + high) / 2;
    if (1.5 * t - 1.5 * t * t + t * t * t < share) low = t;
    else high = t;
  }
  return (low + high) / 2;
}
