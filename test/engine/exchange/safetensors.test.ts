import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors, type FileTensor } from '../../../engine/exchange/safetensors.ts';
import { describe as sentence, unwrap } from '../../../engine/spec/problem.ts';

const fixture = new Uint8Array(readFileSync(new URL('fixtures/tensors.safetensors', import.meta.url)));

/** A file with this header and so many bytes of data. */
function file(header: unknown, dataLength: number): Uint8Array {
  const json = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + dataLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

function refusal(bytes: Uint8Array): string {
  const result = readSafetensors(bytes);
  if (result.ok) throw new Error('was accepted');
  return result.problems.map((problem) => sentence(problem)).join('\n');
}

const f32 = (shape: number[], begin: number, end: number) => ({ dtype: 'F32', shape, data_offsets: [begin, end] });

describe('readSafetensors', () => {
  it('reads what an independent script wrote', () => {
    const { tensors, metadata } = unwrap(readSafetensors(fixture));
    expect(metadata).toEqual({ format: 'pt', 'made by': 'makeTensors.py' });
    expect(tensors).toEqual({
      'dense1.kernel': { shape: [3, 2], values: Float32Array.of(0.5, -1.25, 3, 1e-7, -0, 65504) },
      'dense1.bias': { shape: [2], values: Float32Array.of(1, -2.5) },
      double: { shape: [2], values: Float32Array.of(0.1, -Infinity) },
      half: { shape: [2, 2], values: Float32Array.of(1.5, -0.000060975551605224609375, 65504, 5.960464477539063e-8) },
      brain: { shape: [3, 1], values: Float32Array.of(1, -3.140625, Infinity) },
      scalar: { shape: [], values: Float32Array.of(7) },
      empty: { shape: [0, 4], values: new Float32Array() },
    });
  });

  it('reads from the middle of a larger buffer', () => {
    const larger = new Uint8Array(fixture.length + 3);
    larger.set(fixture, 3);
    expect(readSafetensors(larger.subarray(3))).toEqual(readSafetensors(fixture));
  });

  it.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /the file is too short/],
    ['a header longer than the file', fixture.subarray(0, 40), /cut off: its header claims \d+ bytes/],
    ['a header of 2^60 bytes', Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 16, 123, 125), /claims 1152921504606846976 bytes/],
    ['a missing last byte', fixture.subarray(0, -1), /has 65 bytes of data, but its tensors need 66/],
    ['a byte too many', Uint8Array.of(...fixture, 0), /has 67 bytes of data, but its tensors need 66/],
    ['text that is not JSON', file('{"a":', 0), /header that is not JSON/],
    ['a header that is a list', file([], 0), /does not list tensors by name/],
    ['a tensor that is a number', file({ a: 1 }, 0), /does not list tensors by name/],
    [
      'an integer tensor',
      file({ a: { dtype: 'I64', shape: [1], data_offsets: [0, 8] } }, 8),
      /“a” that is not F64, F32/,
    ],
    [
      'a type of no own name',
      file({ a: { dtype: 'toString', shape: [1], data_offsets: [0, 8] } }, 8),
      /“a” that is not/,
    ],
    ['a negative size', file({ a: f32([-1, -1], 0, 4) }, 4), /“a” without a proper shape/],
    ['a fractional size', file({ a: f32([0.5, 2], 0, 4) }, 4), /“a” without a proper shape/],
    ['nine dimensions', file({ a: f32([1, 1, 1, 1, 1, 1, 1, 1, 1], 0, 4) }, 4), /“a” without a proper shape/],
    ['sizes that overflow', file({ a: f32([2 ** 52, 2 ** 52], 0, 4) }, 4), /“a” whose place does not hold its shape/],
    ['an end before the begin', file({ a: f32([1], 4, 0) }, 4), /“a” whose place does not hold its shape 1/],
    ['three offsets', file({ a: { dtype: 'F32', shape: [1], data_offsets: [0, 4, 8] } }, 8), /“a” whose place/],
    ['overlap', file({ a: f32([2], 0, 8), b: f32([2], 4, 12) }, 12), /“b” that does not follow the one before it/],
    ['a hole', file({ a: f32([1], 0, 4), b: f32([1], 8, 12) }, 12), /“b” that does not follow the one before it/],
    ['a place behind the end', file({ a: f32([1], 0, 4), b: f32([1], 4, 8) }, 4), /has 4 bytes of data.*need 8/],
    ['metadata of numbers', file({ __metadata__: { epoch: 3 } }, 0), /metadata “epoch” that is not text/],
    [
      'a name twice',
      file(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}, "\\u0061" : {"dtype":"F32","shape":[],"data_offsets":[0,4]}}',
        4,
      ),
      /has two tensors “a”/,
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(refusal(bytes)).toMatch(message);
  });

  it('takes __proto__ for a name like any other', () => {
    const bytes = file('{"__proto__":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}', 4);
    const { tensors } = unwrap(readSafetensors(bytes));
    expect(Object.keys(tensors)).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(tensors)).toBe(Object.prototype);
  });
});

describe('writeSafetensors', () => {
  const tensor = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }).chain((shape) =>
    fc
      .float32Array({
        minLength: shape.reduce((a, b) => a * b, 1),
        maxLength: shape.reduce((a, b) => a * b, 1),
        noNaN: true,
      })
      .map((values): FileTensor => ({ shape, values })),
  );

  it('writes what it reads', () => {
    const name = fc.string().filter((text) => text !== '__metadata__');
    const metadata = fc.dictionary(fc.string(), fc.string());
    fc.assert(
      fc.property(fc.dictionary(name, tensor), metadata, (tensors, words) => {
        const bytes = writeSafetensors(tensors, words);
        expect(new DataView(bytes.buffer).getUint32(0, true) % 8).toBe(0);
        const read = unwrap(readSafetensors(bytes));
        expect(new Map(Object.entries(read.tensors))).toEqual(new Map(Object.entries(tensors)));
        expect(new Map(Object.entries(read.metadata))).toEqual(new Map(Object.entries(words)));
      }),
      { numRuns: 300 },
    );
  });

  it('is read by Python', ({ skip }) => {
    const script = `
import json, struct, sys
bytes = sys.stdin.buffer.read()
n = struct.unpack("<Q", bytes[:8])[0]
header = json.loads(bytes[8 : 8 + n])
begin, end = header["w"]["data_offsets"]
values = struct.unpack("<%df" % ((end - begin) // 4), bytes[8 + n + begin : 8 + n + end])
print(json.dumps([header["__metadata__"], header["w"]["dtype"], header["w"]["shape"], values]))`;
    const values = Float32Array.of(1.5, -2, 0.25, 1e6, -0.5, 3);
    const bytes = writeSafetensors(
      { b: { shape: [1], values: Float32Array.of(9) }, w: { shape: [2, 3], values } },
      { format: 'pt' },
    );
    let printed: string;
    try {
      printed = execFileSync('python3', ['-c', script], { input: bytes, encoding: 'utf8' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return skip('no python3 here');
      throw error;
    }
    expect(JSON.parse(printed)).toEqual([{ format: 'pt' }, 'F32', [2, 3], [...values]]);
  });

  it('refuses values that do not fill their shape', () => {
    expect(() => writeSafetensors({ w: { shape: [2, 3], values: new Float32Array(5) } })).toThrow(
      /w with shape \[2, 3\] has 5/,
    );
  });
});

describe('mutated files', () => {
  const edit = fc.tuple(fc.nat({ max: fixture.length - 1 }), fc.integer({ min: 0, max: 255 }));

  it('are read or refused with a sentence', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat({ max: fixture.length }), (edits, cut) => {
        const bytes = cut % 3 === 0 ? fixture.slice(0, cut) : fixture.slice();
        for (const [at, value] of edits) if (at < bytes.length) bytes[at] = value;
        const result = readSafetensors(bytes);
        if (result.ok) read++;
        else for (const problem of result.problems) expect(sentence(problem).length).toBeGreaterThan(10);
      }),
      { numRuns: 3000 },
    );
    // Some mutations only change a value.
    expect(read).toBeGreaterThan(0);
  });
});
