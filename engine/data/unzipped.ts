import { gunzipSync } from 'fflate';
import { crc32 } from '../exchange/crc32.ts';

/** Deflate makes at most so many bytes of one. */
const largestRatio = 1032;

/**
 * The content of a gzip file of one member, checked against its length and CRC-32; any other bytes as they are.
 * Never more than `most` bytes are made, nor more than the file can hold: its stated length is checked first.
 */
export function unzipped(bytes: Uint8Array, most: number): Uint8Array | 'damaged' | 'tooLarge' {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.length > most ? 'tooLarge' : bytes;
  if (bytes.length < 20) return 'damaged';
  const trailer = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 8, 8);
  const length = trailer.getUint32(4, true);
  if (length > bytes.length * largestRatio) return 'damaged';
  if (length > most) return 'tooLarge';
  try {
    const content = gunzipSync(bytes, { out: new Uint8Array(length) });
    return content.length === length && crc32(content) === trailer.getUint32(0, true) ? content : 'damaged';
  } catch {
    // fflate throws an error of its own for what is not deflate, and a RangeError where more comes than stated.
    return 'damaged';
  }
}
