import { useText } from '../i18n/useText.ts';
import { Fetched } from '../panels/Fetched.tsx';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { dialogs, type DialogName } from './index.ts';

const selectDialog = ({ dialog }: PageState) => dialog;

export const openDialog = (dialog: DialogName): void => page.setState({ dialog });
export const closeDialog = (): void => page.setState({ dialog: undefined });

/** The one dialog that is open, fetched when it is first asked for. */
export function Dialogs() {
  const { t } = useText();
  const name = usePage(selectDialog);
  if (name === undefined) return undefined;
  const { title, size, part } = dialogs[name];
  return (
    <Dialog key={name} title={t(title)} size={size} closeLabel={t('close')} onClose={closeDialog}>
      <Fetched part={part} />
    </Dialog>
  );
}
