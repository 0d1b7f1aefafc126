/** Thrown for text that is not CSV; says where and what. */
export class CsvError extends Error {
  override readonly name = 'CsvError';
  /** From 1. */
  readonly line: number;
  readonly zh: string;

  constructor(line: number, en: string, zh: string) {
    super(`line ${line}: ${en}`);
    this.line = line;
    this.zh = `第 ${line} 行：${zh}`;
  }
}

export interface CsvRow {
  /** The line it starts on, from 1. */
  readonly line: number;
  readonly values: readonly string[];
}

export const CSV_LIMITS = { bytes: 64 * 2 ** 20, columns: 1024, classes: 64, numbers: 32 * 2 ** 20 } as const;

const lineEnd = /\r\n|\n|\r/y;

/** The separator that stands most often in the first line, outside quotes; a comma where none does. */
function separatorOf(text: string): string {
  const counts = new Map([',', ';', '\t'].map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n' || character === '\r') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  const [separator] = [...counts].reduce((most, other) => (other[1] > most[1] ? other : most), [',', 0]);
  return separator;
}

/**
 * The rows of comma-, semicolon- or tab-separated text (RFC 4180), one after the other: quoted values may hold
 * separators, line ends and doubled quotes; values without quotes are trimmed; empty lines are skipped; a byte order
 * mark is too. Throws a CsvError for a quote that is not closed or is followed by more, and for rows of more than
 * 1,024 values.
 */
export function* readCsv(text: string): Generator<CsvRow, void, undefined> {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const separator = separatorOf(text.slice(at, at + 2 ** 16));
  let line = 1;
  while (at < text.length) {
    const start = line;
    const values: string[] = [];
    let wasQuoted = false;
    for (;;) {
      const value = text[at] === '"' ? quotedValue(text, at, line) : plainValue(text, at, separator);
      wasQuoted ||= text[at] === '"';
      values.push(value.text);
      at = value.end;
      line += value.lines;
      if (values.length > CSV_LIMITS.columns) {
        const most = CSV_LIMITS.columns;
        throw new CsvError(start, `has more than ${most} values`, `超过 ${most} 个值`);
      }
      if (text[at] !== separator) break;
      at++;
    }
    if (at < text.length) at += endAt(text, at, line);
    line++;
    if (values.length > 1 || values[0] !== '' || wasQuoted) yield { line: start, values };
  }
}

interface Value {
  readonly text: string;
  readonly end: number;
  /** Line ends inside it. */
  readonly lines: number;
}

function plainValue(text: string, start: number, separator: string): Value {
  let end = start;
  for (; end < text.length; end++) {
    const character = text[end];
    if (character === separator || character === '\n' || character === '\r') break;
  }
  return { text: text.slice(start, end).trim(), end, lines: 0 };
}

function quotedValue(text: string, start: number, line: number): Value {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new CsvError(line, 'a quote is not closed', '引号没有闭合');
    at = quote + 1;
    if (text[at] !== '"') break;
    at++;
  }
  const inner = text.slice(start + 1, at - 1);
  return { text: inner.replaceAll('""', '"'), end: at, lines: inner.split(/\r\n|\n|\r/).length - 1 };
}

/** Length of the line end at `at`; after a closing quote there may be nothing else. */
function endAt(text: string, at: number, line: number): number {
  lineEnd.lastIndex = at;
  const found = lineEnd.exec(text);
  if (found === null) throw new CsvError(line, 'text follows a closing quote', '引号闭合后还有文字');
  return found[0].length;
}
