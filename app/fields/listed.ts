import type { Words } from '../../engine/spec/words.ts';
import type { Study } from '../pictures/picture.ts';
import type { MemberWords } from './wordsOf.ts';

/** A member as a list of choices shows it. */
export interface Listed {
  readonly type: string;
  readonly words: MemberWords;
  readonly study: Study | undefined;
  /** Why it cannot serve here. */
  readonly misfit: Words | undefined;
}
