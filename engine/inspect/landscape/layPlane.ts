import type { TensorValues } from '../../train/start.ts';
import { axesPlane } from './axesPlane.ts';
import type { Landscape, LandscapeRefusal, LandscapeRequest } from './landscape.ts';
import { placeOn, type Holds, type Plane, type Shapes } from './plane.ts';
import { randomPlane } from './randomPlane.ts';
import { trajectoryPlane } from './trajectoryPlane.ts';
import type { WeightPath } from './weightPath.ts';

interface Ground {
  /** What training may change, held elements in. */
  readonly centre: TensorValues;
  readonly shapes: Shapes;
  readonly holds: Holds;
  /** Up to the centre. */
  readonly path: Pick<WeightPath, 'points' | 'isRecorded'>;
}

/** A plane with the window that is looked at. */
export type LaidPlane = Pick<Landscape, 'a' | 'b' | 'origin' | 'axes' | 'shares'> & { readonly plane: Plane };

/** Room around the way, and the least that is looked at on either side of two weights. */
const margin = 1.15;
const leastReach = 1;

/** The plane that is asked for, or why there is none. The middle of the window is the centre. */
export function layPlane(request: LandscapeRequest, ground: Ground): LaidPlane | LandscapeRefusal {
  const { centre, shapes, holds, path } = ground;
  switch (request.plane) {
    case 'random':
      return { plane: randomPlane(centre, shapes, request.seed, holds), ...windowOf(request.reach), origin: [0, 0] };
    case 'run': {
      if (!path.isRecorded) return 'unrecorded';
      if (path.points.length < 3) return 'fewSteps';
      const found = trajectoryPlane(path.points.map(({ weights }) => weights));
      if (!found) return 'straight';
      return { ...found, ...windowOf(request.reach * margin * wayOn(found.plane, path)), origin: [0, 0] };
    }
    case 'exact': {
      const found = axesPlane(centre, holds);
      if (!found) return 'notTwo';
      const [x, y] = found.axes.map(({ tensor, index }) => centre[tensor]?.[index] ?? 0);
      const reach = Math.max(leastReach, margin * wayOn(found.plane, path));
      return { ...found, ...windowOf(request.reach * reach), origin: [x ?? 0, y ?? 0] };
    }
  }
}

const windowOf = (reach: number): Pick<LaidPlane, 'a' | 'b'> => ({ a: [-reach, reach], b: [-reach, reach] });

/** How far from the middle, along either direction, the way comes from. */
const wayOn = (plane: Plane, { points }: Ground['path']): number =>
  points.reduce((far, { weights }) => {
    const { a, b } = placeOn(plane, weights);
    return Math.max(far, Math.abs(a), Math.abs(b));
  }, 0);
