import { useMemo } from 'react';
import { readPalette, type Palette } from '../charts/palette.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectTheme = ({ theme }: PageState) => theme;

/** The colours of the present theme, which stands on the root element before anything renders with it. */
export function usePalette(): Palette {
  const theme = usePage(selectTheme);
  return useMemo(() => paletteOf(theme), [theme]);
}

const known = new Map<PageState['theme'], Palette>();

function paletteOf(theme: PageState['theme']): Palette {
  const palette = known.get(theme) ?? readPalette(document.documentElement);
  known.set(theme, palette);
  return palette;
}
