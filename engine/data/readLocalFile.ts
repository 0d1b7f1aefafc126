import { crc32 } from '../exchange/crc32.ts';
import { problem, ProblemError, type Problem } from '../spec/problem.ts';
import type { Files } from './dataset.ts';
import { fileError } from './fileError.ts';
import { unzipped } from './unzipped.ts';

/** The bytes of a local file, with or without its ending .gz; undefined where there is none. */
export const findFile = (files: Files, name: string): Uint8Array | undefined =>
  files.get(name) ?? files.get(name.endsWith('.gz') ? name.slice(0, -3) : `${name}.gz`);

/** A local file to be read. */
export interface LocalFile {
  /** The field of the data that names it. */
  readonly field: string;
  readonly name: string;
  /** CRC-32 of its content in 8 hexadecimal digits; empty: not checked. */
  readonly checksum: string;
  /** The dataset that does without files, to be offered where this one is missing. */
  readonly standIn: string;
}

/** What to say where a file is missing. */
export const missingFile = ({ field, name, standIn }: Omit<LocalFile, 'checksum'>): Problem =>
  problem('missingFile', ['data', field], { name, standIn });

/** Its content, unzipped and checked, at most `most` bytes. Throws a ProblemError that names field and file. */
export function readLocalFile(file: LocalFile, files: Files, most: number): Uint8Array {
  const { field, name, checksum } = file;
  const found = findFile(files, name);
  if (!found) throw new ProblemError([missingFile(file)]);
  const content = unzipped(found, most);
  if (content === 'damaged') throw fileError(field, name, 'is a damaged gzip file', '是损坏的 gzip 文件');
  if (content === 'tooLarge') {
    const size = most / 2 ** 20;
    throw fileError(field, name, `holds more than ${size} MB`, `超过 ${size} MB`);
  }
  if (checksum === '') return content;
  const got = crc32(content).toString(16).padStart(8, '0');
  if (got === checksum) return content;
  throw fileError(
    field,
    name,
    `is not the one this document was made with: its checksum is ${got}, not ${checksum}`,
    `不是此文档所用的文件：校验和为 ${got}，应为 ${checksum}`,
  );
}
