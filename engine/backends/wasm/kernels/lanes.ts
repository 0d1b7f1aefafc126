import type { CodeBuilder, Local } from '../codeBuilder.ts';
import type { Cursor } from './cursor.ts';
import { lookupAxes, type Access, type Linear } from './linear.ts';

/** What the four lanes of a vector are: consecutive positions along an axis, or all the same where there is none. */
export interface Lanes {
  readonly axis: string | undefined;
  /** Lanes that hold elements; what stands in the others is of no account. */
  readonly width: number;
}

/** How a linear differs from lane to lane: by a fixed step, or not predictably. */
const laneStep = (linear: Linear, axis: string | undefined): number | 'jumps' =>
  axis === undefined ? 0 : lookupAxes(linear).has(axis) ? 'jumps' : (linear.steps.get(axis) ?? 0);

/**
 * Whether the lanes of an access lie side by side. Loads then take all four even at the ragged end of a row: memory
 * goes on behind it.
 */
export const isContiguous = (access: Access, axis: string | undefined): boolean =>
  laneStep(access, axis) === access.placement.elementBytes;

/** Pushes the elements of an access as floats. */
export function pushElements(f: CodeBuilder, cursor: Cursor, access: Access, { axis, width }: Lanes): void {
  const step = laneStep(access, axis);
  if (access.element === 'u8') pushBytes(f, cursor, access, { axis, width });
  else if (step === 0) f.memory('v128.load32_splat', cursor.pushAddress(access));
  else if (isContiguous(access, axis)) f.memory('v128.load', cursor.pushAddress(access));
  else {
    const lanes = f.local('v128');
    f.memory('v128.load32_zero', cursor.pushAddress(access)).set(lanes);
    for (let lane = 1; lane < width; lane++) {
      cursor.at(axis, lane, () => {
        const offset = cursor.pushAddress(access);
        f.get(lanes).laneMemory('v128.load32_lane', offset, lane).set(lanes);
      });
    }
    f.get(lanes).release(lanes);
  }
}

function pushBytes(f: CodeBuilder, cursor: Cursor, access: Access, { axis, width }: Lanes): void {
  const step = laneStep(access, axis);
  if (isContiguous(access, axis)) {
    f.memory('v128.load32_zero', cursor.pushAddress(access));
    f.op('i16x8.extend_low_i8x16_u', 'i32x4.extend_low_i16x8_u', 'f32x4.convert_i32x4_s');
  } else if (step === 0) {
    f.memory('i32.load8_u', cursor.pushAddress(access)).op('f32.convert_i32_u', 'f32x4.splat');
  } else {
    pushIntegers(f, cursor, axis, width, () => f.memory('i32.load8_u', cursor.pushAddress(access)));
    f.op('f32x4.convert_i32x4_s');
  }
}

/** Pushes the number itself, one integer a lane. */
export function pushIndices(f: CodeBuilder, cursor: Cursor, linear: Linear, { axis, width }: Lanes): void {
  const step = laneStep(linear, axis);
  if (step === 'jumps') pushIntegers(f, cursor, axis, width, () => cursor.pushValue(linear));
  else {
    cursor.pushValue(linear);
    f.op('i32x4.splat');
    if (step !== 0) f.i32x4(0, step, 2 * step, 3 * step).op('i32x4.add');
  }
}

/** Pushes the position along an axis as floats, exact below 2^24. */
export function pushPositions(f: CodeBuilder, cursor: Cursor, axis: string, lanes: Lanes): void {
  cursor.pushPosition(axis);
  f.op('f32.convert_i32_s', 'f32x4.splat');
  if (axis === lanes.axis) f.f32x4(0, 1, 2, 3).op('f32x4.add');
}

/** One integer a lane, pushed by `push` with the cursor moved there. */
function pushIntegers(f: CodeBuilder, cursor: Cursor, axis: string | undefined, width: number, push: () => void): void {
  const lanes = f.local('v128');
  push();
  f.op('i32x4.splat').set(lanes);
  for (let lane = 1; lane < width; lane++) {
    cursor.at(axis, lane, () => {
      f.get(lanes);
      push();
      f.lane('i32x4.replace_lane', lane).set(lanes);
    });
  }
  f.get(lanes).release(lanes);
}

/** Stores the first lanes of a vector; all four where what lies behind is padding. */
export function storeElements(
  f: CodeBuilder,
  cursor: Cursor,
  access: Access,
  { axis, width }: Lanes,
  padded: boolean,
  values: Local,
): void {
  const store = (lane: number, instruction: 'v128.store' | 'v128.store64_lane' | 'v128.store32_lane'): void =>
    cursor.at(axis, lane, () => {
      const offset = cursor.pushAddress(access);
      f.get(values);
      if (instruction === 'v128.store') f.memory(instruction, offset);
      else f.laneMemory(instruction, offset, instruction === 'v128.store64_lane' ? lane / 2 : lane);
    });

  if (!isContiguous(access, axis)) for (let lane = 0; lane < width; lane++) store(lane, 'v128.store32_lane');
  else if (width === 4 || (padded && width > 1)) store(0, 'v128.store');
  else {
    if (width > 1) store(0, 'v128.store64_lane');
    if (width !== 2) store(width - 1, 'v128.store32_lane');
  }
}

/**
 * Whether whole vectors may be stored up to the end of an axis: it spans the tensor's row up to the end, and the row's
 * padding takes the lanes too many.
 */
export function fillsPadding(access: Access, axis: string | undefined, size: number): boolean {
  const { elementBytes, address, rowLength, rowStride } = access.placement;
  const first = ((access.constant - address) / elementBytes) % rowStride;
  return isContiguous(access, axis) && first + size === rowLength && first + Math.ceil(size / 4) * 4 <= rowStride;
}
