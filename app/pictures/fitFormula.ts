import { brokenFormula, lastLevel } from './brokenFormula.ts';

/** Pixels. */
const smallest = 11;

/**
 * Sets a formula that is longer than its place on several lines, broken within brackets only where it must be; then
 * smaller, as far as it can be read. What is longer still is scrolled, by keyboard too.
 */
export function fitFormula(place: HTMLElement, formula: Element): void {
  const isTooWide = (): boolean => place.scrollWidth > place.clientWidth;
  place.style.removeProperty('--shrunk');
  place.replaceChildren(formula);
  for (let level = 0; isTooWide() && level <= lastLevel; level++)
    place.replaceChildren(...brokenFormula(formula, level));
  const { firstElementChild } = place;
  let size = firstElementChild ? Number.parseFloat(getComputedStyle(firstElementChild).fontSize) : smallest;
  // Not all of it shrinks alike: what is too wide still is set smaller again.
  while (isTooWide() && size > smallest) {
    size = Math.max(smallest, (size * place.clientWidth) / place.scrollWidth - 0.1);
    place.style.setProperty('--shrunk', `${size}px`);
  }
}

/** Whether it stands there as it would with room enough. */
export const isWhole = (place: HTMLElement): boolean =>
  place.childElementCount === 1 && place.style.getPropertyValue('--shrunk') === '';
