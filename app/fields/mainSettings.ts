import type { Fields } from '../../engine/spec/field.ts';

/** Of an optimizer: the rule itself and the settings that most lessons turn; rates of memory and guards come after. */
export const mainSettings = (fields: Fields): readonly string[] =>
  Object.keys(fields).filter(
    (name) => name === 'learningRate' || name === 'momentum' || fields[name]?.kind === 'formula',
  );
