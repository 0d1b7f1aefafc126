import { activation } from './activation.ts';
import { add } from './add.ts';
import { dense } from './dense.ts';
import { dropout } from './dropout.ts';
import { flatten } from './flatten.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import { reshape } from './reshape.ts';

/** Every kind of layer, in teaching order. */
export const layers = { dense, activation, dropout, gaussianNoise, flatten, reshape, add } as const;
