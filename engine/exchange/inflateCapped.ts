import { Inflate } from 'fflate';

/** Small, so that at most about 1,032 times as much comes out before the size is looked at. */
const pieceLength = 512;

class TooLarge extends Error {}

/** The bytes behind a raw deflate stream, unless it is damaged or would give more than `most` of them. */
export function inflateCapped(
  deflated: Uint8Array,
  most: number,
  dictionary?: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> | 'damaged' | 'tooLarge' {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate(dictionary ? { dictionary } : {}, (piece) => {
    length += piece.length;
    if (length > most) throw new TooLarge();
    pieces.push(piece);
  });
  try {
    for (let start = 0; start < deflated.length; start += pieceLength) {
      const end = start + pieceLength;
      inflate.push(deflated.slice(start, end), end >= deflated.length);
    }
  } catch (error) {
    // fflate throws for every stream that is not deflate, and for one that ends too early.
    return error instanceof TooLarge ? 'tooLarge' : 'damaged';
  }
  const bytes = new Uint8Array(length);
  let filled = 0;
  for (const piece of pieces) {
    bytes.set(piece, filled);
    filled += piece.length;
  }
  return bytes;
}
