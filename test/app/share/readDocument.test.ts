import { describe, expect, test } from 'vitest';
import { looksLikeDocument, readDocument } from '../../../app/share/readDocument.ts';
import { encodeLink } from '../../../engine/exchange/link.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { describe as sentence } from '../../../engine/spec/problem.ts';

const xor = presetDocument(presets.xor);
const link = encodeLink(xor);
const complaint = (text: string): string => {
  const found = readDocument(text);
  return 'problems' in found ? found.problems.map((each) => sentence(each)).join('\n') : '';
};

describe('a text that is pasted', () => {
  test.each([link, link.slice(1), `https://x.example/a/${link}`, JSON.stringify(xor), `\n ${JSON.stringify(xor)} `])(
    'is opened: %.30s',
    (text) => {
      expect(looksLikeDocument(text)).toBe(true);
      expect(readDocument(text)).toEqual({ document: xor });
    },
  );

  test('from the original 2D playground is opened with what it lacks', () => {
    expect(readDocument('https://x.example/#dataset=xor&seed=0.1')).toMatchObject({ unmapped: [{}] });
  });

  test('a descent alone, and one over a document, are both opened', () => {
    expect(looksLikeDocument('https://x.example/a/#/descent/1.A.B')).toBe(true);
    expect(readDocument('https://x.example/descent/#/descent/1.A.B')).toEqual({ descent: '1.A.B' });
    expect(readDocument(`${link}/descent/1.A.B`)).toEqual({ document: xor, descent: '1.A.B' });
    expect(readDocument(`${link.slice(0, -1)}/descent/1.A.B`)).toHaveProperty('problems');
  });

  test.each(['hello', 'x1 + x2', '# a heading', 'https://x.example/page', '1.5'])('is left alone: %s', (text) => {
    expect(looksLikeDocument(text)).toBe(false);
  });

  test('that is broken says what and where', () => {
    expect(complaint(link.slice(0, -3))).toContain('copy the whole of it again');
    expect(complaint('{ "version": 1, ')).toContain('not valid JSON');
    expect(complaint(JSON.stringify({ version: 1, layers: [{ type: 'dense', units: 0 }] }))).toMatch(
      /units must be 1.4096, got 0/,
    );
  });
});
