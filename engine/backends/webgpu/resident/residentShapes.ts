import type { Phase, Program } from '../../../plan/program.ts';
import type { Span } from './residentAccess.ts';
import type { ResidentShape } from './residentShader.ts';

/**
 * Shapes worth a try for commands of so many rows, the likeliest first. Threads of one subgroup need no barrier to
 * wait for each other; where subgroups are wide, several hide each other's waiting for memory. A software device runs
 * a narrow one on one core, and more threads would only wait for each other.
 */
export function shapesFor(rows: number, subgroup: number): readonly ResidentShape[] {
  const lanes = subgroup < 16 ? [subgroup] : [subgroup, 4 * subgroup];
  return lanes.map((count) => ({ lanes: count, span: Math.min(4, Math.max(1, Math.ceil(rows / count))) as Span }));
}

/** Whether a phase's commands come many in a row: those that change parameters. */
export const trains = ({ tensors }: Program, { kernels }: Phase): boolean =>
  kernels.some(({ stores }) => stores.some(({ tensor }) => tensors[tensor]?.storage === 'parameter'));

/** Rows that a text for so many has room for. */
export const roomFor = ({ lanes, span }: ResidentShape, rows: number): number =>
  lanes * span * Math.max(1, Math.ceil(rows / (lanes * span)));
