import { elu } from './elu.ts';
import { formula } from './formula.ts';
import { gaussian } from './gaussian.ts';
import { gelu } from './gelu.ts';
import { hardSigmoid } from './hardSigmoid.ts';
import { leakyRelu } from './leakyRelu.ts';
import { linear } from './linear.ts';
import { mish } from './mish.ts';
import { relu } from './relu.ts';
import { selu } from './selu.ts';
import { sigmoid } from './sigmoid.ts';
import { silu } from './silu.ts';
import { sine } from './sine.ts';
import { softmax } from './softmax.ts';
import { softplus } from './softplus.ts';
import { softsign } from './softsign.ts';
import { tanh } from './tanh.ts';

/** Every activation, in teaching order. */
export const activations = {
  linear,
  sigmoid,
  hardSigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  selu,
  gelu,
  silu,
  mish,
  softplus,
  softsign,
  sine,
  gaussian,
  softmax,
  formula,
} as const;
