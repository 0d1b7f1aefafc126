import { fillWords, type FillValues } from './fillWords.ts';
import type { Language, Words } from './words.ts';

export type Path = readonly (string | number)[];

/** Words among the values are said in the reader's language. */
export type ProblemValues = FillValues;

/** One thing wrong with something that came from outside: where, what, and the offending values. */
export interface Problem {
  readonly code: ProblemCode;
  readonly path: Path;
  readonly values: ProblemValues;
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Thrown where a caller has no use for a Result; carries the same facts. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => describe(problem)).join('\n'));
    this.problems = problems;
  }
}

export const problem = (code: ProblemCode, path: Path = [], values: ProblemValues = {}): Problem => ({
  code,
  path,
  values,
});

export const failure = (...problems: Problem[]): { ok: false; problems: readonly Problem[] } => ({
  ok: false,
  problems,
});

/** The value, or a ProblemError that names every problem. */
export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new ProblemError(result.problems);
  return result.value;
}

/** `{name}` is filled from the problem's values. */
const sentences = {
  range: { en: 'must be {min}–{max}, got {got}', zh: '须在 {min}–{max} 之间，现为 {got}' },
  integer: { en: 'must be a whole number, got {got}', zh: '须为整数，现为 {got}' },
  type: { en: 'must be {expected}, got {got}', zh: '须为 {expected}，现为 {got}' },
  choice: { en: 'must be one of {options}, got {got}', zh: '只能是 {options} 之一，现为 {got}' },
  missing: { en: 'is missing', zh: '缺失' },
  unknownField: { en: 'is not known here; known are {options}', zh: '未知字段；可用的有 {options}' },
  length: { en: 'may have at most {max} entries, got {got}', zh: '最多 {max} 项，现有 {got} 项' },
  textLength: { en: 'may have at most {max} characters, got {got}', zh: '最多 {max} 个字符，现有 {got} 个' },
  formula: { en: 'cannot be read: {message}', zh: '无法读懂：{message}' },
  duplicateId: { en: '“{got}” is used twice; ids must differ', zh: '“{got}”重复，须互不相同' },
  version: {
    en: 'version {got} is newer than this page knows ({known}); reload to get the newest page',
    zh: '版本 {got} 比本页所知的 {known} 更新；请刷新以获取新版',
  },
  notJson: { en: 'is not valid JSON: {message}', zh: '不是有效的 JSON：{message}' },
  layerInput: { en: 'needs {expected}, but gets {got}', zh: '需要 {expected}，却收到 {got}' },
  skipSource: {
    en: 'adds the output of “{got}”, which is not an earlier layer; earlier are {options}',
    zh: '要加上“{got}”的输出，但它不是前面的层；前面有 {options}',
  },
  skipShape: {
    en: 'adds shapes that differ: {got} from “{from}” and {expected} here',
    zh: '相加的形状不同：“{from}”为 {got}，此处为 {expected}',
  },
  outputSize: {
    en: 'the last layer gives {got} numbers, but the data need {expected}; set its units to {expected}',
    zh: '最后一层给出 {got} 个数，而数据需要 {expected} 个；请把单元数设为 {expected}',
  },
  lossTask: { en: '{loss} does not fit here: {reason}', zh: '{loss} 不适合这里：{reason}' },
  tooMany: { en: '{what}: at most {max}, got {got}', zh: '{what}：最多 {max}，现为 {got}' },
  link: { en: 'the link {message}', zh: '链接{message}' },
  file: { en: 'the file {message}', zh: '文件{message}' },
  missingFile: {
    en: 'needs the file {name}; choose it, or use {standIn} instead',
    zh: '需要文件 {name}；请选择它，或改用 {standIn}',
  },
  notFetched: { en: 'cannot be fetched: there is no connection', zh: '无法获取：没有网络连接' },
  notLive: {
    en: 'cannot change while the run goes on; what can: {options}',
    zh: '训练中不能修改；可改的有 {options}',
  },
  editOrder: {
    en: 'must not be before the edit above it ({before}), got {got}',
    zh: '不能早于上一条修改（{before}），现为 {got}',
  },
  outputList: {
    en: 'the last layer gives {got}, but must give a list of numbers; add Flatten after it',
    zh: '最后一层给出 {got}，须为一列数；请在其后加 Flatten',
  },
  weights: { en: 'needs {expected} numbers, got {got}', zh: '需要 {expected} 个数，现有 {got} 个' },
  weightShape: { en: 'must have shape {expected}, got {got}', zh: '形状须为 {expected}，现为 {got}' },
  notFinite: { en: 'must be a finite number, got {got}', zh: '须为有限的数，现为 {got}' },
  classWeights: {
    en: 'needs one weight per class ({expected}), got {got}',
    zh: '每类需要一个权重（{expected} 个），现有 {got} 个',
  },
  noClasses: { en: 'must be empty: this is a regression', zh: '须为空：这是回归问题' },
  text: { en: '{message}', zh: '{message}' },
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof sentences;

/** The sentence that page and command line show: `layers[2] dense: units must be 1–4096, got 0`. */
export function describe({ code, path, values }: Problem, language: Language = 'en'): string {
  const sentence = fillWords(sentences[code], values, language);
  const place = placeOf(path, values['layer']);
  return place ? `${place} ${sentence}` : sentence;
}

/** `['layers', 2, 'units']` with the layer's type becomes `layers[2] dense: units`. */
function placeOf(path: Path, layer: ProblemValues[string] | undefined): string {
  let place = '';
  path.forEach((part, i) => {
    const named = i === 2 && path[0] === 'layers' && typeof layer === 'string';
    if (typeof part === 'number') place += `[${part}]`;
    else place += named ? ` ${layer}: ${part}` : `${place && '.'}${part}`;
  });
  return typeof layer === 'string' && path.length === 2 ? `${place} ${layer}:` : place;
}
