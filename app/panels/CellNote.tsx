import type { Summary } from '../../engine/protocol.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { useClassName } from './useClassName.ts';

const selectCell = ({ cell }: PageState) => cell;
const selectCount = ({ cell, evaluation }: PageState): number => {
  const judged = evaluation?.evaluation;
  return (judged && 'confusion' in judged && cell && judged.confusion[cell.actual]?.[cell.predicted]) || 0;
};

/** Which cell of the confusion matrix is looked into, and the way back. */
export function CellNote({ summary }: { readonly summary: Summary }) {
  const { t } = useText();
  const cell = usePage(selectCell);
  const count = usePage(selectCount);
  const name = useClassName(summary);
  if (!cell) return undefined;
  const names = { actual: name(cell.actual), predicted: name(cell.predicted), count: formatCount(count) };
  return (
    <p className="cell-note number">
      <output>{t(cell.actual === cell.predicted ? 'cellHits' : 'cellMisses', names)}</output>
      <Button look="line" onPress={() => page.setState({ cell: undefined })}>
        {t('showAll')}
      </Button>
    </p>
  );
}
