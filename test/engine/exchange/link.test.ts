import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../../../engine/exchange/crc32.ts';
import { toBase64url } from '../../../engine/exchange/base64url.ts';
import { dictionary } from '../../../engine/exchange/dictionary.ts';
import { decodeLink, encodeLink } from '../../../engine/exchange/link.ts';
import { longestLink } from '../../../engine/exchange/linkText.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';
import { arbitraryDocument } from '../spec/arbitraryDocument.ts';

const spec = unwrap(
  parseModel({
    version: 1,
    data: 'spiral',
    layers: [
      { type: 'dense', units: 8, activation: 'tanh' },
      { type: 'dense', units: 8, activation: 'tanh' },
      { type: 'dense', units: 1, activation: 'sigmoid' },
    ],
  }),
);
const link = encodeLink(spec);

const refusal = (text: string): string => {
  const result = decodeLink(text);
  return result.ok ? 'accepted' : result.problems.map((problem) => sentence(problem)).join('\n');
};

/** A link with a right checksum around any bytes. */
function forged(deflated: Uint8Array): string {
  const text = `1.${toBase64url(deflated)}`;
  const sum = crc32(new TextEncoder().encode(text));
  return `#${text}.${toBase64url(Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum))}`;
}

const forgedText = (text: string): string => forged(deflateSync(new TextEncoder().encode(text), { dictionary }));

describe('a link', () => {
  it('holds any document', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        const made = encodeLink(document);
        expect(made).toMatch(/^#1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{6}$/);
        expect(unwrap(decodeLink(made))).toEqual(document);
        expect(encodeLink(unwrap(decodeLink(made)))).toBe(made);
      }),
      { numRuns: 200 },
    );
  });

  it('may come as an address, with or without #, with space around it', () => {
    for (const text of [link, link.slice(1), `https://example.org/lab/?lang=zh${link}`, `  ${link}\n`])
      expect(unwrap(decodeLink(text))).toEqual(spec);
  });

  it('made by the first release is read the same for ever', () => {
    const made = JSON.parse(readFileSync(new URL('fixtures/links.v1.json', import.meta.url), 'utf8')) as Record<
      string,
      object
    >;
    expect(Object.keys(made).length).toBeGreaterThan(2);
    for (const [old, document] of Object.entries(made))
      expect(unwrap(decodeLink(old))).toEqual(unwrap(parseModel(document)));
  });

  it('carries the largest lists that a document may have', () => {
    const units = 60;
    const large = unwrap(
      parseModel({
        version: 1,
        layers: [
          { type: 'dense', units },
          { type: 'dense', units: 30 },
          { type: 'dense', units: 1, activation: 'sigmoid' },
        ],
        weights: { 'dense2.kernel': Array.from({ length: 1800 }, (_, i) => Math.fround(Math.sin(i))) },
        edits: Array.from({ length: 1000 }, (_, i) => ({
          step: i * 7,
          path: 'optimizer.learningRate',
          value: 1 / (i + 1),
        })),
      }),
    );
    unwrap(checkModel(large));
    expect(encodeLink(large).length).toBeLessThan(longestLink);
    expect(unwrap(decodeLink(encodeLink(large)))).toEqual(large);
  });
});

describe('a link that is none', () => {
  const damaged = 'the link is incomplete or mistyped; copy the whole of it again';

  it.each<[string, string, string | RegExp]>([
    ['nothing', '', 'the link is empty'],
    ['a bare #', '#', 'the link is empty'],
    ['an address without #', 'https://example.org/', 'the link is not one of this playground'],
    ['an anchor', '#about', 'the link is not one of this playground'],
    ['settings of another playground', '#activation=tanh&batchSize=10', 'the link is not one of this playground'],
    ['version 0', link.replace('#1', '#0'), 'the link is not one of this playground'],
    ['a newer version', link.replace('#1', '#2'), 'the link was made by a newer page; reload to get it'],
    ['a cut end', link.slice(0, -1), damaged],
    ['a cut checksum', link.slice(0, link.lastIndexOf('.')), damaged],
    ['a cut body', link.slice(0, 20), damaged],
    ['the version alone', '#1', damaged],
    ['a letter too many', `${link}A`, damaged],
    ['a fourth part', `${link}.AAAA`, damaged],
    ['a space inside', `${link.slice(0, 9)} ${link.slice(9)}`, damaged],
    ['too many letters', `#1.${'A'.repeat(longestLink)}.AAAAAA`, 'the link is longer than 65536 characters'],
    ['bytes that are no deflate', forged(Uint8Array.of(7, 1, 2, 3)), damaged],
    ['text that is no JSON', forgedText('{"version":1,'), damaged],
    ['bytes that are no text', forged(deflateSync(Uint8Array.of(0xff, 0xfe), { dictionary })), damaged],
    ['no document', forgedText('[1]'), 'must be a document (an object), got a list of 1'],
    [
      'a document with a fault',
      forgedText('{"version":1,"layers":[{"type":"dense","units":0}]}'),
      'layers[0] dense: units must be 1–4096, got 0',
    ],
    ['a newer document', forgedText('{"version":9,"layers":[]}'), /^version 9 is newer than this page knows/],
    [
      'a polluting document',
      forgedText('{"version":1,"layers":["dense"],"__proto__":{"seed":1}}'),
      /^__proto__ is not known here/,
    ],
  ])('%s', (_, text, message) => {
    if (typeof message === 'string') expect(refusal(text)).toBe(message);
    else expect(refusal(text)).toMatch(message);
    expect(({} as { seed?: number }).seed).toBeUndefined();
  });

  it('a bomb stops early', () => {
    const bomb = forged(deflateSync(new Uint8Array(40 * 2 ** 20), { level: 9 }));
    expect(bomb.length).toBeLessThan(longestLink);
    const started = performance.now();
    expect(refusal(bomb)).toBe('the link unfolds to more than 1048576 bytes');
    expect(performance.now() - started).toBeLessThan(300);
  });

  it('of ten million letters is refused without being looked at', () => {
    const started = performance.now();
    expect(refusal(`#1.${'A'.repeat(10_000_000)}`)).toBe('the link is longer than 65536 characters');
    expect(performance.now() - started).toBeLessThan(100);
  });

  it('every single wrong letter is noticed', () => {
    for (let i = 1; i < link.length; i++)
      for (const letter of ['A', 'b', '-', '.', 'é']) {
        if (letter === link[i]) continue;
        expect(decodeLink(link.slice(0, i) + letter + link.slice(i + 1)).ok).toBe(false);
      }
  });

  it('every truncation is noticed', () => {
    for (let i = 0; i < link.length; i++) expect(decodeLink(link.slice(0, i)).ok).toBe(false);
  });
});

describe('any mutated link', () => {
  /** With the checksum put right, so that what lies behind it is reached. */
  const resealed = (text: string): string => {
    const body = text.slice(1, text.lastIndexOf('.'));
    const sum = crc32(new TextEncoder().encode(body));
    return `#${body}.${toBase64url(Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum))}`;
  };
  const letter = fc.constantFrom('A', 'B', 'y', 'z', '0', '9', '-', '_', '.', '#', ' ', '%', '/', 'é', '\u0000');
  const splice = fc.tuple(fc.nat(), fc.nat({ max: 8 }), fc.string({ unit: letter, maxLength: 8 }));

  it('ends as a document or as a sentence, quickly', () => {
    const outcomes = { document: 0, refused: 0 };
    let slowest = 0;
    const links = fc.oneof(fc.constant<ModelSpec>(spec), arbitraryDocument()).map(encodeLink);
    fc.assert(
      fc.property(links, fc.array(splice, { minLength: 1, maxLength: 3 }), fc.boolean(), (made, splices, seal) => {
        let text = made;
        for (const [at, length, inserted] of splices) {
          const start = at % text.length;
          text = text.slice(0, start) + inserted + text.slice(start + length);
        }
        if (seal) text = resealed(text);
        const started = performance.now();
        const result = decodeLink(text);
        slowest = Math.max(slowest, performance.now() - started);
        if (result.ok) {
          outcomes.document++;
          checkModel(result.value);
        } else {
          outcomes.refused++;
          for (const problem of result.problems) expect(sentence(problem, 'zh').length).toBeGreaterThan(3);
        }
      }),
      { numRuns: 2000 },
    );
    expect(outcomes.refused).toBeGreaterThan(1000);
    expect(slowest).toBeLessThan(250);
  });
});
