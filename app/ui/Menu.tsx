import type { KeyboardEvent, ReactNode } from 'react';
import { Icon, type IconName } from './Icon.tsx';
import { keyNames } from './keyNames.ts';
import { Popover } from './Popover.tsx';

export interface MenuItem {
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly disabled?: boolean;
  /** Why it cannot be chosen, or more about it. */
  readonly hint?: string | undefined;
  /** The keys that do the same, as people read them. */
  readonly keys?: string;
}

interface MenuProps {
  readonly trigger: ReactNode;
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
}

/** A list of actions: arrows, Home and End move, Enter does. */
export function Menu({ trigger, label, items, className }: MenuProps) {
  return (
    <Popover trigger={trigger} label={label} role="menu" {...(className !== undefined && { className })}>
      {(close) =>
        items.map(({ label: text, onPress, icon, disabled = false, hint, keys }) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            className="menu-item"
            aria-disabled={disabled}
            title={hint}
            onKeyDown={walk}
            onClick={() => {
              if (disabled) return;
              close();
              onPress();
            }}
          >
            {icon ? <Icon name={icon} /> : <i className="icon" />}
            <span>
              {text}
              {hint !== undefined && <small>{hint}</small>}
            </span>
            {keys !== undefined && <kbd>{keyNames(keys)}</kbd>}
          </button>
        ))
      }
    </Popover>
  );
}

function walk(event: KeyboardEvent<HTMLButtonElement>): void {
  const all = [...(event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const at = all.indexOf(event.currentTarget);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  all[next % all.length]?.focus();
}
