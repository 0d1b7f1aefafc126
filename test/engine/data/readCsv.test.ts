import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvError, readCsv } from '../../../engine/data/readCsv.ts';

const rowsOf = (text: string): (readonly string[])[] => [...readCsv(text)].map(({ values }) => values);

describe('CSV text', () => {
  test.each([
    ['commas', 'a,b\n1,2\n'],
    ['semicolons', 'a;b\n1;2'],
    ['tabs', 'a\tb\r\n1\t2\r\n'],
    ['old line ends', 'a,b\r1,2\r'],
    ['a byte order mark', '\uFEFFa,b\n1,2'],
    ['empty lines and spaces', '\n a , b \n\n1,\t2\n\n'],
    ['quotes', '"a","b"\n"1",2\n'],
    ['a separator in quotes does not count', '"a",b\n"1",2'],
  ])('%s', (_, text) => {
    expect(rowsOf(text)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  test('quoted values hold separators, line ends and quotes; line numbers count theirs', () => {
    expect([...readCsv('a,b\n"x, y","say ""hi""\nthere"\n3,""\n')]).toEqual([
      { line: 1, values: ['a', 'b'] },
      { line: 2, values: ['x, y', 'say "hi"\nthere'] },
      { line: 4, values: ['3', ''] },
    ]);
    expect(rowsOf('a;b;"1,2,3,4"\n1;2;3')).toEqual([
      ['a', 'b', '1,2,3,4'],
      ['1', '2', '3'],
    ]);
  });

  test('empty values stay', () => {
    expect(rowsOf('a,b,c\n,,\n1,,')).toEqual([
      ['a', 'b', 'c'],
      ['', '', ''],
      ['1', '', ''],
    ]);
    expect(rowsOf('')).toEqual([]);
    expect(rowsOf('""\n')).toEqual([['']]);
  });

  test('errors name the line', () => {
    expect(() => rowsOf('a,b\n1,"2\n3,4\n')).toThrow('line 2: a quote is not closed');
    expect(() => rowsOf('a,b\n\n"1"x,2\n')).toThrow('line 3: text follows a closing quote');
    expect(() => rowsOf(','.repeat(1024))).toThrow('line 1: has more than 1024 values');
  });

  test('reads back what was written', () => {
    // one value alone may be anything but empty, as an empty line is skipped
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', ' ', 'é') });
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });

  test('any text ends in rows or a CsvError', () => {
    const unit = fc.constantFrom('a', '1', ',', ';', '\t', '"', '\n', '\r', '\uFEFF', ' ');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        try {
          for (const { values } of readCsv(text)) expect(values.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
