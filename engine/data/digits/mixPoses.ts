import type { Chance } from './chance.ts';
import type { PenPath } from './penPath.ts';
import { spread } from './spread.ts';

/** How far a mixture may go beyond the middle of the poses; 1 stays inside their hull. */
const reach = 1.35;

/** One mixture of the poses at random, each point with a jitter of its own, into `out` [points, 2]. */

