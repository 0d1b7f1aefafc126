import { l1 } from './l1.ts';
import { l1l2 } from './l1l2.ts';
import { l2 } from './l2.ts';
import { none } from './none.ts';

/** Every regularizer, in teaching order. */
export const regularizers = { none, l1, l2, l1l2 } as const;
