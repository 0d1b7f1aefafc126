import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Toast } from '../ui/Toast.tsx';

const selectToast = ({ toast }: PageState) => toast;
const end = () => page.setState({ toast: undefined });

/** “Dense 2 removed · Undo”; the region is always there, so that screen readers hear of what comes into it. */
export function UndoToast() {
  const { t, say } = useText();
  const toast = usePage(selectToast);
  return (
    <div className="toasts" aria-live="polite">
      {toast && (
        <Toast key={say(toast)} text={say(toast)} action={t('undo')} onAction={() => editor.undo()} onEnd={end} />
      )}
    </div>
  );
}
