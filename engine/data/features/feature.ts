import type { Words } from '../../spec/words.ts';

/** An input computed from a raw point. A document names it by its formula, so a typed one is no different. */
export interface FeatureDefinition {
  readonly label: Words;
  readonly about: Words;
  readonly formula: string;
}

export const defineFeature = (definition: FeatureDefinition): FeatureDefinition => definition;
