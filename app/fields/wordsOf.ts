import type { Registry } from '../../engine/spec/field.ts';
import type { Words } from '../../engine/spec/words.ts';

export interface MemberWords {
  readonly label: Words;
  readonly about: Words;
  readonly source: string | undefined;
}

/** Words that every definition of a registry has, though a registry promises only fields. */
export const wordsOf = (registry: Registry, type: string): MemberWords => {
  const { label, about, source } = registry[type] as Partial<MemberWords>;
  return { label: label ?? { en: type, zh: type }, about: about ?? { en: '', zh: '' }, source };
};
