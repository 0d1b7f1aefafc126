import { useEffect } from 'react';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { chooseFiles } from '../data/chooseFiles.ts';
import { readsFiles } from '../data/datasetGroups.ts';
import { isFetchable, sourceBytes, takeKept, useDownload } from '../data/download.ts';
import { DownloadStatus } from '../data/DownloadStatus.tsx';
import { formatBytes } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';

const selectCurrent = ({ current }: PageState) => current;
const selectMissing = ({ problems }: PageState) =>
  problems.some(({ code }) => code === 'missingFile' || code === 'file');
const selectWaiting = ({ problems }: PageState) => problems.some(({ code }) => code === 'missingFile');

/** Where a document names files: they are fetched once people agree, or read here and handed to the engine. */
export function FilePicker() {
  const { t, say } = useText();
  const current = usePage(selectCurrent);
  const isMissing = usePage(selectMissing);
  const isWaiting = usePage(selectWaiting);
  const { running } = useDownload();
  const { type } = current.data;
  useEffect(() => {
    if (isWaiting && isFetchable(type)) void takeKept(type);
  }, [isWaiting, type]);
  if (!readsFiles(type)) return undefined;
  const name = say(datasetDefinition(current).label);
  return (
    <div className="file-picker">
      {isFetchable(type) && <DownloadStatus type={type} />}
      {isMissing && isFetchable(type) && !running && (
        <Button look="ink" icon="download" onPress={() => page.setState({ dialog: 'fetchImages' })}>
          {t('fetchImages', { name, size: formatBytes(sourceBytes(type)) })}
        </Button>
      )}
      {!running && (
        <>
          <FileButton />
          <span className="caption">{t('filesStay')}</span>
        </>
      )}
    </div>
  );
}

/** Opens the system's own dialog for files. */
export function FileButton({ onChosen }: { readonly onChosen?: () => void }) {
  const { t } = useText();
  return (
    <label className="button button-line file-button">
      {t('chooseFiles')}
      <input
        type="file"
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          onChosen?.();
          void chooseFiles(files);
        }}
      />
    </label>
  );
}
