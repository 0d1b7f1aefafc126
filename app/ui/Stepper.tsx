import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

interface StepperProps {
  readonly onStep: (by: 1 | -1) => void;
  readonly less: string;
  readonly more: string;
  readonly canLess: boolean;
  readonly canMore: boolean;
  /** The number itself. */
  readonly children: ReactNode;
}

export function Stepper({ onStep, less, more, canLess, canMore, children }: StepperProps) {
  return (
    <span className="stepper">
      <button type="button" aria-label={less} disabled={!canLess} onClick={() => onStep(-1)}>
        <Icon name="minus" />
      </button>
      {children}
      <button type="button" aria-label={more} disabled={!canMore} onClick={() => onStep(1)}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
