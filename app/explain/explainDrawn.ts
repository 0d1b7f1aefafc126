import { page } from '../state/playground.ts';
import { openWalk } from './walking.ts';

/** Explains a drawn sample, as the class that it is taken for until somebody says what it is. */
export function explainDrawn(values: ArrayLike<number>, label: number): void {
  page.setState({ drawn: { values: Array.from(values), label } });
  openWalk({ sample: 'drawn' });
}
