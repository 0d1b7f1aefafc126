import { activate } from './activate.ts';
import { add } from './add.ts';
import { addBias } from './addBias.ts';
import { dropout } from './dropout.ts';
import { gaussianNoise } from './gaussianNoise.ts';
import { matmul } from './matmul.ts';
import { softmax } from './softmax.ts';
import { softmaxCrossEntropy } from './softmaxCrossEntropy.ts';

/** Every op, for those who show a program to people. */
export const ops = { matmul, addBias, activate, softmax, softmaxCrossEntropy, dropout, gaussianNoise, add } as const;
