import { useChart } from '../screen/useChart.ts';
import { prepareCanvas } from '../charts/canvas.ts';
import { traceMark } from '../charts/classMark.ts';
import { classLook, type Look } from '../charts/points.ts';
import { usePalette } from '../screen/usePalette.ts';

/** Each class with its mark. */
export function ClassKey({ names, count }: { readonly names: readonly string[]; readonly count: number }) {
  const palette = usePalette();
  const look = classLook(palette, count);
  return (
    <ul className="class-key number">
      {Array.from({ length: count }, (_, label) => (
        <li key={label}>
          <Mark look={look(label)} rim={palette.rimTrain} />
          {names[label] ?? label}
        </li>
      ))}
    </ul>
  );
}

interface MarkProps {
  readonly look: Look;
  readonly rim: string;
}

/** One mark as it stands on the map. */
export function Mark({ look, rim }: MarkProps) {
  const { element } = useChart(createMark, () => ({ look, rim }));
  return <canvas ref={element} className="mark" aria-hidden="true" />;
}

const side = 14;

const createMark = (canvas: HTMLCanvasElement) => ({
  update({ look, rim }: MarkProps) {
    const context = prepareCanvas(canvas, side, side);
    traceMark(context, look.shape, side / 2, side / 2, 4);
    context.fillStyle = look.colour;
    context.fill();
    context.strokeStyle = rim;
    context.lineWidth = 1.4;
    context.stroke();
  },
  destroy() {},
});
