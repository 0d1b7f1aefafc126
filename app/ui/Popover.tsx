import { Fragment, useCallback, useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { place } from './place.ts';
import { useOpening } from './useOpening.ts';

interface PopoverProps {
  /** What opens it, inside of a button. */
  readonly trigger: ReactNode;
  /** Names the button where its content does not. */
  readonly label?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly role?: 'dialog' | 'menu';
  readonly children: (close: () => void) => ReactNode;
}

/** A panel at its button, by the browser's own popover: a press outside and Esc close it and the focus goes back. */
export function Popover({ trigger, label, className, disabled = false, role = 'dialog', children }: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { opening, onToggle } = useOpening();
  const close = useCallback(() => document.getElementById(id)?.hidePopover(), [id]);
  // Not before its content is there: an empty panel has no size and nothing to focus.
  useLayoutEffect(() => {
    if (!opening || !button.current || !panel.current) return;
    place(panel.current, button.current);
    panel.current.querySelector<HTMLElement>('[autofocus], button, input, [tabindex="0"]')?.focus();
  }, [opening]);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className ?? 'button'}
        popoverTarget={id}
        aria-label={label}
        title={label}
        aria-haspopup={role}
        aria-expanded={opening > 0}
        disabled={disabled}
      >
        {trigger}
      </button>
      <div ref={panel} id={id} popover="auto" className="popover" role={role} aria-label={label} onToggle={onToggle}>
        {opening > 0 && <Fragment key={opening}>{children(close)}</Fragment>}
      </div>
    </>
  );
}
