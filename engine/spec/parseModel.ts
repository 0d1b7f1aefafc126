import * as v from 'valibot';
import { layers } from '../layers/index.ts';
import { layerIds } from './layerIds.ts';
import { migrate } from './migrate.ts';
import { limits, modelFields, modelGroups, modelVersion, type ModelSpec } from './model.ts';
import { failure, problem, type Problem, type Result } from './problem.ts';
import { problemsOf } from './problemsOf.ts';
import {
  boundedNumber,
  boundedText,
  entriesOf,
  expected,
  fact,
  finiteNumber,
  listOf,
  memberSchema,
  objectSchema,
  recordOf,
  type Schema,
} from './schema.ts';

const identifier = /^[A-Za-z][A-Za-z0-9_]{0,39}$/;
const tensorName = /^[A-Za-z][A-Za-z0-9_]{0,39}\.[A-Za-z]{1,40}$/;

const matching = (pattern: RegExp, message: string): Schema => v.pipe(v.string(message), v.regex(pattern, message));

/** Built on first use: the registries behind it are many. */
let schema: Schema | undefined;

function modelSchema(): Schema {
  const id = v.optional(matching(identifier, expected('a short name like dense1', 'dense1 这样的短名')));
  const value = v.union(
    [finiteNumber, v.boolean(), boundedText(100)],
    expected('a number, text, true or false', '数字、文本、true 或 false'),
  );
  const edit = objectSchema({ step: boundedNumber(0, 2 ** 32 - 1, true), path: boundedText(120), value });
  const weights = recordOf(
    matching(tensorName, expected('a tensor name like dense1.kernel', 'dense1.kernel 这样的张量名')),
    listOf(finiteNumber, limits.weights, expected('a list of numbers', '数字列表')),
    limits.weights,
  );
  const holds = recordOf(
    matching(tensorName, expected('a tensor name like dense1.kernel', 'dense1.kernel 这样的张量名')),
    v.pipe(
      listOf(boundedNumber(0, limits.parameters - 1, true), limits.holds, expected('a list of indices', '下标列表')),
      v.transform((indices) => [...new Set(indices as number[])].toSorted((a, b) => a - b)),
    ),
    limits.holds,
  );
  const groups = Object.entries(modelGroups).map(([name, fields]): [string, Schema] => [
    name,
    v.optional(objectSchema(entriesOf(fields)), {}),
  ]);
  const someLayer = fact('text', { message: { en: 'needs at least one layer', zh: '至少需要一层' } });
  return objectSchema({
    version: v.literal(modelVersion),
    ...entriesOf(modelFields),
    ...Object.fromEntries(groups),
    layers: v.pipe(
      v.custom<unknown>((list) => !Array.isArray(list) || list.length > 0, someLayer),
      listOf(memberSchema(layers, { id }), limits.layers, expected('a list of layers', '层的列表')),
    ),
    weights: v.optional(weights, {}),
    holds: v.optional(holds, {}),
    edits: v.optional(listOf(edit, limits.edits, expected('a list of edits', '修改的列表')), []),
  });
}

/** JSON of any origin to a document: every version migrated, every default filled in, every layer with an id. */
export function parseModel(input: unknown): Result<ModelSpec> {
  const migrated = migrate(input);
  if (!migrated.ok) return migrated;
  schema ??= modelSchema();
  const parsed = v.safeParse(schema, migrated.value);
  if (!parsed.success) return failure(...problemsOf(parsed.issues, migrated.value));
  return withIds(parsed.output as ModelSpec);
}

/** Gives layers without an id the first free `<type><n>`, and refuses an id used twice. */
function withIds(spec: ModelSpec): Result<ModelSpec> {
  const taken = new Set<string>(['input']);
  const problems: Problem[] = [];
  spec.layers.forEach(({ id, type }, i) => {
    if (!id) return;
    if (taken.has(id)) problems.push(problem('duplicateId', ['layers', i, 'id'], { got: id, layer: type }));
    taken.add(id);
  });
  if (problems.length > 0) return failure(...problems);
  const ids = layerIds(spec.layers);
  return { ok: true, value: { ...spec, layers: spec.layers.map((layer, i) => ({ ...layer, id: ids[i] ?? '' })) } };
}

/** Text of a document, e.g. an opened file. */
export function parseModelText(text: string): Result<ModelSpec> {
  if (text.length > limits.text) return failure(problem('textLength', [], { max: limits.text, got: text.length }));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failure(problem('notJson', [], { message: error instanceof Error ? error.message.slice(0, 200) : '' }));
  }
  return parseModel(json);
}
