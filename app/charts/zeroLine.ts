/**
 * Traces where a field [rows, columns] crosses zero (marching squares over the centres of its cells), scaled to
 * width × height. `evenly` keeps signs and makes of values what runs evenly between places.
 */
export function traceZeroLine(
  context: CanvasRenderingContext2D,
  field: ArrayLike<number>,
  size: number,
  width: number,
  height: number,
  evenly: (value: number) => number = (value) => value,
): void {
  const at = (row: number, column: number): number => field[row * size + column] ?? 0;
  const [dx, dy] = [width / size, height / size];
  context.beginPath();
  for (let row = 0; row + 1 < size; row++) {
    for (let column = 0; column + 1 < size; column++) {
      const first = at(row, column) < 0;
      // Nearly all cells lie on one side.
      if (
        first === at(row, column + 1) < 0 &&
        first === at(row + 1, column + 1) < 0 &&
        first === at(row + 1, column) < 0
      )
        continue;
      const corners = [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)].map(evenly);
      const crossings: [number, number][] = [];
      corners.forEach((from, side) => {
        const to = corners[(side + 1) % 4] ?? 0;
        if (from < 0 === to < 0) return;
        const t = from / (from - to);
        const [x, y] = [
          side === 0 ? t : side === 1 ? 1 : side === 2 ? 1 - t : 0,
          side === 0 ? 0 : side === 1 ? t : side === 2 ? 1 : 1 - t,
        ];
        crossings.push([(column + 0.5 + x) * dx, (row + 0.5 + y) * dy]);
      });
      for (let i = 0; i + 1 < crossings.length; i += 2) {
        const [a, b] = [crossings[i], crossings[i + 1]];
        if (!a || !b) continue;
        context.moveTo(a[0], a[1]);
        context.lineTo(b[0], b[1]);
      }
    }
  }
}
