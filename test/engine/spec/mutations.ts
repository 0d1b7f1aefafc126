import fc from 'fast-check';

type Path = readonly (string | number)[];

/** Paths to every value inside a JSON tree, the root's empty one first. */
function pathsOf(tree: unknown, path: Path = []): Path[] {
  if (typeof tree !== 'object' || tree === null) return [path];
  const keys = Array.isArray(tree) ? [...tree.keys()] : Object.keys(tree);
  return [path, ...keys.flatMap((key) => pathsOf((tree as Record<string | number, unknown>)[key], [...path, key]))];
}

function replaceAt(tree: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (key === undefined) return change(tree);
  if (Array.isArray(tree)) return tree.map((item, i) => (i === key ? replaceAt(item, rest, change) : item));
  return Object.fromEntries(
    Object.entries(tree as object).map(([name, value]) => [
      name,
      name === key ? replaceAt(value, rest, change) : value,
    ]),
  );
}

const long = 'x'.repeat(1_000_000);
const many = Array.from({ length: 200_000 }, (_, i) => i);
let deep: unknown = 'dense';
for (let i = 0; i < 50_000; i++) deep = i % 2 ? { type: deep } : [deep];
// Or printing a counterexample would overflow the stack.
Object.defineProperty(deep, fc.toStringMethod, { value: () => '{ type: [{ type: […] }] }' });

/** Values that have broken parsers before. */
const hostile = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, '', 'dense', [], {}, -1, 0.5, 1e308, -1e-320, 2 ** 53, 2 ** 32),
  fc.constantFrom<unknown>(
    Number.NaN,
    Infinity,
    -Infinity,
    -0,
    long,
    many,
    deep,
    [[[]]],
    { type: {} },
    '\u0000',
    '\uD800',
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'toString',
    'x'.repeat(1001),
    '('.repeat(500),
    '1/0',
    'e^e^e^e',
    'log(0)',
  ),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__": {"type": "dense"}}'),
    { constructor: { prototype: 1 } },
    { length: 3 },
  ),
  fc.jsonValue(),
  fc.string().map((text) => `x + ${text}`),
);

const name = fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'type', 'id', 'units', '0', '', long);

interface Mutation {
  readonly where: number;
  readonly how: 'replace' | 'remove' | 'add' | 'repeat' | 'nudge';
  readonly value: unknown;
  readonly name: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  where: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'repeat', 'nudge'),
  value: hostile,
  name,
});

function mutate(tree: unknown, { where, how, value, name: key }: Mutation): unknown {
  const paths = pathsOf(tree);
  const path = paths[where % paths.length] ?? [];
  const last = path.at(-1);
  if (how === 'remove' && last !== undefined)
    return replaceAt(tree, path.slice(0, -1), (parent) =>
      Array.isArray(parent)
        ? parent.filter((_, i) => i !== last)
        : Object.fromEntries(Object.entries(parent as object).filter(([each]) => each !== last)),
    );
  return replaceAt(tree, path, (old) => {
    if (how === 'nudge' && typeof old === 'number') return old * 1e6 + 0.5;
    if (how === 'nudge' && typeof old === 'string') return `${old}${key.slice(0, 20)}`;
    if (how === 'repeat' && Array.isArray(old)) return Array.from({ length: 70 }, () => old).flat();
    if (how === 'add' && Array.isArray(old)) return [...old, value];
    if (how === 'add' && typeof old === 'object' && old !== null)
      return Object.fromEntries([...Object.entries(old), [key, value]]);
    return value;
  });
}

/** A JSON tree with one to four faults: wrong types, huge numbers, deep nesting, unknown and prototype keys, long texts. */
export const mutated = (trees: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(trees, fc.array(mutation, { minLength: 1, maxLength: 4 }))
    .map(([tree, mutations]) =>
      mutations.reduce<unknown>((each, fault) => (pathsAreFew(each) ? mutate(each, fault) : each), tree),
    );

/** Trees that a mutation has already made deep or vast are left as they are. */
function pathsAreFew(tree: unknown, depth = 0): boolean {
  if (typeof tree !== 'object' || tree === null) return true;
  if (depth > 30) return false;
  const values = Object.values(tree);
  return values.length < 500 && values.every((value) => pathsAreFew(value, depth + 1));
}
