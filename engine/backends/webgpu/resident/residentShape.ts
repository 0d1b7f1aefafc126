import type { Span } from './residentAccess.ts';

/** How one workgroup shares a phase's work: its threads, and the rows that each computes side by side. */
export interface ResidentShape {
  readonly lanes: number;
  readonly span: Span;
}

/** Subgroups narrower than this are a software device's. */
export const leastHardwareSubgroup = 16;

/**
 * Shapes worth a try for commands of so many rows, the likeliest first. A software device runs a narrow subgroup on one
 * core, where more threads would only wait for each other; wide ones hide each other's waiting for memory.
 */
export function shapesFor(rows: number, subgroup: number): readonly ResidentShape[] {
  const lanes = subgroup < leastHardwareSubgroup ? [subgroup] : [subgroup, 4 * subgroup];
  return lanes.map((count) => ({ lanes: count, span: Math.min(4, Math.max(1, Math.ceil(rows / count))) as Span }));
}

/** Rows that a text for so many has room for: as many for every thread. */
export const roomFor = ({ lanes, span }: ResidentShape, rows: number): number =>
  lanes * span * Math.max(1, Math.ceil(rows / (lanes * span)));
