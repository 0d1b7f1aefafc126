type Point = readonly [x: number, y: number];

/** A line with a head at its end, whole even where the line is dashed; nothing where it is too short to be seen. */
export function strokeArrow(
  context: CanvasRenderingContext2D,
  [x0, y0]: Point,
  [x1, y1]: Point,
  { colour, width, dash = [] }: { readonly colour: string; readonly width: number; readonly dash?: number[] },
): void {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length < 3) return;
  const size = Math.min(6 + width, length);
  const angle = Math.atan2(y1 - y0, x1 - x0);
  const corner = (turn: number): Point => [x1 - size * Math.cos(angle + turn), y1 - size * Math.sin(angle + turn)];
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(x0, y0);
  context.lineTo(x1, y1);
  context.stroke();
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(...corner(0.5));
  context.lineTo(x1, y1);
  context.lineTo(...corner(-0.5));
  context.stroke();
}
