import type { presets } from '../presets/index.ts';
import type { ValuesOf } from '../spec/field.ts';
import type { Words } from '../spec/words.ts';
import type { conditions } from './conditions.ts';
import type { PlaceName } from './places.ts';

/** The newest version of the format. */
export const lessonVersion = 1;

/** Bounds of a lesson file, checked before anything is shown. */
export const lessonLimits = {
  steps: 40,
  /** Characters of one text in one language. */
  text: 1200,
  conditions: 4,
  title: 80,
  choices: 6,
  /** Characters of the program that a lesson explains. */
  code: 6000,
} as const;

/** A lesson is data: it sets documents, points at places of the page, asks, and looks at what the learner did. */
export interface Lesson {
  readonly lesson: typeof lessonVersion;
  readonly title: Words;
  /** What one can do after it, in one sentence. */
  readonly about: Words;
  readonly minutes: number;
  /** A program that the steps go through. */
  readonly code?: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: Words;
  /** Blank lines part paragraphs; `…` is code and **…** is strong. */
  readonly text: Words;
  readonly set?: Setting;
  /** The step looks at a network that was trained to the end its document names; where it is not yet, it trains by itself. */
  readonly trained?: boolean;
  readonly point?: PlaceName;
  /** The first and the last line of the lesson's code that the step is about, counted from 1. */
  readonly lines?: readonly [first: number, last: number];
  readonly predict?: Prediction;
  readonly check?: Check;
  /** Said when the question is answered and the task is done. */
  readonly reveal?: Words;
}

/** The document that a step begins with: a preset, a whole document, or the one before; `change` replaces whole parts of it. */
export interface Setting {
  readonly preset?: keyof typeof presets;
  readonly document?: Readonly<Record<string, unknown>>;
  readonly change?: Readonly<Record<string, unknown>>;
}

/** Asked before anything is revealed: one of several choices, or a number. */
export interface Prediction {
  readonly question: Words;
  readonly choices?: readonly Choice[];
  readonly number?: { readonly value: number; readonly within: number };
}

export interface Choice {
  readonly text: Words;
  /** Of exactly one choice. */
  readonly right?: boolean;
}

/** A registered condition by name; settings that are left out take their defaults. */
export type Condition = {
  [T in keyof typeof conditions]: { readonly type: T } & Partial<ValuesOf<(typeof conditions)[T]['fields']>>;
}[keyof typeof conditions];

/** What the learner is asked to do; it is done when everything in `until` is so at the same time. */
export interface Check {
  readonly task: Words;
  readonly until: readonly Condition[];
  readonly hint: Words;
}
