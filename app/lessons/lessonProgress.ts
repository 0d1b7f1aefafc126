import { ownLesson } from './lessonPlace.ts';

/** How far a lesson has been gone through on this device. */
export interface LessonProgress {
  /** The step last looked at, from 0. */
  readonly step: number;
  readonly finished: boolean;
  /** What was predicted, by step: the number of the choice, or the number itself. */
  readonly answers: Readonly<Record<string, number>>;
}

const [progressKey, ownKey] = ['gradlab.lessons', 'gradlab.ownLesson'];
const none: LessonProgress = { step: 0, finished: false, answers: {} };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where storage is denied, progress lasts until the page is closed. */
let kept: Readonly<Record<string, unknown>> | undefined;

function all(): Readonly<Record<string, unknown>> {
  if (kept) return kept;
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(progressKey) ?? '{}');
    kept = isRecord(parsed) ? parsed : {};
  } catch {
    kept = {}; // denied or damaged
  }
  return kept;
}

/** Nothing where the lesson was never begun here. */
export function readProgress(name: string): LessonProgress | undefined {
  const found = Object.hasOwn(all(), name) ? all()[name] : undefined;
  if (!isRecord(found) || !Number.isInteger(found['step'])) return undefined;
  const answers = isRecord(found['answers']) ? Object.entries(found['answers']) : [];
  return {
    step: Math.max(0, Number(found['step'])),
    finished: found['finished'] === true,
    answers: Object.fromEntries(answers.filter((entry): entry is [string, number] => typeof entry[1] === 'number')),
  };
}

export function storeProgress(name: string, change: Partial<LessonProgress>): void {
  kept = { ...all(), [name]: { ...(readProgress(name) ?? none), ...change } };
  store(progressKey, JSON.stringify(kept));
}

/** Keeps the lesson that was opened from a file: a reload goes on in it. */
export function storeOwnLesson(json: unknown): void {
  store(ownKey, JSON.stringify(json));
  storeProgress(ownLesson, none);
}

/** The JSON of that lesson, to be parsed like any file. */
export function readOwnLesson(): unknown {
  try {
    return JSON.parse(localStorage.getItem(ownKey) ?? 'null') as unknown;
  } catch {
    return undefined; // denied or damaged
  }
}

function store(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // Denied or full: said elsewhere, and the lesson goes on.
  }
}
