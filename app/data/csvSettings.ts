import { CSV_LIMITS, readCsv } from '../../engine/data/readCsv.ts';

const missing = new Set(['', 'na', 'n/a', 'nan', 'null', '?']);
const isMissing = (value: string): boolean => missing.has(value.toLowerCase());
const isNumber = (value: string): boolean => value !== '' && Number.isFinite(Number(value));

/** Few enough values to be the names of classes. */
const mostClasses = 20;
const longest = { columns: 4000, classes: 2000 } as const;

/**
 * What a table can be taken for: its last column of few different values is the target, or the last one of numbers;
 * every other column of numbers is a feature. Nothing where it is no table of that kind; people can change all of it.
 */
export function csvSettings(file: string, bytes: Uint8Array) {
  const rows = rowsOf(bytes);
  const [header, ...body] = rows;
  if (!header || body.length === 0) return undefined;
  const complete = (row: readonly string[]): boolean => row.length === header.length;
  const columns = header.map((name, i) =>
    columnOf(
      name,
      body.filter(complete).map((row) => row[i] ?? ''),
    ),
  );
  const target =
    columns.findLast(({ numeric, values }) => !numeric && values.length >= 2 && values.length <= mostClasses) ??
    columns.findLast(({ numeric }) => numeric);
  const features = columns.filter((column) => column !== target && column.numeric && !column.name.includes(','));
  if (!target || features.length === 0) return undefined;
  const used = [...features, target].map(({ name }) => header.indexOf(name));
  const samples = body.filter((row) => complete(row) && used.every((at) => !isMissing(row[at] ?? ''))).length;
  const names = features.map(({ name }) => name).join(', ');
  const classes = target.numeric ? '' : target.values.join(', ');
  if (samples === 0 || names.length > longest.columns || classes.length > longest.classes) return undefined;
  return { file, columns: names, target: target.name, classes, samples, checksums: '' };
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

function columnOf(name: string, cells: readonly string[]) {
  const values = [...new Set(cells.filter((value) => !isMissing(value)))];
  return { name, values: values.toSorted(), numeric: values.length > 0 && values.every(isNumber) };
}
