import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';

interface NoteProps {
  readonly tone: 'bad' | 'warn' | 'plain';
  readonly title: string;
  readonly children?: ReactNode;
  /** Buttons that do the cure. */
  readonly doors?: ReactNode;
  readonly onClose?: () => void;
  readonly closeLabel?: string;
}

/** What happened, what is safe, and what can be done about it. */
export function Note({ tone, title, children, doors, onClose, closeLabel = '' }: NoteProps) {
  return (
    <div className={`note note-${tone}`} role={tone === 'plain' ? 'status' : 'alert'}>
      <Icon name={tone === 'plain' ? 'info' : 'warn'} />
      <div>
        <b>{title}</b>
        {children}
        {doors && <div className="doors">{doors}</div>}
      </div>
      {onClose && <IconButton icon="close" label={closeLabel} onPress={onClose} />}
    </div>
  );
}
