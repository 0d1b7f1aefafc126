import { formatBytes } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { cancelDownload, sourceBytes, useDownload, type Fetchable } from './download.ts';

const explanations = {
  offline: 'fetchOffline',
  blocked: 'fetchBlocked',
  missing: 'fetchMissing',
  broken: 'fetchBroken',
  checksum: 'fetchChecksum',
} as const;

/** How far fetching a dataset is, or why it ended. */
export function DownloadStatus({ type }: { readonly type: Fetchable }) {
  const { t } = useText();
  const { type: fetched, running, received, failure } = useDownload();
  if (fetched !== type) return undefined;
  if (running) {
    const total = sourceBytes(type);
    const told = t('fetchProgress', { received: formatBytes(received), total: formatBytes(total) });
    return (
      <div className="progress-row">
        <progress max={total} value={received} aria-label={t('fetching')} />
        <span className="caption number">{told}</span>
        <Button look="line" onPress={cancelDownload}>
          {t('cancel')}
        </Button>
      </div>
    );
  }
  if (!failure) return undefined;
  return (
    <Note tone="bad" title={t('fetchFailed')}>
      {t(explanations[failure.reason], { host: failure.host, file: failure.file })}
    </Note>
  );
}
