import type { InitializerDefinition, ParameterShape } from './initializer.ts';
import { elementCount } from './elementCount.ts';
import { truncatedNormalAt } from './truncatedNormalAt.ts';

type Fill = InitializerDefinition['fill'];
type Variance = (parameter: ParameterShape) => number;

/** Deviation of a standard normal truncated at ±2. */
const truncatedDeviation = 0.87962566103423978;

/** Keras' VarianceScaling in its two shapes; a fan below 1 counts as 1. */
export const uniformOfVariance =
  (variance: Variance): Fill =>
  (_values, parameter, draws) => {
    const limit = Math.sqrt(3 * variance(parameter));
    return new Float64Array(elementCount(parameter.shape)).map((_, i) => limit * (2 * draws.uniformAt(i) - 1));
  };

/** Truncated at ±2 and widened, so that the variance is what was asked for. */
export const normalOfVariance =
  (variance: Variance): Fill =>
  (_values, parameter, draws) => {
    const deviation = Math.sqrt(variance(parameter)) / truncatedDeviation;
    return new Float64Array(elementCount(parameter.shape)).map((_, i) => deviation * truncatedNormalAt(draws, i));
  };

export const glorotVariance: Variance = ({ fanIn, fanOut }) => 2 / Math.max(1, fanIn + fanOut);
export const heVariance: Variance = ({ fanIn }) => 2 / Math.max(1, fanIn);
export const lecunVariance: Variance = ({ fanIn }) => 1 / Math.max(1, fanIn);
