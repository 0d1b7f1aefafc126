import { descentWords } from './descentWords.ts';
import { evaluationWords } from './evaluationWords.ts';
import { explainWords } from './explainWords.ts';
import { barWords } from './barWords.ts';
import { chooseWords } from './chooseWords.ts';
import { dataWords } from './dataWords.ts';
import { fetchWords } from './fetchWords.ts';
import { landscapeWords } from './landscapeWords.ts';
import { lessonWords } from './lessonWords.ts';
import { mappingWords } from './mappingWords.ts';
import { networkWords } from './networkWords.ts';
import { notesWords } from './notesWords.ts';
import { paintWords } from './paintWords.ts';
import { raceWords } from './raceWords.ts';
import { resultWords } from './resultWords.ts';
import { shareWords } from './shareWords.ts';
import { timeWords } from './timeWords.ts';

/** Words of the page itself, by area; definitions carry their own. `{name}` is filled in. */
export const words = {
  ...barWords,
  ...chooseWords,
  ...dataWords,
  ...fetchWords,
  ...paintWords,
  ...networkWords,
  ...raceWords,
  ...resultWords,
  ...notesWords,
  ...shareWords,
  ...evaluationWords,
  ...mappingWords,
  ...descentWords,
  ...explainWords,
  ...landscapeWords,
  ...lessonWords,
  ...timeWords,
} as const;
