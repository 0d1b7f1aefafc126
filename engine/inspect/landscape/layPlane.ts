import type { Snapshot } from '../../train/snapshot.ts';
import type { TensorValues } from '../../train/start.ts';
import { axesPlane } from './axesPlane.ts';
import type { Landscape, LandscapeRefusal, LandscapeRequest } from './landscape.ts';
import { pick, placeOn, type Holds, type Plane, type Shapes } from './plane.ts';
import { randomPlane } from './randomPlane.ts';
import { trajectoryPlane } from './trajectoryPlane.ts';

/** Where a run stood; what training does not change may be among the tensors. */
export type WayPoint = Pick<Snapshot, 'step' | 'tensors'>;

interface Ground {
  /** What training may change, held elements in. */
  readonly centre: TensorValues;
  readonly shapes: Shapes;
  readonly holds: Holds;
  /** Up to the centre. */
  readonly way: readonly WayPoint[];
  /** Whether there is room for the way of a run of so many weights. */
  readonly isRecorded: boolean;
}

/** A plane with the window that is looked at. */
export type LaidPlane = Pick<Landscape, 'a' | 'b' | 'origin' | 'axes' | 'shares'> & { readonly plane: Plane };

/** Products of numbers that finding the plane of a way may take: about 0.1 s, for which nothing else is done. */
const mostProducts = 5e7;

/** Room around the way, and the least that is looked at on either side of two weights. */
const margin = 1.15;
const leastReach = 1;

/** The plane that is asked for, or why there is none. The middle of the window is the centre. */
export function layPlane(request: LandscapeRequest, ground: Ground): LaidPlane | LandscapeRefusal {
  const { centre, shapes, holds, way, isRecorded } = ground;
  switch (request.plane) {
    case 'random':
      return { plane: randomPlane(centre, shapes, request.seed, holds), ...windowOf(request.reach), origin: [0, 0] };
    case 'run': {
      if (!isRecorded) return 'unrecorded';
      if (way.length < 3) return 'fewSteps';
      const found = trajectoryPlane(
        spread(way, sizeOf(centre)).map(({ tensors }) => pick(tensors, Object.keys(centre))),
      );
      if (!found) return 'straight';
      return { ...found, ...windowOf(request.reach * margin * wayOn(found.plane, way)), origin: [0, 0] };
    }
    case 'exact': {
      const found = axesPlane(centre, holds);
      if (!found) return 'notTwo';
      const [x, y] = found.axes.map(({ tensor, index }) => centre[tensor]?.[index] ?? 0);
      const reach = Math.max(leastReach, margin * wayOn(found.plane, way));
      return { ...found, ...windowOf(request.reach * reach), origin: [x ?? 0, y ?? 0] };
    }
  }
}

const windowOf = (reach: number): Pick<LaidPlane, 'a' | 'b'> => ({ a: [-reach, reach], b: [-reach, reach] });

/** How far from the middle, along either direction, the way comes from. */
const wayOn = (plane: Plane, way: readonly WayPoint[]): number =>
  way.reduce((far, { tensors }) => {
    const { a, b } = placeOn(plane, tensors);
    return Math.max(far, Math.abs(a), Math.abs(b));
  }, 0);

/** So many points, first and last among them, that the products of all pairs are not too many. */
function spread(way: readonly WayPoint[], weights: number): readonly WayPoint[] {
  const most = Math.max(3, Math.floor(Math.sqrt((2 * mostProducts) / weights)));
  if (way.length <= most) return way;
  const last = way.length - 1;
  return Array.from({ length: most }, (_, i) => way[Math.round((i * last) / (most - 1))]).filter((point) => !!point);
}

const sizeOf = (tensors: TensorValues): number => Object.values(tensors).reduce((sum, { length }) => sum + length, 0);
