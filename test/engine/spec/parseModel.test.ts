import { describe, expect, it } from 'vitest';
import { memberDefaults, defaultOf, type Fields } from '../../../engine/spec/field.ts';
import { layers } from '../../../engine/layers/index.ts';
import { limits, modelFields, modelGroups, modelVersion } from '../../../engine/spec/model.ts';
import { parseModel, parseModelText } from '../../../engine/spec/parseModel.ts';
import { describe as sentence, unwrap, type Result } from '../../../engine/spec/problem.ts';

const minimal = { version: 1, layers: ['dense'] };
const document = (parts: object): object => ({ ...minimal, ...parts });

const sentencesOf = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.problems.map((problem) => sentence(problem));
const sentences = (input: unknown): string[] => sentencesOf(parseModel(input));

const defaultsOf = (fields: Fields): object =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, defaultOf(field)]));

describe('a minimal document', () => {
  it('gets every default of every registry', () => {
    expect(unwrap(parseModel(minimal))).toEqual({
      version: modelVersion,
      ...defaultsOf(modelFields),
      ...Object.fromEntries(Object.entries(modelGroups).map(([name, fields]) => [name, defaultsOf(fields)])),
      layers: [{ ...memberDefaults(layers, 'dense'), id: 'dense1' }],
      weights: {},
      holds: {},
      edits: [],
    });
  });

  it('is a document that parses to itself', () => {
    const spec = unwrap(parseModel(minimal));
    expect(unwrap(parseModel(spec))).toEqual(spec);
    expect(unwrap(parseModel(JSON.parse(JSON.stringify(spec))))).toEqual(spec);
  });

  it('takes members by name or with settings', () => {
    const spec = unwrap(
      parseModel({
        version: 1,
        optimizer: { type: 'sgd', learningRate: 0.5 },
        loss: 'hinge',
        layers: [
          'flatten',
          { type: 'dense', units: 3, activation: 'tanh', kernelRegularizer: { type: 'l2', l2: 0.25 } },
        ],
      }),
    );
    expect(spec.optimizer).toEqual({ type: 'sgd', learningRate: 0.5 });
    expect(spec.loss).toEqual({ type: 'hinge' });
    expect(spec.layers[1]).toMatchObject({
      type: 'dense',
      units: 3,
      activation: { type: 'tanh' },
      kernelRegularizer: { type: 'l2', l2: 0.25 },
      useBias: true,
    });
  });
});

describe('ids of layers', () => {
  const ids = (list: unknown[]) => unwrap(parseModel({ version: 1, layers: list })).layers.map(({ id }) => id);

  it('are the first free number of each type', () => {
    expect(ids(['dense', 'dropout', 'dense', 'dense'])).toEqual(['dense1', 'dropout1', 'dense2', 'dense3']);
  });

  it('that are given are kept, and their numbers not used again', () => {
    expect(ids(['dense', { type: 'dense', id: 'dense1' }, 'dense', { type: 'dropout', id: 'dense3' }])).toEqual([
      'dense2',
      'dense1',
      'dense4',
      'dense3',
    ]);
  });

  it('must differ, and `input` is the data', () => {
    const twice = { type: 'dense', id: 'a' };
    expect(sentences({ version: 1, layers: [twice, 'dense', twice, { type: 'dropout', id: 'input' }] })).toEqual([
      'layers[2] dense: id “a” is used twice; ids must differ',
      'layers[3] dropout: id “input” is used twice; ids must differ',
    ]);
  });

  it.each([['1a'], ['a b'], [''], ['a.b'], ['__proto__'], ['a'.repeat(41)], [7], [null]])('may not be %j', (id) => {
    expect(sentences({ version: 1, layers: [{ type: 'dense', id }] })[0]).toMatch(
      /^layers\[0\] dense: id must be a short name like dense1, got /,
    );
  });
});

describe('a document that cannot be read', () => {
  const dense = { type: 'dense', units: 4 };

  it.each<[unknown, string]>([
    [null, 'must be a document (an object), got null'],
    [[], 'must be a document (an object), got a list of 0'],
    ['spiral', 'must be a document (an object), got “spiral”'],
    [{}, 'version is missing'],
    [{ version: 1 }, 'layers is missing'],
    [{ version: '1', layers: [] }, 'version must be a version from 1 to 1, got “1”'],
    [{ version: 0, layers: [] }, 'version must be a version from 1 to 1, got 0'],
    [{ version: 1.5, layers: [] }, 'version must be a version from 1 to 1, got 1.5'],
    [{ version: 2, layers: [] }, 'version 2 is newer than this page knows (1); reload to get the newest page'],
    [{ version: 1, layers: [] }, 'layers needs at least one layer'],
    [{ version: 1, layers: {} }, 'layers must be a list of layers, got an object'],
    [{ version: 1, layers: [3] }, 'layers[0] must be the name of a type, or an object with a type, got 3'],
    [{ version: 1, layers: [{}] }, 'layers[0].type is missing'],
    [{ version: 1, layers: [dense, dense, { ...dense, units: 0 }] }, 'layers[2] dense: units must be 1–4096, got 0'],
    [{ version: 1, layers: [{ ...dense, units: '8' }] }, 'layers[0] dense: units must be a number, got “8”'],
    [{ version: 1, layers: [{ ...dense, units: 1.5 }] }, 'layers[0] dense: units must be a whole number, got 1.5'],
    [{ version: 1, layers: [{ ...dense, useBias: 0 }] }, 'layers[0] dense: useBias must be true or false, got 0'],
    [
      { version: 1, layers: [{ ...dense, activation: { type: 'elu', alpha: 'x' } }] },
      'layers[0] dense: activation.alpha must be a number, got “x”',
    ],
    [{ version: 1, layers: Array.from({ length: 65 }, () => 'dense') }, 'layers may have at most 64 entries, got 65'],
    [document({ seed: -1 }), 'seed must be 0–4294967295, got -1'],
    [document({ seed: 2 ** 32 }), 'seed must be 0–4294967295, got 4294967296'],
    [document({ name: 'x'.repeat(81) }), 'name may have at most 80 characters, got 81'],
    [document({ split: [] }), 'split must be an object, got a list of 0'],
    [document({ split: { test: 2 } }), 'split.test must be 0–0.9, got 2'],
    [
      document({ training: { epoch: 1 } }),
      `training.epoch is not known here; known are ${Object.keys(modelGroups.training).join(', ')}`,
    ],
    [document({ view: { backend: 'cuda' } }), 'view.backend must be one of auto, wasm, webgpu, reference, got “cuda”'],
    [document({ classWeights: [1, -1] }), 'classWeights[1] must be 0–1000, got -1'],
    [document({ weights: { 'dense1.kernel': [1, null] } }), 'weights.dense1.kernel[1] must be a number, got null'],
    [document({ weights: { dense1: [1] } }), 'weights.dense1 must be a tensor name like dense1.kernel, got “dense1”'],
    [document({ weights: [] }), 'weights must be an object, got a list of 0'],
    [
      JSON.parse('{"version": 1, "layers": ["dense"], "weights": {"__proto__": [1]}}'),
      'weights.__proto__ must be a tensor name like dense1.kernel, got “__proto__”',
    ],
    [
      document({ weights: { 'a.b': Array.from({ length: 2049 }, () => 0) } }),
      'weights.a.b may have at most 2048 entries, got 2049',
    ],
    [document({ edits: {} }), 'edits must be a list of edits, got an object'],
    [document({ edits: [{ step: 1, value: 1 }] }), 'edits[0].path is missing'],
    [document({ edits: [{ step: -1, path: 'a', value: 1 }] }), 'edits[0].step must be 0–4294967295, got -1'],
    [
      document({ edits: [{ step: 1, path: 'a', value: null }] }),
      'edits[0].value must be a number, text, true or false, got null',
    ],
    [
      document({ edits: [{ step: 1, path: 'a', value: 'x'.repeat(101) }] }),
      'edits[0].value may have at most 100 characters, got 101',
    ],
  ])('%j: %s', (input, message) => {
    expect(sentences(input)).toEqual([message]);
  });

  it('names the registered types where one is unknown', () => {
    const message = `layers[0] densse: type must be one of ${Object.keys(layers).join(', ')}, got “densse”`;
    expect(sentences({ version: 1, layers: ['densse'] })).toEqual([message]);
    expect(sentences({ version: 1, layers: [{ type: 'densse' }] })).toEqual([message]);
  });

  it('tells no more than twenty problems at once', () => {
    const wrong = Array.from({ length: 64 }, () => ({ type: 'dense', units: 0, useBias: 3 }));
    expect(sentences({ version: 1, layers: wrong })).toHaveLength(20);
  });

  it('is never half of one: unknown names are refused, not dropped', () => {
    expect(sentences(JSON.parse('{"version": 1, "layers": ["dense"], "__proto__": {"seed": 5}}'))[0]).toMatch(
      /^__proto__ is not known/,
    );
    expect(sentences(document({ Seed: 5 }))[0]).toMatch(/^Seed is not known here; known are version, name, seed/);
  });
});

describe('parseModelText', () => {
  it('reads JSON text', () => {
    expect(parseModelText(' {"version": 1, "layers": ["dense"]}\n')).toEqual(parseModel(minimal));
  });

  it('says what is no JSON, and what is too long to be read', () => {
    expect(sentencesOf(parseModelText('{"version": 1,'))[0]).toMatch(/^is not valid JSON: /);
    expect(sentencesOf(parseModelText(''))[0]).toMatch(/^is not valid JSON: /);
    expect(sentencesOf(parseModelText('1'))).toEqual(['must be a document (an object), got 1']);
    expect(sentencesOf(parseModelText(' '.repeat(limits.text + 1)))).toEqual([
      `may have at most ${limits.text} characters, got ${limits.text + 1}`,
    ]);
  });

  it('does not choke on deep nesting', () => {
    const deep = `${'['.repeat(400_000)}${']'.repeat(400_000)}`;
    expect(sentencesOf(parseModelText(`{"version": 1, "layers": ${deep}}`))).toEqual([
      'layers[0] must be the name of a type, or an object with a type, got a list of 1',
    ]);
  });
});
