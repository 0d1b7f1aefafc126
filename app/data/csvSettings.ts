import { CSV_LIMITS, readCsv } from '../../engine/data/readCsv.ts';
import type { Column, Table } from './tables.ts';

const missing = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
const isMissing = (value: string): boolean => missing.has(value.toLowerCase());
const isNumber = (value: string): boolean => value !== '' && Number.isFinite(Number(value));

/** Few enough values to be the names of classes. */
const mostClasses = 20;
const longest = { columns: 4000, classes: 2000 } as const;

/** The columns of a table, or nothing where the bytes are no table. */
export function readTable(bytes: Uint8Array): Table | undefined {
  const [header, ...body] = rowsOf(bytes);
  if (!header || body.length === 0) return undefined;
  const rows = body.filter((row) => row.length === header.length);
  const columns = header.map((name, at): Column => {
    const values = [...new Set(rows.map((row) => row[at] ?? ''))].filter((value) => !isMissing(value));
    return { name, values: values.toSorted(), numeric: values.length > 0 && values.every(isNumber) };
  });
  return { columns, rows };
}

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  if (bytes.length > CSV_LIMITS.bytes) return [];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return Array.from(readCsv(text), ({ values }) => values);
  } catch {
    return [];
  }
}

/** Whether a column's values can be classes. */
export const canBeClasses = ({ values }: Column): boolean =>
  values.length >= 2 && values.length <= mostClasses && values.every((value) => !value.includes(','));
/** Names with commas cannot be listed in a document. */
export const canBeFeature = ({ name, numeric }: Column): boolean => numeric && !name.includes(',');
export const canBeTarget = (column: Column): boolean => column.numeric || canBeClasses(column);

/** Data made of these columns; a target of numbers is a number, any other a class. */
export function settingsFor(file: string, { columns, rows }: Table, features: readonly Column[], target: Column) {
  const used = [...features, target].map((column) => columns.indexOf(column));
  const samples = rows.filter((row) => used.every((at) => !isMissing(row[at] ?? ''))).length;
  const names = features.map(({ name }) => name).join(', ');
  const classes = target.numeric ? '' : target.values.join(', ');
  const isTooMuch = names.length > longest.columns || classes.length > longest.classes;
  if (samples === 0 || features.length === 0 || isTooMuch) return undefined;
  return { file, columns: names, target: target.name, classes, samples, checksums: '' };
}

/**
 * What a table can be taken for at first: its last column of few different names is the target, or the last one of
 * numbers; every other column of numbers is a feature. Nothing where it is no table of that kind.
 */
export function csvSettings(file: string, table: Table) {
  const { columns } = table;
  const target =
    columns.findLast((column) => !column.numeric && canBeClasses(column)) ?? columns.findLast(({ numeric }) => numeric);
  if (!target) return undefined;
  return settingsFor(
    file,
    table,
    columns.filter((column) => column !== target && canBeFeature(column)),
    target,
  );
}
