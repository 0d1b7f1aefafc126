import { describe, expect, it } from 'vitest';
import { differentiate } from '../../../engine/formula/differentiate.ts';
import { call, constant, variable } from '../../../engine/formula/expression.ts';
import { operations } from '../../../engine/formula/operations.ts';
import { parse } from '../../../engine/formula/parse.ts';
import { printWgsl } from '../../../engine/formula/printWgsl.ts';
import { wgslPrelude, type WgslType } from '../../../engine/formula/wgslPrelude.ts';

const types: readonly WgslType[] = ['f32', 'vec2f', 'vec3f', 'vec4f'];
const print = (text: string, type: WgslType = 'f32'): string =>
  printWgsl([{ name: 'result', expression: parse(text) }], { variables: { x: 'x', y: 'y' }, type });

describe('printWgsl', () => {
  it.each([
    ['x', 'let result = x;'],
    ['x + 1', 'let result = (1.0 + x);'],
    ['-2 * x', 'let result = ((-2.0) * x);'],
    ['x / y - y', 'let result = ((x / y) - y);'],
    ['max(x, 0)', 'let result = max(x, 0.0);'],
    ['tanh(x)', 'let result = tanh_f32(x);'],
    ['mod(x, y)', 'let result = mod_f32(x, y);'],
    ['x > y', 'let result = select(0.0, 1.0, (x > y));'],
    ['x >= 0 ? y : 2', 'let result = select(2.0, y, (x >= 0.0));'],
    ['x ? y : 2', 'let result = select(2.0, y, (x != 0.0));'],
    ['x^3', 'let result = (x * (x * x));'],
  ])('%s', (text, expected) => {
    expect(print(text)).toBe(expected);
  });

  it('splats numbers for vectors', () => {
    expect(print('2 * relu(x)', 'vec3f')).toBe('let result = (vec3f(2.0) * max(x, vec3f(0.0)));');
    expect(print('x > 0', 'vec4f')).toBe('let result = select(vec4f(0.0), vec4f(1.0), (x > vec4f(0.0)));');
  });

  it('binds a shared node once, across roots', () => {
    const f = parse('x * sigmoid(x)');
    const roots = [
      { name: 'f', expression: f },
      { name: 'slope', expression: differentiate(f, 'x') },
      { name: 'again', expression: f },
    ];
    const text = printWgsl(roots, { variables: { x: 'z[0]' }, type: 'f32', prefix: 't' });
    expect(text.match(/sigmoid_f32/g)).toHaveLength(1);
    expect(text).toContain('let t0 = sigmoid_f32(z[0]);');
    expect(text.match(/let again = t\d;/g)).toHaveLength(1);
  });

  it('keeps nesting shallow and lines short for long formulas', () => {
    let e = variable('x');
    for (let i = 0; i < 300; i++) e = call('tanh', call('add', e, variable('y')));
    const lines = printWgsl([{ name: 'r', expression: e }], { variables: { x: 'x', y: 'y' }, type: 'vec4f' }).split(
      '\n',
    );
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(120);
    expect(lines.length).toBeLessThan(200);
  });

  it('writes numbers that are the same in 32 bits', () => {
    expect(print('x * 0.1')).toBe('let result = (0.1 * x);');
    expect(print('x * pi')).toContain('3.1415927');
    expect(print('x * 1e-7')).toContain('1e-7');
    expect(print('x * 16777217')).toContain('16777216.0');
    // beyond the largest 32-bit number a literal would not compile
    expect(print('x * 1e300')).toContain('3.4028235e+38');
    expect(print('x + -1e300')).toContain('3.4028235e+38');
  });

  it('leaves no operation on literals to the shader compiler', () => {
    const expression = call('add', variable('x'), call('div', constant(1), constant(0)));
    const text = printWgsl([{ name: 'r', expression }], { variables: { x: 'x' }, type: 'f32' });
    expect(text).toBe('let n0 = 1.0;\nlet n1 = 0.0;\nlet r = (x + (n0 / n1));');
  });

  it('names a variable without text', () => {
    expect(() => print('z')).toThrow('no WGSL text for the variable "z"');
  });
});

describe.each(types)('the prelude for %s', (type) => {
  const prelude = wgslPrelude(type);
  it('has no placeholder left', () => {
    expect(prelude).not.toMatch(/Value|alias/);
    expect(prelude).toContain(`fn tanh_${type}(x: ${type}) -> ${type} {`);
  });

  it('defines every function that a formula can call, once', () => {
    const variables = { x: 'x', y: 'y', z: 'z' };
    for (const [operator, { arity }] of Object.entries(operations)) {
      const args = ['x', 'y', 'z'].slice(0, arity).map(variable);
      const expression = call(operator as keyof typeof operations, ...args);
      const text = printWgsl([{ name: 'r', expression }], { variables, type });
      for (const [, name] of text.matchAll(/(\w+_(?:f32|vec.f))\(/g)) {
        expect(prelude.match(new RegExp(`^fn ${name}\\(`, 'gm')), operator).toHaveLength(1);
      }
    }
  });

  it('calls only what it defines', () => {
    for (const [, name] of prelude.matchAll(/(\w+_(?:f32|vec.f))\(/g)) expect(prelude).toContain(`fn ${name}(`);
  });
});
