import { idxSources } from '../../engine/data/idxSources.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { chooseData } from '../data/chooseData.ts';
import { defaultsOf } from '../data/datasetGroups.ts';
import { isFetchable, sourceBytes, startDownload, useDownload } from '../data/download.ts';
import { DownloadStatus } from '../data/DownloadStatus.tsx';
import { formatBytes, formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { FileButton } from '../panels/FilePicker.tsx';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';

const selectCurrent = ({ current }: PageState) => current;
const close = () => page.setState({ dialog: undefined });

/** What would be fetched, from where and how much of it: asked once, before a word goes to anybody. */
export function FetchImages() {
  const { t, say } = useText();
  const current = usePage(selectCurrent);
  const { running, failure, type: fetched } = useDownload();
  const { type } = current.data;
  if (!isFetchable(type)) return <p className="empty">{t('fetchNotNeeded')}</p>;
  const definition = datasetDefinition(current);
  const { count, testCount = 0 } = definition.shape(current.data);
  const hosts = idxSources[type].mirrors.map((mirror) => new URL(mirror).host);
  const rows = [
    [
      t('fetchWhat'),
      t('fetchWhatText', {
        name: say(definition.label),
        train: formatCount(count - testCount),
        test: formatCount(testCount),
      }),
    ],
    [t('fetchFrom'), t('fetchFromText', { host: hosts.join(', ') })],
    [t('fetchSize'), formatBytes(sourceBytes(type))],
    [t('fetchKept'), t('fetchKeptText')],
  ] as const;
  const useDrawn = () => {
    close();
    chooseData(defaultsOf('drawnDigits'));
  };
  return (
    <>
      <dl className="fetch-facts">
        {rows.map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <DownloadStatus type={type} />
      {!running && (
        <div className="dialog-doors">
          <Button look="line" onPress={useDrawn}>
            {t('useInstead', { name: say(datasetDefinition({ ...current, data: defaultsOf('drawnDigits') }).label) })}
          </Button>
          <FileButton onChosen={close} />
          <Button look="ink" icon="download" onPress={() => void startDownload(type)}>
            {t(failure && fetched === type ? 'tryAgain' : 'download')}
          </Button>
        </div>
      )}
    </>
  );
}
