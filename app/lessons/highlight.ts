import type { PlaceName } from '../../engine/lessons/places.ts';
import { places } from './places.ts';

/** A rule of its own, and no mark on the element: so it holds whenever the place is drawn anew. */
const sheet = new CSSStyleSheet();

/** Rings a place of the page, or none. */
export function highlight(name: PlaceName | undefined): void {
  if (!document.adoptedStyleSheets.includes(sheet))
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  sheet.replaceSync(
    name === undefined
      ? ''
      : `${places[name].selector} {
          outline: 3px solid var(--ink); outline-offset: -3px; border-radius: var(--radius-m);
          @media (prefers-reduced-motion: no-preference) { animation: pointed-at 900ms ease-out 2; }
        }`,
  );
}

const pressable = 'button:not([tabindex="-1"]), input, select, [tabindex="0"]';

/** Brings a place into view and the focus to it, or to the first thing in it that takes one. */
export function goToPlace(name: PlaceName): void {
  const found = [...document.querySelectorAll<HTMLElement>(places[name].selector)].find(
    (each) => each.offsetParent !== null,
  );
  if (!found) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  found.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' });
  const target = found.matches(pressable) ? found : found.querySelector<HTMLElement>(pressable);
  target?.focus({ preventScroll: true });
}
