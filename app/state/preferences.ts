import type { Language } from '../../engine/spec/words.ts';

/** What readers choose for themselves: no part of a document. */
export interface Preferences {
  readonly language: Language;
  readonly theme: 'system' | 'light' | 'dark';
  /** Colours of values: by hue, or by lightness alone, for eyes that see no colour and for grey print. */
  readonly scale: 'hue' | 'lightness';
  /** Whether single keys do something; those with Ctrl or Alt always do (WCAG 2.1.4). */
  readonly singleKeys: 'on' | 'off';
}

const key = 'gradlab.preferences';

const choices: { readonly [Name in keyof Preferences]: readonly Preferences[Name][] } = {
  language: ['en', 'zh'],
  theme: ['system', 'light', 'dark'],
  scale: ['hue', 'lightness'],
  singleKeys: ['on', 'off'],
};

function stored(): Readonly<Record<string, unknown>> {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {}; // denied or damaged: the browser's own preferences serve
  }
}

/** The reader's choices; of those not made the language is the first that the browser asks for and we have. */
export function readPreferences(): Preferences {
  const kept = stored();
  const chosen = <Name extends keyof Preferences>(name: Name, otherwise: Preferences[Name]): Preferences[Name] =>
    choices[name].find((choice) => choice === kept[name]) ?? otherwise;
  const asked = navigator.languages.find((each) => /^(en|zh)\b/.test(each)) ?? 'en';
  return {
    language: chosen('language', asked.startsWith('zh') ? 'zh' : 'en'),
    theme: chosen('theme', 'system'),
    scale: chosen('scale', 'hue'),
    singleKeys: chosen('singleKeys', 'on'),
  };
}

export function storePreferences(preferences: Partial<Preferences>): void {
  try {
    localStorage.setItem(key, JSON.stringify({ ...stored(), ...preferences }));
  } catch {
    // Denied: the choice lasts until the page is closed.
  }
}
