import { encode } from 'uqr';

export interface QrPicture {
  /** Modules per side, the quiet zone of four included. */
  readonly size: number;
  /** SVG path of the dark modules. */
  readonly path: string;
}

/** Bytes that the largest code (version 40, level L) holds. */
export const longestQr = 2953;

/** A QR code of a text; nothing where it holds more than a code can. */
export function qrPath(text: string): QrPicture | undefined {
  if (new TextEncoder().encode(text).length > longestQr) return undefined;
  const { size, data } = encode(text, { ecc: 'L', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x++) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x++;
      const run = x - from + 1;
      path += `M${from} ${y}h${run}v1h-${run}z`;
    }
  });
  return { size, path };
}
