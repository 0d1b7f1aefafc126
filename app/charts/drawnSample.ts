/** A point of a stroke, in shares of the pad's side. */
export type PadPoint = readonly [x: number, y: number];
export type Stroke = readonly PadPoint[];

/** MNIST's digits fill 20 of 28 pixels; of smaller pictures nearly all is filled. */
const boxShare = 20 / 28;
/** Half the width of a line, in pixels of a picture of 28. */
const penRadius = 1.15;
/** A dot is not blown up to a blot: what is smaller than this share of the pad keeps its size. */
const leastExtent = 0.3;

/**
 * Strokes as a picture of the data: fitted into a box and put with its centre of mass in the middle, as MNIST's digits
 * were (LeCun, Cortes, Burges 1998). [rows, columns], 0 to `white`; all 0 where nothing is drawn.
 */
export function drawnSample(strokes: readonly Stroke[], rows: number, columns: number, white: number): Float32Array {
  const pixels = new Float32Array(rows * columns);
  const points = strokes.flat();
  if (points.length === 0) return pixels;
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const side = Math.min(rows, columns);
  const share = side >= 20 ? boxShare : 0.8;
  const scale = (side * share - 2 * radiusOf(side)) / Math.max(leastExtent, right - left, bottom - top);
  const place = (dx: number, dy: number): readonly Stroke[] =>
    strokes.map((stroke) =>
      stroke.map(([x, y]): PadPoint => [
        (x - (left + right) / 2) * scale + columns / 2 + dx,
        (y - (top + bottom) / 2) * scale + rows / 2 + dy,
      ]),
    );
  let [dx, dy] = [0, 0];
  rasterise(place(dx, dy), rows, columns, pixels);
  // Where ink is cut off at the border, the middle moves with it: a few rounds settle that.
  for (let round = 0; round < 3; round++) {
    const [x, y] = centreOfMass(pixels, columns);
    dx += columns / 2 - x;
    dy += rows / 2 - y;
    rasterise(place(dx, dy), rows, columns, pixels);
  }
  return pixels.map((ink) => ink * white);
}

const radiusOf = (side: number): number => Math.max(0.55, (penRadius * side) / 28);

/** Ink 0–1 of each pixel, by the distance of its centre to the nearest line. */
function rasterise(strokes: readonly Stroke[], rows: number, columns: number, pixels: Float32Array): void {
  const radius = radiusOf(Math.min(rows, columns));
  pixels.fill(0);
  for (const stroke of strokes) {
    stroke.forEach((from, i) => {
      const to = stroke[i + 1] ?? (stroke.length === 1 ? from : undefined);
      if (!to) return;
      for (let p = 0; p < pixels.length; p++) {
        const away = distance(from, to, (p % columns) + 0.5, Math.floor(p / columns) + 0.5);
        pixels[p] = Math.max(pixels[p] ?? 0, Math.min(1, Math.max(0, radius + 0.5 - away)));
      }
    });
  }
}

function distance([ax, ay]: PadPoint, [bx, by]: PadPoint, x: number, y: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
  return Math.hypot(x - ax - t * dx, y - ay - t * dy);
}

/** In pixels from the upper left corner. */
export function centreOfMass(pixels: ArrayLike<number>, columns: number): readonly [x: number, y: number] {
  let [mass, x, y] = [0, 0, 0];
  for (let p = 0; p < pixels.length; p++) {
    const ink = pixels[p] ?? 0;
    mass += ink;
    x += ink * ((p % columns) + 0.5);
    y += ink * (Math.floor(p / columns) + 0.5);
  }
  return mass > 0 ? [x / mass, y / mass] : [columns / 2, pixels.length / columns / 2];
}
