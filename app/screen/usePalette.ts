import { useMemo } from 'react';
import { readPalette, type Palette } from '../charts/palette.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';

const selectTheme = ({ theme }: PageState) => theme;

/** The colours of the present theme, which stands on the root element before anything renders with it. */
export function usePalette(): Palette {
  const theme = usePage(selectTheme);
  return useMemo(() => {
    document.documentElement.dataset['theme'] = theme;
    return readPalette(document.documentElement);
  }, [theme]);
}
