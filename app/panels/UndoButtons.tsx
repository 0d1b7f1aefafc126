import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { isApple } from '../ui/keyNames.ts';

const selectUndoable = ({ undoable }: PageState) => undoable;
const selectRedoable = ({ redoable }: PageState) => redoable;

/** Each says what it would take back or do again. */
export function UndoButtons() {
  const { t, say } = useText();
  const undoable = usePage(selectUndoable);
  const redoable = usePage(selectRedoable);
  return (
    <span className="undo-buttons">
      <IconButton
        icon="undo"
        label={undoable ? t('undoWhat', { what: say(undoable) }) : t('undo')}
        disabled={undoable === undefined}
        onPress={() => editor.undo()}
        keys={isApple ? 'Meta+z' : 'Control+z'}
      />
      <IconButton
        icon="redo"
        label={redoable ? t('redoWhat', { what: say(redoable) }) : t('redo')}
        disabled={redoable === undefined}
        onPress={() => editor.redo()}
        keys={isApple ? 'Meta+Shift+z' : 'Control+Shift+z'}
      />
    </span>
  );
}
