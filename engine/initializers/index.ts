import { constant } from './constant.ts';
import { glorotNormal } from './glorotNormal.ts';
import { glorotUniform } from './glorotUniform.ts';
import { heNormal } from './heNormal.ts';
import { heUniform } from './heUniform.ts';
import { lecunNormal } from './lecunNormal.ts';
import { lecunUniform } from './lecunUniform.ts';
import { normal } from './normal.ts';
import { orthogonal } from './orthogonal.ts';
import { truncatedNormal } from './truncatedNormal.ts';
import { uniform } from './uniform.ts';
import { zeros } from './zeros.ts';

/** Every initializer, in teaching order. */
export const initializers = {
  zeros,
  constant,
  uniform,
  normal,
  truncatedNormal,
  glorotUniform,
  glorotNormal,
  heUniform,
  heNormal,
  lecunUniform,
  lecunNormal,
  orthogonal,
} as const;
