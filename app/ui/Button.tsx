import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface ButtonProps {
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly look?: 'quiet' | 'line' | 'ink';
  readonly disabled?: boolean;
  /** The keys that do the same, in ARIA's notation. */
  readonly keys?: string;
  /** More about what it does. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

export function Button({ onPress, icon, look = 'quiet', disabled = false, keys, hint, children }: ButtonProps) {
  return (
    <button
      type="button"
      className={look === 'quiet' ? 'button' : `button button-${look}`}
      onClick={onPress}
      disabled={disabled}
      aria-keyshortcuts={keys}
      title={hint}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
