import { failure, problem, type Result } from '../spec/problem.ts';
import { duplicateKey } from './duplicateKey.ts';
import { elementTypes } from './elementTypes.ts';

/** Where a tensor lies in the data behind the header; `begin` and `end` in bytes. */
export interface TensorPlace {
  readonly name: string;
  readonly type: keyof typeof elementTypes;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

export interface SafetensorsHeader {
  readonly tensors: readonly TensorPlace[];
  readonly metadata: Readonly<Record<string, string>>;
  readonly data: Uint8Array;
}

/** The names of all tensors that a document can have need far less. */
const longestHeader = 2 ** 20;
const highestRank = 8;

/** What is wrong, in both languages; thrown only inside this file. */
class Refusal extends Error {
  readonly en: string;
  readonly zh: string;

  constructor(en: string, zh: string) {
    super(en);
    this.en = en;
    this.zh = zh;
  }
}

/** Checks everything that can be wrong with a file before a single value is read. */
export function readSafetensorsHeader(bytes: Uint8Array): Result<SafetensorsHeader> {
  try {
    return { ok: true, value: checkedHeader(bytes) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failure(problem('file', [], { message: { en: error.en, zh: error.zh } }));
  }
}

function checkedHeader(bytes: Uint8Array): SafetensorsHeader {
  const { json, data } = split(bytes);
  const metadata: [string, string][] = [];
  const tensors: TensorPlace[] = [];
  for (const [name, entry] of Object.entries(json)) {
    if (name !== '__metadata__') tensors.push(placeOf(name, entry));
    else for (const pair of Object.entries(recordIn(entry))) metadata.push(textPair(pair));
  }
  refuseGaps(tensors, data.length);
  return { tensors, metadata: Object.fromEntries(metadata), data };
}

function split(bytes: Uint8Array): { json: Record<string, unknown>; data: Uint8Array } {
  if (bytes.length < 8) throw new Refusal('is too short for a safetensors file', '太短，不是 safetensors 文件');
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > longestHeader || Number(length) > bytes.length - 8)
    throw new Refusal(
      `is no safetensors file, or is cut off: its header claims ${length} bytes`,
      `不是 safetensors 文件或不完整：文件头自称 ${length} 字节`,
    );
  const end = 8 + Number(length);
  const text = textOf(bytes.subarray(8, end));
  const repeated = duplicateKey(text.source);
  if (repeated !== undefined)
    throw new Refusal(`has two tensors ${quoted(repeated)}`, `有两个张量 ${quoted(repeated)}`);
  return { json: recordIn(text.value), data: bytes.subarray(end) };
}

function textOf(bytes: Uint8Array): { source: string; value: unknown } {
  try {
    const source = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { source, value: JSON.parse(source) };
  } catch {
    throw new Refusal('has a header that is not JSON', '的文件头不是 JSON');
  }
}

function recordIn(value: unknown): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new Refusal('has a header that does not list tensors by name', '的文件头没有按名称列出张量');
}

function textPair([name, value]: [string, unknown]): [string, string] {
  if (typeof value === 'string') return [name, value];
  throw new Refusal(`has metadata ${quoted(name)} that is not text`, `的元数据 ${quoted(name)} 不是文本`);
}

const quoted = (name: string): string => `“${name.length > 60 ? `${name.slice(0, 57)}…` : name}”`;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function placeOf(name: string, entry: unknown): TensorPlace {
  const { dtype, shape, data_offsets: offsets } = recordIn(entry);
  const type = Object.keys(elementTypes).find((known) => known === dtype) as TensorPlace['type'] | undefined;
  const known = Object.keys(elementTypes).join(', ');
  if (!type)
    throw new Refusal(`has a tensor ${quoted(name)} that is not ${known}`, `的张量 ${quoted(name)} 不是 ${known}`);
  if (!Array.isArray(shape) || shape.length > highestRank || !shape.every(isCount))
    throw new Refusal(`has a tensor ${quoted(name)} without a proper shape`, `的张量 ${quoted(name)} 形状有误`);
  const [begin, end, ...more]: unknown[] = Array.isArray(offsets) ? offsets : [];
  const bytes = shape.reduce<number>((product, size) => product * size, elementTypes[type].bytes);
  if (!isCount(begin) || !isCount(end) || more.length > 0 || end - begin !== bytes)
    throw new Refusal(
      `has a tensor ${quoted(name)} whose place does not hold its shape ${shape.join('×')}`,
      `的张量 ${quoted(name)} 的位置与形状 ${shape.join('×')} 不符`,
    );
  return { name, type, shape, begin, end };
}

/** Every byte of the data must belong to exactly one tensor: nothing is hidden between them, and none share any. */
function refuseGaps(tensors: readonly TensorPlace[], length: number): void {
  let end = 0;
  for (const tensor of tensors.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (tensor.begin !== end)
      throw new Refusal(
        `has a tensor ${quoted(tensor.name)} that does not follow the one before it`,
        `的张量 ${quoted(tensor.name)} 没有紧接前一个张量`,
      );
    end = tensor.end;
  }
  if (end !== length)
    throw new Refusal(
      `has ${length} bytes of data, but its tensors need ${end}`,
      `有 ${length} 字节数据，而张量需要 ${end} 字节`,
    );
}
