import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';

const selectMissing = ({ problems }: PageState) =>
  problems.some(({ code }) => code === 'missingFile' || code === 'file');

/** Where a document names local files: they are read here and handed to the engine. */
export function FilePicker() {
  const { t } = useText();
  if (!usePage(selectMissing)) return undefined;
  const take = async (files: FileList | null) => {
    if (!files || files.length === 0) return;
    const read = [...files].map(async (file) => [file.name, new Uint8Array(await file.arrayBuffer())] as const);
    trainer.addFiles(new Map(await Promise.all(read)));
  };
  return (
    <p className="file-picker">
      <label className="button button-line">
        {t('chooseFiles')}
        <input type="file" multiple onChange={(event) => void take(event.target.files)} />
      </label>
      <span className="caption">{t('filesStay')}</span>
    </p>
  );
}
