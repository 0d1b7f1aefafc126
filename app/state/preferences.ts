import type { Language } from '../../engine/spec/words.ts';

type Theme = 'light' | 'dark';

const key = 'gradlab.preferences';

interface Preferences {
  readonly language?: Language;
  readonly theme?: Theme;
}

function stored(): Preferences {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? parsed : {};
  } catch {
    return {}; // denied or damaged: the browser's own preferences serve
  }
}

/** The reader's choice, else what the browser asks for. */
export function readPreferences(): { readonly language: Language; readonly theme: Theme } {
  const { language, theme } = stored();
  const asked = navigator.languages.find((each) => /^(en|zh)\b/.test(each)) ?? 'en';
  return {
    language: language === 'en' || language === 'zh' ? language : asked.startsWith('zh') ? 'zh' : 'en',
    theme:
      theme === 'light' || theme === 'dark'
        ? theme
        : matchMedia('(prefers-color-scheme: dark)').matches
          ? 'dark'
          : 'light',
  };
}

export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...stored(), ...preferences }));
  } catch {
    // Denied: the choice lasts until the page is closed.
  }
}
