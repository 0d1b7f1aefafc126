import { sinX1 } from './sinX1.ts';
import { sinX2 } from './sinX2.ts';
import { x1 } from './x1.ts';
import { x1Squared } from './x1Squared.ts';
import { x1x2 } from './x1x2.ts';
import { x2 } from './x2.ts';
import { x2Squared } from './x2Squared.ts';

/** Every input feature of the plane, in teaching order. */
export const features = { x1, x2, x1Squared, x2Squared, x1x2, sinX1, sinX2 } as const;
