import { deflateSync } from 'fflate';
import { failure, problem, type Result } from '../spec/problem.ts';
import type { Json } from '../spec/withoutDefaults.ts';
import type { Words } from '../spec/words.ts';
import { fromBase64url, toBase64url } from './base64url.ts';
import { crc32 } from './crc32.ts';
import { dictionary } from './dictionary.ts';
import { inflateCapped } from './inflateCapped.ts';

/** The version of the form of links; the document inside has its own. */
const linkVersion = 1;

/** Characters after `#`; a document that needs more travels as a file. */
export const longestLink = 64 * 1024;

/** Bytes of JSON, whatever a link of permitted length claims to unfold to. */
const largestJson = 2 ** 20;

/** Ways in which a link can be no link, for the reader to act on. */
const complaints = {
  empty: { en: 'is empty', zh: '是空的' },
  foreign: { en: 'is not one of this playground', zh: '不是本站的链接' },
  newer: { en: 'was made by a newer page; reload to get it', zh: '来自更新的版本，请刷新页面' },
  damaged: { en: 'is incomplete or mistyped; copy the whole of it again', zh: '不完整或有误，请重新复制整个链接' },
  tooLong: { en: `is longer than ${longestLink} characters`, zh: `超过 ${longestLink} 个字符` },
  tooLarge: { en: `unfolds to more than ${largestJson} bytes`, zh: `展开后超过 ${largestJson} 字节` },
} as const satisfies Record<string, Words>;

const refused = (why: keyof typeof complaints) => failure(problem('link', [], { message: complaints[why] }));

/** 32 bits over version and body, in six letters. */
function checksum(text: string): string {
  const sum = crc32(new TextEncoder().encode(text));
  return toBase64url(Uint8Array.of(sum >>> 24, sum >>> 16, sum >>> 8, sum));
}

/** JSON as it stands in an address: `1.<base64url of raw deflate>.<checksum>`. The same JSON gives the same text. */
export function writeLinkText(json: Json): string {
  const bytes = new TextEncoder().encode(JSON.stringify(json));
  const text = `${linkVersion}.${toBase64url(deflateSync(bytes, { level: 9, dictionary }))}`;
  return `${text}.${checksum(text)}`;
}

/** The JSON in such a text, whatever it holds; or why it is none. */
export function readLinkText(text: string): Result<unknown> {
  if (text === '') return refused('empty');
  if (text.length > longestLink) return refused('tooLong');
  const [version = '', body = '', sum = '', ...more] = text.split('.');
  if (!/^[1-9]\d{0,3}$/.test(version)) return refused('foreign');
  if (Number(version) > linkVersion) return refused('newer');
  const deflated = more.length === 0 && sum === checksum(`${version}.${body}`) ? fromBase64url(body) : undefined;
  if (!deflated) return refused('damaged');
  const unfolded = inflateCapped(deflated, largestJson, dictionary);
  if (unfolded === 'tooLarge') return refused('tooLarge');
  const json = unfolded === 'damaged' ? undefined : jsonOf(unfolded);
  return json ? { ok: true, value: json.value } : refused('damaged');
}

function jsonOf(bytes: Uint8Array): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
