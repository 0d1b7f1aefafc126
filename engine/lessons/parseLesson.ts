import * as v from 'valibot';
import { presets } from '../presets/index.ts';
import { failure, problem, type Result } from '../spec/problem.ts';
import { problemsOf, shown } from '../spec/problemsOf.ts';
import {
  boundedNumber,
  boundedText,
  expected,
  fact,
  finiteNumber,
  listOf,
  memberSchema,
  objectSchema,
  type Schema,
} from '../spec/schema.ts';
import { isLesson } from './isLesson.ts';
import { conditions } from './conditions.ts';
import { lessonLimits, lessonVersion, type Lesson } from './lesson.ts';
import { lessonProblems } from './lessonProblems.ts';
import { placeNames } from './places.ts';

/** A text in both languages, or one text for readers of either. */
function wordsOf(maxLength: number): Schema {
  const isSaid = v.check((text: unknown) => text !== '', expected('a text that is not empty', '非空的文本'));
  const one = v.pipe(boundedText(maxLength), isSaid);
  const both = objectSchema({ en: one, zh: one });
  return v.lazy((value) =>
    typeof value === 'string'
      ? v.pipe(
          one,
          v.transform((text) => ({ en: text, zh: text })),
        )
      : both,
  );
}

const oneOf = (options: readonly string[]): Schema =>
  v.picklist(options, fact('choice', { options: options.join(', ') }));

const anObject: Schema = v.custom(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  expected('an object', '对象'),
);

/** Built on first use: most visitors open no lesson. */
let schema: Schema | undefined;

function lessonSchema(): Schema {
  const title = wordsOf(lessonLimits.title);
  const text = wordsOf(lessonLimits.text);
  const optional = (each: Schema): Schema => v.optional(each);
  const setting = objectSchema({
    preset: optional(oneOf(Object.keys(presets))),
    document: optional(anObject),
    change: optional(anObject),
  });
  const choice = objectSchema({ text, right: optional(v.boolean(expected('true or false', 'true 或 false'))) });
  const prediction = objectSchema({
    question: text,
    choices: optional(listOf(choice, lessonLimits.choices, expected('a list of choices', '选项列表'))),
    number: optional(objectSchema({ value: finiteNumber, within: boundedNumber(0, 1e9, false) })),
  });
  const until = v.pipe(
    v.custom<unknown>((list) => !Array.isArray(list) || list.length > 0, expected('a list of conditions', '条件列表')),
    listOf(memberSchema(conditions), lessonLimits.conditions, expected('a list of conditions', '条件列表')),
  );
  const line = boundedNumber(1, lessonLimits.code, true);
  const step = objectSchema({
    title,
    text,
    set: optional(setting),
    trained: optional(v.boolean(expected('true or false', 'true 或 false'))),
    point: optional(oneOf(placeNames)),
    lines: optional(
      v.strictTuple([line, line], expected('the numbers of the first and the last line', '首行与末行的行号')),
    ),
    predict: optional(prediction),
    check: optional(objectSchema({ task: text, until, hint: text })),
    reveal: optional(text),
  });
  const someStep = fact('text', { message: { en: 'needs at least one step', zh: '至少需要一步' } });
  return objectSchema({
    lesson: v.literal(lessonVersion, expected(`version ${lessonVersion}`, `版本 ${lessonVersion}`)),
    title,
    about: text,
    minutes: boundedNumber(1, 120, true),
    code: optional(boundedText(lessonLimits.code)),
    steps: v.pipe(
      v.custom<unknown>((list) => !Array.isArray(list) || list.length > 0, someStep),
      listOf(step, lessonLimits.steps, expected('a list of steps', '步骤列表')),
    ),
  });
}

/** JSON of any origin to a lesson of which every step can be shown, or what is wrong and where. */
export function parseLesson(input: unknown): Result<Lesson> {
  if (!isLesson(input)) {
    const message = { en: 'a lesson (an object with "lesson": 1)', zh: '课程（带 "lesson": 1 的对象）' };
    return failure(problem('type', [], { expected: message, got: shown(input) }));
  }
  schema ??= lessonSchema();
  const parsed = v.safeParse(schema, input);
  if (!parsed.success) return failure(...problemsOf(parsed.issues, input));
  const lesson = parsed.output as Lesson;
  const problems = lessonProblems(lesson);
  return problems.length > 0 ? failure(...problems) : { ok: true, value: lesson };
}
