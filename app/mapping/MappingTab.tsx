import './mapping.css';
import { useState } from 'react';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { MappingPanel } from './MappingPanel.tsx';

const selectSummary = ({ summary }: PageState) => summary;

/** The network as a chain of mappings: samples, and the grid that the input is, carried from space to space. */
export function MappingTab() {
  const { t } = useText();
  const summary = usePage(selectSummary);
  // Kept when the network changes: whoever looks at the last space sees that of the new one.
  const [at, setAt] = useState(0);
  const [facing, setFacing] = useState(true);
  if (!summary) return <p className="caption inspector-waiting">{t('waiting')}</p>;
  return <MappingPanel summary={summary} at={at} onMove={setAt} facing={facing} onFace={setFacing} />;
}
