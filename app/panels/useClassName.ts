import type { Summary } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';

/** What a class is called: by its name, or by its number. */
export function useClassName({ classNames }: Summary): (label: number) => string {
  const { say } = useText();
  return (label) => {
    const words = classNames[label];
    return words ? say(words) : String(label);
  };
}
