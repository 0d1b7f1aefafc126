import type { PageState, PageStore } from '../state/pageStore.ts';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** What the page wears now: the reader's theme, or the system's where it is left to that. */
export const themeOf = ({ theme }: Pick<PageState, 'theme'>): 'light' | 'dark' => {
  if (theme !== 'system') return theme;
  return dark.matches ? 'dark' : 'light';
};

/** Stylesheets and pictures read theme and scale from the root element: they stand there before anything is drawn. */
export function dressRoot(page: PageStore): void {
  const dress = (): void => {
    const state = page.getState();
    const root = document.documentElement;
    root.dataset['theme'] = themeOf(state);
    root.dataset['scale'] = state.scale;
    root.lang = state.language === 'zh' ? 'zh-Hans' : 'en';
  };
  dress();
  page.subscribe(({ language, theme, scale }, before) => {
    if (language !== before.language || theme !== before.theme || scale !== before.scale) dress();
  });
  onSystemTheme(dress);
}

/** Hears when the system turns light or dark. */
export function onSystemTheme(listener: () => void): () => void {
  dark.addEventListener('change', listener);
  return () => dark.removeEventListener('change', listener);
}
