/** Traces the mark of a class: ● ◆ ■ ▲ ▼ ★ ⬟ ⬢ ✚ ✖, of about equal weight for one radius. */
export function traceMark(context: CanvasRenderingContext2D, shape: number, x: number, y: number, r: number): void {
  context.beginPath();
  const mark = marks[shape % marks.length];
  if (mark === undefined) context.arc(x, y, r, 0, 2 * Math.PI);
  else {
    mark.forEach(([dx, dy], i) =>
      i === 0 ? context.moveTo(x + dx * r, y + dy * r) : context.lineTo(x + dx * r, y + dy * r),
    );
    context.closePath();
  }
}

type Corner = readonly [number, number];

const regular = (corners: number, radius: number, turn = 0, inner = 1): Corner[] =>
  Array.from({ length: inner === 1 ? corners : corners * 2 }, (_, i) => {
    const steps = inner === 1 ? corners : corners * 2;
    const angle = (2 * Math.PI * i) / steps - Math.PI / 2 + turn;
    const r = inner !== 1 && i % 2 === 1 ? radius * inner : radius;
    return [r * Math.cos(angle), r * Math.sin(angle)];
  });

const plus: readonly Corner[] = [
  [-0.4, -1.2],
  [0.4, -1.2],
  [0.4, -0.4],
  [1.2, -0.4],
  [1.2, 0.4],
  [0.4, 0.4],
  [0.4, 1.2],
  [-0.4, 1.2],
  [-0.4, 0.4],
  [-1.2, 0.4],
  [-1.2, -0.4],
  [-0.4, -0.4],
];

const turned = (corners: readonly Corner[], angle: number): Corner[] =>
  corners.map(([x, y]) => [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)]);

/** In class order; the first is a circle. */
const marks: readonly (readonly Corner[] | undefined)[] = [
  undefined,
  regular(4, 1.28),
  regular(4, 1.26, Math.PI / 4),
  regular(3, 1.4),
  regular(3, 1.4, Math.PI),
  regular(5, 1.55, 0, 0.45),
  regular(5, 1.2),
  regular(6, 1.15),
  plus,
  turned(plus, Math.PI / 4),
];
