import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './IconButton.tsx';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  /** `sheet` fills the window up to its margins; `small` is as wide as a sentence. */
  readonly size?: 'small' | 'wide' | 'sheet';
  readonly children: ReactNode;
}

/** The browser's own modal dialog: it keeps the focus, Esc and a press outside close it. Shown while it is rendered. */
export function Dialog({ title, closeLabel, onClose, size = 'small', children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const { current } = element;
    current?.showModal();
    return () => current?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- the press outside is a convenience: Esc and the button do the same by keyboard
    <dialog
      ref={element}
      className={`dialog dialog-${size}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon="close" label={closeLabel} onPress={onClose} />
        </header>
        {children}
      </div>
    </dialog>
  );
}
