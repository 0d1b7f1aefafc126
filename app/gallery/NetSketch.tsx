import { shapeOf } from '../data/datasetGroups.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';

const [width, height, radius] = [160, 100, 9];

/** A net that fits on paper, with its start weights: blue raises, orange lowers. */
export function NetSketch({ document: { data, layers, weights } }: { readonly document: ModelSpec }) {
  const units = layers.flatMap((layer) => (layer.type === 'dense' ? [layer.units] : []));
  const columns = [shapeOf(data).sample[0] ?? 1, ...units];
  const x = (column: number): number => ((column + 0.5) * width) / columns.length;
  const y = (column: number, unit: number): number => ((unit + 1) * height) / ((columns[column] ?? 1) + 1);
  const wires = layers.flatMap(({ id }, column) =>
    // [in, out], as a kernel is.
    (weights[`${id}.kernel`] ?? []).map((weight, i) => {
      const [from, to] = [Math.floor(i / (columns[column + 1] ?? 1)), i % (columns[column + 1] ?? 1)];
      return { key: `${id} ${i}`, weight, from: [x(column), y(column, from)], to: [x(column + 1), y(column + 1, to)] };
    }),
  );
  const nodes = columns.flatMap((count, column) =>
    Array.from({ length: count }, (_, unit) => ({ key: `${column} ${unit}`, cx: x(column), cy: y(column, unit) })),
  );
  return (
    <svg className="net-sketch" viewBox={`0 0 ${width} ${height}`}>
      {wires.map(({ key, weight, from, to }) => (
        <line
          key={key}
          className={weight < 0 ? 'wire-down' : 'wire-up'}
          x1={from[0]}
          y1={from[1]}
          x2={to[0]}
          y2={to[1]}
          strokeWidth={Math.min(4, 1 + 3 * Math.abs(weight))}
        />
      ))}
      {nodes.map(({ key, cx, cy }) => (
        <circle key={key} cx={cx} cy={cy} r={radius} />
      ))}
    </svg>
  );
}
