import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** What is needed less often, behind one press. */
export function More({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details>
      <summary>
        <Icon name="right" />
        {label}
      </summary>
      {children}
    </details>
  );
}
