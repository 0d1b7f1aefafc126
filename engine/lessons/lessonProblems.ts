import { checkModel } from '../spec/checkModel.ts';
import { sizeOf } from '../layers/layer.ts';
import type { ModelSpec } from '../spec/model.ts';
import { problem, type Path, type Problem } from '../spec/problem.ts';
import type { Words } from '../spec/words.ts';
import { valueIn } from './conditions.ts';
import { documentAt } from './documentAt.ts';
import type { Condition, Lesson, Step } from './lesson.ts';

/** Why a step could not be shown or never be done, though each of its parts is well formed. */
export function lessonProblems(lesson: Lesson): readonly Problem[] {
  const { steps, code = '' } = lesson;
  const [first] = steps;
  if (!first?.set?.preset && !first?.set?.document)
    return [
      said(
        ['steps', 0, 'set'],
        'needs a preset or a document: the first step begins with it',
        '须给出预设或文档，作为第一步的起点',
      ),
    ];
  const lineCount = code.split('\n').length;
  return steps.flatMap((step, i) => {
    const at = ['steps', i];
    const found = documentAt(lesson, i);
    if (!found.ok)
      return step.set ? found.problems.map(({ path, ...rest }) => ({ ...rest, path: [...at, 'set', ...path] })) : [];
    return [
      ...settingProblems(step, at),
      ...predictionProblems(step, at),
      ...linesProblems(step, at, code === '' ? 0 : lineCount),
      ...runProblems(step, at, found.value),
      ...conditionProblems(step, at, found.value),
    ];
  });
}

const said = (path: Path, en: string, zh: string): Problem =>
  problem('text', path, { message: { en, zh } satisfies Words });

const settingProblems = ({ set }: Step, at: Path): Problem[] =>
  set?.preset && set.document
    ? [
        said(
          [...at, 'set'],
          'has a preset and a document; only one of them can be shown',
          '同时给出了预设与文档，只能取其一',
        ),
      ]
    : [];

function predictionProblems({ predict, reveal }: Step, at: Path): Problem[] {
  if (!predict) return [];
  const place = [...at, 'predict'];
  const { choices = [], number } = predict;
  const right = choices.filter((each) => each.right === true).length;
  if (choices.length > 0 === (number !== undefined))
    return [said(place, 'needs either choices or a number', '须给出选项或一个数，二者取一')];
  if (!number && right !== 1)
    return [
      said(
        [...place, 'choices'],
        `needs exactly one choice with "right": true, got ${right}`,
        `须恰有一个选项带 "right": true，现有 ${right} 个`,
      ),
    ];
  return reveal
    ? []
    : [said([...at, 'reveal'], 'is missing: a question needs its answer explained', '缺失：问题需要解释答案')];
}

function linesProblems({ lines }: Step, at: Path, count: number): Problem[] {
  if (!lines) return [];
  const [from, to] = lines;
  if (from <= to && to <= count) return [];
  return [
    said(
      [...at, 'lines'],
      `are ${from}–${to}, but the code has ${count} lines`,
      `为 ${from}–${to}，而代码有 ${count} 行`,
    ),
  ];
}

/** A run that has no end named could not be waited for. */
const runProblems = ({ trained }: Step, at: Path, { training }: ModelSpec): Problem[] =>
  trained === true && training.epochs === 0
    ? [
        said(
          [...at, 'trained'],
          'needs a document that says when to stop: training.epochs above 0',
          '文档须说明何时停止：training.epochs 大于 0',
        ),
      ]
    : [];

/** Settings, layers and weights that are waited for exist in the document that the step begins with. */
function conditionProblems({ check }: Step, at: Path, document: ModelSpec): Problem[] {
  if (!check) return [];
  return check.until.flatMap((condition, i) => conditionProblem(condition, [...at, 'check', 'until', i], document));
}

function conditionProblem(until: Condition, place: Path, document: ModelSpec): Problem[] {
  const { layers } = document;
  const oneOf = (key: string, options: Iterable<string>, got: string): Problem[] => [
    problem('choice', [...place, key], { options: [...options].join(', '), got: `“${got}”` }),
  ];
  switch (until.type) {
    case 'setting':
      return valueIn(document, until.path ?? '') === undefined
        ? [
            said(
              [...place, 'path'],
              `“${until.path ?? ''}” names nothing in this step's document`,
              `“${until.path ?? ''}”在这一步的文档中不存在`,
            ),
          ]
        : [];
    case 'neuron':
      return layers.some(({ id }) => id === until.layer)
        ? []
        : oneOf(
            'layer',
            layers.map(({ id }) => id),
            until.layer ?? '',
          );
    case 'weight': {
      const sizes = sizesOf(document);
      const size = sizes.get(until.tensor ?? '');
      if (size === undefined) return oneOf('tensor', sizes.keys(), until.tensor ?? '');
      return (until.index ?? 0) < size
        ? []
        : [problem('range', [...place, 'index'], { min: 0, max: size - 1, got: until.index ?? 0 })];
    }
    default:
      return [];
  }
}

function sizesOf(document: ModelSpec): ReadonlyMap<string, number> {
  const checked = checkModel(document);
  const layers = checked.ok ? checked.value.layers : [];
  return new Map(
    layers.flatMap(({ layer, parameters }) =>
      Object.entries(parameters).map(([name, { shape }]) => [`${layer.id}.${name}`, sizeOf(shape)] as const),
    ),
  );
}
