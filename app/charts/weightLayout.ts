/** Where the weights of a kernel [inputs, units] stand in a picture of given size. */
export interface WeightLayout {
  readonly kind: 'matrix' | 'pictures';
  readonly inputs: number;
  readonly units: number;
  /** Size of one weight, in CSS pixels. */
  readonly cell: { readonly width: number; readonly height: number };
  /** Between cells of a matrix, or between pictures. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
  /** Pictures: their rows and columns of pixels, and how many stand beside each other. */
  readonly picture: { readonly rows: number; readonly columns: number; readonly across: number };
}

export interface WeightPlace {
  readonly input: number;
  readonly unit: number;
}

/** Cells of a matrix never grow beyond this. */
const largestCell = 40;

/**
 * Rows are units, columns inputs. Cells are square, or up to `aspect` times as wide as high, as long as they can be
 * seen; below that they fill the space.
 */
export function matrixLayout(inputs: number, units: number, width: number, height: number, aspect = 1): WeightLayout {
  const [wide, high] = [width / inputs, Math.min(height / units, largestCell)];
  const side = Math.min(high, wide);
  const square = side >= 3;
  const cell = square
    ? { width: Math.floor(Math.min(wide, side * aspect)), height: Math.floor(side) }
    : { width: Math.min(largestCell, wide), height: high };
  return {
    kind: 'matrix',
    inputs,
    units,
    cell,
    gap: square && cell.height >= 5 ? 1 : 0,
    width: cell.width * inputs,
    height: cell.height * units,
    picture: { rows: 1, columns: inputs, across: 1 },
  };
}

/** One picture [rows, columns] per unit, as many beside each other as make them largest. */
export function picturesLayout(
  [rows, columns]: readonly [number, number],
  units: number,
  width: number,
  height: number,
): WeightLayout {
  const gap = 2;
  let [best, across] = [0, 1];
  for (let n = 1; n <= units; n++) {
    const down = Math.ceil(units / n);
    const scale = Math.min((width / n - gap) / columns, (height / down - gap) / rows);
    if (scale > best) [best, across] = [scale, n];
  }
  const cell = { width: Math.max(0.05, best), height: Math.max(0.05, best) };
  return {
    kind: 'pictures',
    inputs: rows * columns,
    units,
    cell,
    gap,
    width: across * (columns * cell.width + gap) - gap,
    height: Math.ceil(units / across) * (rows * cell.height + gap) - gap,
    picture: { rows, columns, across },
  };
}

/** Upper left corner of a weight. */
export function cornerOf(layout: WeightLayout, { input, unit }: WeightPlace): readonly [number, number] {
  const { cell, gap, picture } = layout;
  if (layout.kind === 'matrix') return [input * cell.width, unit * cell.height];
  const { rows, columns, across } = picture;
  return [
    (unit % across) * (columns * cell.width + gap) + (input % columns) * cell.width,
    Math.floor(unit / across) * (rows * cell.height + gap) + Math.floor(input / columns) * cell.height,
  ];
}

/** The weight at a point of the picture. */
export function weightAt(layout: WeightLayout, x: number, y: number): WeightPlace | undefined {
  const { cell, gap, picture, inputs, units } = layout;
  const { rows, columns, across } = picture;
  const matrix = layout.kind === 'matrix';
  const [w, h] = matrix ? [layout.width, layout.height] : [columns * cell.width + gap, rows * cell.height + gap];
  const [tileX, tileY] = matrix ? [0, 0] : [Math.floor(x / w), Math.floor(y / h)];
  const [column, row] = [Math.floor((x - tileX * w) / cell.width), Math.floor((y - tileY * h) / cell.height)];
  if (x < 0 || y < 0 || column < 0 || row < 0) return undefined;
  if (matrix) return column < inputs && row < units ? { input: column, unit: row } : undefined;
  const unit = tileY * across + tileX;
  return column < columns && row < rows && tileX < across && unit < units
    ? { input: row * columns + column, unit }
    : undefined;
}
