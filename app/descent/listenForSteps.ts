import { page } from '../state/playground.ts';
import { changeDescent, stepBy } from './descentStore.ts';

interface Steps {
  readonly last: number;
  readonly toggle: () => void;
}

/** Controls that make something of the arrows, and those that Space presses. */
const usesKey = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  target.closest(`input, select, textarea, [popover], [tabindex="0"]${key === ' ' ? ', button, summary' : ''}`) !==
    null;

/** The arrows step, Space plays, Home goes to the start, wherever the focus is. */
export function listenForSteps({ last, toggle }: Steps): () => void {
  const acts: Readonly<Record<string, () => void>> = {
    ArrowRight: () => stepBy(1, last),
    ArrowLeft: () => stepBy(-1, last),
    Home: () => changeDescent({ step: 0 }),
    ' ': toggle,
  };
  const onKey = (event: KeyboardEvent): void => {
    const { key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const act = Object.hasOwn(acts, key) ? acts[key] : undefined;
    if (!act || usesKey(event.target, key) || page.getState().singleKeys === 'off') return;
    event.preventDefault();
    act();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
