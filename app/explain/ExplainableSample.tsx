import type { ReactNode } from 'react';
import { useText } from '../i18n/useText.ts';
import { usePage } from '../state/usePage.ts';
import { isExplaining } from './isExplaining.ts';
import { explainSample } from './walking.ts';

interface ExplainableSampleProps {
  /** In the table of all samples. */
  readonly at: number;
  /** What it is taken for and what it is. */
  readonly name: string;
  readonly children: ReactNode;
}

/** A picture of a sample, which is pressed to be explained while an explanation is open. */
export function ExplainableSample({ at, name, children }: ExplainableSampleProps) {
  const { t } = useText();
  if (!usePage(isExplaining)) return children;
  return (
    <button
      type="button"
      className="explain-sample"
      aria-label={t('walkExplainSample', { name })}
      onClick={() => explainSample(at)}
    >
      {children}
    </button>
  );
}
