import type { IdxSource, IdxSourceFile } from '../../engine/data/idxSources.ts';
import type { FileStore } from './fileStore.ts';
import { Sha256 } from './sha256.ts';

/** Why files could not be fetched. */
export type FetchReason = 'offline' | 'blocked' | 'missing' | 'broken' | 'checksum';

export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly reason: FetchReason;
  /** Host that failed, and the file asked for. */
  readonly host: string;
  readonly file: string;

  constructor(reason: FetchReason, address: string, file: string) {
    super(`${reason}: ${file} from ${address}`);
    this.reason = reason;
    this.host = new URL(address).host;
    this.file = file;
  }
}

export interface FetchOptions {
  /** Folder beside the page, ending in a slash. */
  readonly beside: string;
  readonly store: FileStore;
  readonly signal: AbortSignal;
  /** Bytes so far, of all files. */
  readonly onProgress: (received: number) => void;
  readonly isOnline?: () => boolean;
}

export interface Fetched {
  /** By the names that documents use: file name, or folder and file name. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Whether the browser keeps them for the next time. */
  readonly kept: boolean;
}

export const bytesOf = ({ files }: IdxSource): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** What a kept file is called: two sets have files of the same name. */
const storeName = ({ folder }: IdxSource, { name }: IdxSourceFile): string => `${folder}/${name}`;

/** The files of a source, if this browser keeps them all. Never throws: what cannot be read is not there. */
export async function keptFiles(source: IdxSource, store: FileStore): Promise<Fetched['files'] | undefined> {
  try {
    const found = new Map<string, Uint8Array>();
    for (const file of source.files) {
      const bytes = await store.get(storeName(source, file));
      if (!bytes) return undefined;
      found.set(file.name, bytes);
    }
    return found;
  } catch {
    return undefined;
  }
}

/**
 * The files of a source, from beside the page where they lie there, else from the first mirror that has them. What
 * comes from a mirror must be the very bytes; beside the page it must at least be such a file, since whoever serves
 * the page put it there. Throws a FetchError, or the signal's own error.
 */
export async function fetchIdx(source: IdxSource, options: FetchOptions): Promise<Fetched> {
  const files = new Map<string, Uint8Array>();
  let kept = true;
  let before = 0;
  for (const file of source.files) {
    const bytes = await fetchFile(source, file, before, options);
    files.set(file.name, bytes);
    before += file.bytes;
    options.onProgress(before);
    kept &&= await options.store.put(storeName(source, file), bytes).then(
      () => true,
      () => false,
    );
  }
  return { files, kept };
}

async function fetchFile(
  source: IdxSource,
  file: IdxSourceFile,
  before: number,
  options: FetchOptions,
): Promise<Uint8Array> {
  const beside = await receive(`${options.beside}${source.folder}/${file.name}`, file, before, options).catch(
    (error: unknown) => {
      if (options.signal.aborted) throw error;
      return undefined;
    },
  );
  if (beside && (beside.sha256 === file.sha256 || isImageFile(beside.bytes))) return beside.bytes;
  let failure: unknown;
  for (const mirror of source.mirrors) {
    try {
      const { bytes, sha256 } = await receive(`${mirror}${file.name}`, file, before, options);
      if (sha256 === file.sha256) return bytes;
      failure = new FetchError(bytes.length < file.bytes ? 'broken' : 'checksum', mirror, file.name);
    } catch (error) {
      if (options.signal.aborted) throw error;
      failure = error;
    }
  }
  throw failure ?? new FetchError('missing', options.beside, file.name);
}

/** A gzip file, or an IDX file of bytes as it is: not the page that some servers answer everything with. */
const isImageFile = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x1f && bytes[1] === 0x8b) || (bytes[0] === 0 && bytes[1] === 0 && bytes[2] === 8);

async function receive(
  address: string,
  file: IdxSourceFile,
  before: number,
  { signal, onProgress, isOnline = () => navigator.onLine }: FetchOptions,
): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const failed = (reason: FetchReason) => new FetchError(isOnline() ? reason : 'offline', address, file.name);
  const response = await fetch(address, { signal, credentials: 'omit' }).catch((error: unknown) => {
    // Scripts are not told whether nobody answered or the answer may not be read.
    throw signal.aborted ? error : failed('blocked');
  });
  if (!response.ok || !response.body) throw failed('missing');
  const sum = new Sha256();
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw signal.aborted ? error : failed('broken');
    });
    if (done) break;
    sum.update(value);
    parts.push(value);
    length += value.length;
    onProgress(before + Math.min(length, file.bytes));
  }
  const bytes = new Uint8Array(length);
  parts.reduce((at, part) => (bytes.set(part, at), at + part.length), 0);
  return { bytes, sha256: sum.digest() };
}
