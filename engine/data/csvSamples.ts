import type { Samples } from './dataset.ts';
import { CsvError, readCsv, type CsvRow } from './readCsv.ts';

export interface CsvSelection {
  /** Names of the feature columns in order; where absent, all but the target. */
  readonly columns?: readonly string[];
  readonly target: string;
  /** Names of the classes in order of their labels; none: the target is a number. */
  readonly classes: readonly string[];
  /** The first so many complete rows are taken. */
  readonly samples: number;
}

const missing = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Longer ones are no numbers, and would be slow to match. */
const longestNumber = 40;

const isMissing = (value: string): boolean => value.length <= 4 && missing.has(value.toLowerCase());
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 37)}…` : text);

/** Samples of a table with a header. Rows with a missing value in a chosen column are left out. Throws a CsvError. */
export function csvSamples(text: string, { columns, target, classes, samples }: CsvSelection): Samples {
  const rows = readCsv(text);
  const first = rows.next();
  if (first.done) throw new CsvError(1, 'there is no header', '没有表头');
  const header = first.value;
  const names = columns ?? header.values.filter((name) => name !== target);
  const places = names.map((name) => placeOf(header, name));
  const targetPlace = placeOf(header, target);
  const labelOf = new Map(classes.map((name, label) => [name, label]));
  const features = new Float32Array(samples * names.length);
  const targets = new Float32Array(samples);
  let count = 0;
  let dropped = 0;
  for (const row of rows) {
    checkLength(row, header);
    const goal = row.values[targetPlace] ?? '';
    const values = places.map((place) => row.values[place] ?? '');
    if (isMissing(goal) || values.some(isMissing)) {
      dropped++;
      continue;
    }
    values.forEach((value, i) => {
      features[count * names.length + i] = numberOf(value, row, names[i] ?? '');
    });
    targets[count] = classes.length > 0 ? classOf(goal, labelOf, row) : numberOf(goal, row, target);
    count++;
    if (count === samples) break;
  }
  if (count < samples) {
    const en = `there are ${count} complete rows, but ${samples} are asked for`;
    throw new CsvError(1, en, `完整的行有 ${count} 行，而需要 ${samples} 行`);
  }
  return classes.length > 0
    ? { count, features, labels: Uint8Array.from(targets), dropped }
    : { count, features, values: targets, dropped };
}

function placeOf({ values, line }: CsvRow, name: string): number {
  const place = values.indexOf(name);
  const known = shortened(values.join(', '));
  if (place < 0) throw new CsvError(line, `no column “${name}”; there are ${known}`, `没有列“${name}”；现有 ${known}`);
  if (values.includes(name, place + 1)) {
    throw new CsvError(line, `two columns are called “${name}”`, `有两列名为“${name}”`);
  }
  return place;
}

function checkLength({ values: { length: got }, line }: CsvRow, { values: { length: expected } }: CsvRow): void {
  if (got === expected) return;
  throw new CsvError(line, `has ${got} values, the header has ${expected}`, `有 ${got} 个值，而表头有 ${expected} 个`);
}

function numberOf(text: string, { line }: CsvRow, column: string): number {
  const value = text.length <= longestNumber && decimal.test(text) ? Math.fround(Number(text)) : Number.NaN;
  if (Number.isFinite(value)) return value;
  const got = shortened(text);
  throw new CsvError(line, `${column} must be a number, got “${got}”`, `${column} 须为数字，现为“${got}”`);
}

function classOf(text: string, labelOf: ReadonlyMap<string, number>, { line }: CsvRow): number {
  const label = labelOf.get(text);
  if (label !== undefined) return label;
  const got = shortened(text);
  const known = shortened([...labelOf.keys()].join(', '));
  throw new CsvError(line, `unknown class “${got}”; known are ${known}`, `未知类别“${got}”；已知 ${known}`);
}
