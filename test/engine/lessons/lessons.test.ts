import { describe, expect, it } from 'vitest';
import { places } from '../../../app/lessons/places.ts';
import { documentAt } from '../../../engine/lessons/documentAt.ts';
import { lessons } from '../../../engine/lessons/index.ts';
import type { Lesson } from '../../../engine/lessons/lesson.ts';
import { parseLesson } from '../../../engine/lessons/parseLesson.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import type { Words } from '../../../engine/spec/words.ts';

/** Every text of a lesson, with where it stands. */
function textsOf({ title, about, steps }: Lesson): [string, Words][] {
  return [
    ['title', title],
    ['about', about],
    ...steps.flatMap((step, i): [string, Words][] => {
      const { predict, check, reveal } = step;
      return [
        [`steps[${i}].title`, step.title],
        [`steps[${i}].text`, step.text],
        ...(reveal ? [[`steps[${i}].reveal`, reveal] as [string, Words]] : []),
        ...(check
          ? [[`steps[${i}].task`, check.task] as [string, Words], [`steps[${i}].hint`, check.hint] as [string, Words]]
          : []),
        ...(predict ? [[`steps[${i}].question`, predict.question] as [string, Words]] : []),
        ...(predict?.choices ?? []).map(({ text }, k): [string, Words] => [`steps[${i}].choices[${k}]`, text]),
      ];
    }),
  ];
}

describe.each(Object.entries<Lesson>(lessons))('%s', (_, lesson) => {
  it('is as a file would be read', () => {
    expect(unwrap(parseLesson(JSON.parse(JSON.stringify(lesson))))).toMatchObject(JSON.parse(JSON.stringify(lesson)));
  });

  it('says everything in both languages, and briefly', () => {
    for (const [place, { en, zh }] of textsOf(lesson)) {
      expect(en.trim(), place).toBe(en);
      expect(zh.trim(), place).toBe(zh);
      expect(en, place).not.toBe('');
      expect(zh, place).not.toBe('');
      expect(en, place).not.toMatch(/\p{Script=Han}/u);
      expect(en.split(/\s+/).length, place).toBeLessThanOrEqual(75);
      // A choice may be a number; a sentence has Chinese words, and the signs of its own language.
      if (zh.length > 12) expect(zh, place).toMatch(/\p{Script=Han}/u);
      expect(zh.replaceAll(/`[^`]*`/g, ''), place).not.toMatch(/\p{Script=Han}[,;:?!]/u);
    }
  });

  it('takes 5 to 10 minutes and asks at most steps', () => {
    expect(lesson.minutes).toBeGreaterThanOrEqual(5);
    expect(lesson.minutes).toBeLessThanOrEqual(10);
    const asks = lesson.steps.filter(({ predict, check }) => predict ?? check);
    expect(asks.length).toBeGreaterThanOrEqual(lesson.steps.length - 1);
  });

  it('can begin at each of its steps, points at places of the page, and reveals what it asks', () => {
    lesson.steps.forEach((step, i) => {
      unwrap(documentAt(lesson, i));
      if (step.point) expect(places).toHaveProperty(step.point);
      if (step.predict) expect(step.reveal, `steps[${i}]`).toBeDefined();
    });
  });

  // A stop condition ends the run: what is waited for beyond it would never come.
  it('waits for nothing after the end of its run', () => {
    lesson.steps.forEach(({ check }, i) => {
      const { epochs } = unwrap(documentAt(lesson, i)).training;
      for (const condition of check?.until ?? [])
        if (condition.type === 'epochs' && epochs > 0)
          expect(condition.atLeast, `steps[${i}]`).toBeLessThanOrEqual(epochs);
    });
  });
});
