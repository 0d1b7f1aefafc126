import type { Box } from '../../backends/reference/bindKernel.ts';
import { axisAt } from '../../plan/access.ts';
import { rootOf } from '../../plan/fuse.ts';
import type { Node } from '../../plan/graph.ts';
import { extent, type TensorId } from '../../plan/program.ts';
import type { Capture } from './capture.ts';
import { shapeOf } from './elementReader.ts';

export const boxOf = (position: readonly number[]): Box => position.map((at) => [at, at + 1]);

/** The elements of a node's output that may change with these parts of its inputs, by the tensors whose memory they are. */
export function boxAfter(capture: Capture, node: Node, changed: ReadonlyMap<TensorId, Box>): Box {
  const { tensors } = capture.plan.graph;
  const boxes = node.inputs.flatMap((input) => {
    const root = input.kind === 'tensor' ? rootOf(tensors, input.tensor) : -1;
    const part = changed.get(root);
    if (input.kind !== 'tensor' || !part) return [];
    const own = input.tensor === root ? part : seenThrough(capture, input.tensor, part);
    const box = node.axes.map(({ name, size }): Box[number] => {
      const d = input.index.findIndex((index) => axisAt(index) === name);
      return own[d] ?? [0, extent(size, capture.rows)];
    });
    return [box];
  });
  return node.axes.map((_, d) => {
    const ranges = boxes.flatMap((box) => box.slice(d, d + 1));
    return [Math.min(...ranges.map(([first]) => first)), Math.max(...ranges.map(([, end]) => end))];
  });
}

/** Under another shape only the rows of a batch stay what they are. */
function seenThrough(capture: Capture, view: TensorId, part: Box): Box {
  const isBatched = capture.plan.graph.tensors[view]?.shape[0] === 'rows';
  return shapeOf(capture, view).map((size, d) => (isBatched && d === 0 ? (part[0] ?? [0, size]) : [0, size]));
}
