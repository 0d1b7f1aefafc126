import * as v from 'valibot';
import { expect, it } from 'vitest';
import type { Definition } from '../../engine/spec/definition.ts';
import { memberDefaults, type Field } from '../../engine/spec/field.ts';
import { memberSchema } from '../../engine/spec/schema.ts';
import type { Words } from '../../engine/spec/words.ts';

const chinese = /\p{Script=Han}/u;

function expectSentence({ en, zh }: Words, what: string): void {
  expect(en.trim(), what).not.toBe('');
  expect(en, what).not.toMatch(chinese);
  expect(zh, what).toMatch(chinese);
}

function expectField(name: string, field: Field): void {
  expect(field.label.en.trim() && field.label.zh.trim(), name).not.toBe('');
  expect(field.label.en, name).not.toMatch(chinese);
  if (field.help) expectSentence(field.help, `${name}: help`);
  if (field.kind !== 'number' && field.kind !== 'integer') return;
  expect(field.min, name).toBeLessThanOrEqual(field.default);
  expect(field.max, name).toBeGreaterThanOrEqual(field.default);
}

const isDefinition = (value: unknown): value is Definition =>
  typeof value === 'object' && value !== null && 'label' in value && 'fields' in value;

/**
 * What every registry promises. `modules` are all files of its folder (import.meta.glob, eager): a definition that
 * is not in the registry, or stands in a file of another name, fails.
 */
export function itKeepsDefinitionLaws(
  registry: Readonly<Record<string, Definition>>,
  modules: Readonly<Record<string, unknown>>,
): void {
  const files = Object.entries(modules).map(([path, exports]) => ({
    file: path.slice(path.lastIndexOf('/') + 1, -'.ts'.length),
    exports: exports as Readonly<Record<string, unknown>>,
  }));

  it('lists exactly the definitions of its folder, each under the name of its file', () => {
    const found = files.flatMap(({ file, exports }) =>
      Object.entries(exports).flatMap(([name, value]) => (isDefinition(value) ? [{ file, name, value }] : [])),
    );
    for (const { file, name, value } of found) {
      expect(name).toBe(file);
      expect(registry[name], name).toBe(value);
    }
    expect(found.map(({ name }) => name).toSorted()).toEqual(Object.keys(registry).toSorted());
  });

  it.each(Object.entries(registry))('%s has words in both languages and fields with sound defaults', (type, member) => {
    expect(member.label.en.trim()).not.toBe('');
    expect(member.label.zh.trim()).not.toBe('');
    expect(member.label.en).not.toMatch(chinese);
    expectSentence(member.about, 'about');
    for (const [name, field] of Object.entries(member.fields)) expectField(name, field);
    const parsed = v.safeParse(memberSchema(registry), type);
    expect(parsed.issues ?? []).toEqual([]);
    expect(parsed.output).toEqual(memberDefaults(registry, type));
  });
}
