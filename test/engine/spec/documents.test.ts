import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { migrate } from '../../../engine/spec/migrate.ts';
import { modelVersion } from '../../../engine/spec/model.ts';
import { parseModel, parseModelText } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap, type Problem } from '../../../engine/spec/problem.ts';
import { withoutDefaults } from '../../../engine/spec/withoutDefaults.ts';
import { arbitraryDocument } from './arbitraryDocument.ts';
import { mutated } from './mutations.ts';

/** Every problem is a sentence in both languages, of readable length, with all its values filled in. */
function expectSentences(problems: readonly Problem[]): void {
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems)
    for (const language of ['en', 'zh'] as const) {
      const said = sentence(problem, language);
      expect(said.length).toBeGreaterThan(3);
      expect(said.length).toBeLessThan(2000);
      expect(said).not.toMatch(/\{(min|max|got|expected|options|message|known|what|reason|loss)\}/);
    }
}

describe('any valid document', () => {
  it('is restored from what differs from its defaults', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (spec) => {
        const short = withoutDefaults(spec);
        expect(unwrap(parseModel(short))).toEqual(spec);
        expect(unwrap(parseModelText(JSON.stringify(short)))).toEqual(spec);
        expect(withoutDefaults(unwrap(parseModel(short)))).toEqual(short);
      }),
      { numRuns: 300 },
    );
  });

  it('parses to itself', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (spec) => {
        expect(unwrap(parseModel(JSON.parse(JSON.stringify(spec))))).toEqual(spec);
        expect(unwrap(parseModel(structuredClone(spec)))).toEqual(spec);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any mutated document', () => {
  it('ends as a document or as sentences, quickly', () => {
    let [valid, slowest] = [0, 0];
    const tree = fc.oneof(
      arbitraryDocument(),
      arbitraryDocument().map((spec) => withoutDefaults(spec)),
    );
    fc.assert(
      fc.property(mutated(tree), (input) => {
        const started = performance.now();
        const parsed = parseModel(input);
        const checked = parsed.ok ? checkModel(parsed.value) : parsed;
        slowest = Math.max(slowest, performance.now() - started);
        if (!parsed.ok) return expectSentences(parsed.problems);
        valid++;
        expect(unwrap(parseModel(withoutDefaults(parsed.value)))).toEqual(parsed.value);
        if (!checked.ok) expectSentences(checked.problems);
      }),
      { numRuns: 2000 },
    );
    expect(valid).toBeGreaterThan(30);
    expect(valid).toBeLessThan(2000);
    expect(slowest).toBeLessThan(250);
  });

  it('as text is no worse', () => {
    const texts = arbitraryDocument().map((spec) => JSON.stringify(withoutDefaults(spec)));
    const cut = fc.tuple(texts, fc.nat(), fc.nat({ max: 20 }), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(cut, ([text, at, length, inserted]) => {
        const start = at % text.length;
        const result = parseModelText(text.slice(0, start) + inserted + text.slice(start + length));
        if (!result.ok) expectSentences(result.problems);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('documents of earlier versions', () => {
  const folder = new URL('fixtures/', import.meta.url);
  const versions = Array.from({ length: modelVersion }, (_, i) => i + 1);

  /** Pairs `x.json`, the document as it was written, and `x.full.json`, what it must be today. */
  const fixtures = versions.flatMap((version) => {
    const names = readdirSync(new URL(`v${version}/`, folder)).filter((name) => !name.endsWith('.full.json'));
    return names.map((name) => [version, name.slice(0, -'.json'.length)] as const);
  });
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));

  it('have fixtures, each version', () => {
    expect(new Set(fixtures.map(([version]) => version))).toEqual(new Set(versions));
  });

  it.each(fixtures)('v%i %s means what it meant', (version, name) => {
    const written = read(`v${version}/${name}.json`);
    expect(written).toHaveProperty('version', version);
    expect(unwrap(migrate(written))).toHaveProperty('version', modelVersion);
    const spec = unwrap(parseModel(written));
    expect(spec).toEqual(read(`v${version}/${name}.full.json`));
    unwrap(checkModel(spec));
  });
});
