/** What readers choose for themselves, no part of a document, and what each may be. */
export const preferenceChoices = {
  language: ['en', 'zh'],
  theme: ['system', 'light', 'dark'],
  /** Colours of values: by hue, or by lightness alone, for eyes that see no colour and for grey print. */
  scale: ['hue', 'lightness'],
  /** Whether single keys do something; those with Ctrl or Alt always do (WCAG 2.1.4). */
  singleKeys: ['on', 'off'],
} as const;

type Choices = typeof preferenceChoices;

export type Preferences = { readonly [Name in keyof Choices]: Choices[Name][number] };

const key = 'gradlab.preferences';

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
    preferenceChoices[name].find((choice): choice is Preferences[Name] => choice === kept[name]) ?? otherwise;
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
