import { useMemo, useSyncExternalStore } from 'react';
import { readPalette, type Palette } from '../charts/palette.ts';
import { page } from '../state/playground.ts';
import { onSystemTheme, themeOf } from './dressRoot.ts';

/** The colours as the page is dressed now, which stand on the root element before anything renders with them. */
export function usePalette(): Palette {
  const dress = useSyncExternalStore(listen, dressNow);
  return useMemo(() => paletteOf(dress), [dress]);
}

const dressNow = (): string => `${themeOf(page.getState())} ${page.getState().scale}`;

function listen(onChange: () => void): () => void {
  const stop = [page.subscribe(onChange), onSystemTheme(onChange)];
  return () => stop.forEach((each) => each());
}

const known = new Map<string, Palette>();

function paletteOf(dress: string): Palette {
  const palette = known.get(dress) ?? readPalette(document.documentElement);
  known.set(dress, palette);
  return palette;
}
