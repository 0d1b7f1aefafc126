import type { Samples, Shape } from '../../engine/data/dataset.ts';
import { Bitmap, prepareCanvas } from '../charts/canvas.ts';
import { packedGrey } from '../charts/packed.ts';
import { traceMark } from '../charts/classMark.ts';
import type { Palette } from '../charts/palette.ts';
import { classLook, type Look } from '../charts/points.ts';
import { largestSize, ValueScale } from '../charts/valueScale.ts';

interface DatasetThumbnailData {
  readonly samples: Samples;
  readonly shape: Shape;
  readonly palette: Palette;
  readonly side: number;
}

/** Of the plane that thumbnails show: ±6, as maps do, less the empty rim. */
const reach = 5.6;
/** More rows than this only blur a table's clouds. */
const mostRows = 150;

/** A dataset as small as a key: its points, its curve, two columns of its table or four of its pictures. */
export function drawThumbnail(canvas: HTMLCanvasElement, data: DatasetThumbnailData): void {
  const context = prepareCanvas(canvas, data.side, data.side);
  if (data.shape.kind === 'image') drawPictures(context, data);
  else if (data.shape.kind === 'curve') drawCurve(context, data);
  else drawCloud(context, data);
}

function drawCloud(context: CanvasRenderingContext2D, { samples, shape, palette, side }: DatasetThumbnailData): void {
  const { features } = samples;
  const columns = features.length / samples.count;
  const count = Math.min(samples.count, mostRows);
  const stride = samples.count / count;
  const isPlane = shape.kind === 'points';
  const [x, y] = [0, 1].map((column) => (isPlane ? { low: -reach, high: reach } : boundsOf(features, columns, column)));
  if (!x || !y) return;
  const look = looksOf(samples, shape, palette);
  const room = side - 4;
  for (let i = 0; i < count; i++) {
    const row = Math.floor(i * stride);
    const { shape: mark, colour } = look(row);
    const at = [
      2 + (room * ((features[row * columns] ?? 0) - x.low)) / (x.high - x.low),
      2 + (room * (y.high - (features[row * columns + 1] ?? 0))) / (y.high - y.low),
    ] as const;
    traceMark(context, mark, ...at, side * (shape.task === 'regression' ? 0.055 : 0.036));
    context.fillStyle = colour;
    context.fill();
  }
}

function looksOf({ labels, values }: Samples, { outputs }: Shape, palette: Palette): (row: number) => Look {
  if (labels) {
    const look = classLook(palette, outputs);
    return (row) => look(labels[row] ?? 0);
  }
  const scale = ValueScale.of(palette.stops);
  const bound = largestSize(values ?? []) || 1;
  return (row) => ({ shape: 0, colour: scale.css((values?.[row] ?? 0) / bound) });
}

function boundsOf(features: ArrayLike<number>, columns: number, column: number) {
  let [low, high] = [Infinity, -Infinity];
  for (let at = column; at < features.length; at += columns) {
    low = Math.min(low, features[at] ?? 0);
    high = Math.max(high, features[at] ?? 0);
  }
  return { low, high: high > low ? high : low + 1 };
}

function drawCurve(context: CanvasRenderingContext2D, { samples, palette, side }: DatasetThumbnailData): void {
  const { features, values = new Float32Array() } = samples;
  const rows = Array.from({ length: samples.count }, (_, i) => i).toSorted(
    (a, b) => (features[a] ?? 0) - (features[b] ?? 0),
  );
  const [x, y] = [boundsOf(features, 1, 0), boundsOf(values, 1, 0)];
  context.beginPath();
  for (const row of rows) {
    const px = 4 + ((side - 8) * ((features[row] ?? 0) - x.low)) / (x.high - x.low);
    const py = 6 + ((side - 12) * (y.high - (values[row] ?? 0))) / (y.high - y.low);
    context.lineTo(px, py);
  }
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.lineJoin = 'round';
  context.stroke();
}

/** White on black in either theme, as the data have them. */
function drawPictures(context: CanvasRenderingContext2D, { samples, shape, side }: DatasetThumbnailData): void {
  const [rows = 1, columns = 1] = shape.sample;
  const white = largestSize(samples.features) || 1;
  const bitmap = new Bitmap();
  context.fillStyle = '#000';
  context.fillRect(0, 0, side, side);
  const half = (side - 3) / 2;
  context.imageSmoothingEnabled = columns > half;
  for (let i = 0; i < Math.min(4, samples.count); i++) {
    bitmap.draw(columns, rows, (pixel) => packedGrey((samples.features[i * rows * columns + pixel] ?? 0) / white));
    context.drawImage(bitmap.canvas, 1 + (i % 2) * (half + 1), 1 + Math.floor(i / 2) * (half + 1), half, half);
  }
}
