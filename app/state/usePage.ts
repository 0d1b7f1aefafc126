import { usePart, type PageState } from './pageStore.ts';
import { page } from './playground.ts';

/** A part of the page's state; the selector is a constant beside the component. */
export const usePage = <Part>(selector: (state: PageState) => Part): Part => usePart(page, selector);
