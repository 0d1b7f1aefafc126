import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface MoreProps {
  readonly label: string;
  readonly children: ReactNode;
  /** Opens it, e.g. where something inside is wrong. */
  readonly open?: boolean;
}

/** What is needed less often, behind one press. */
export function More({ label, children, open = false }: MoreProps) {
  return (
    <details {...(open && { open })}>
      <summary>
        <Icon name="right" />
        {label}
      </summary>
      {children}
    </details>
  );
}
