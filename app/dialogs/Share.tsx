import { useMemo, useRef, useState } from 'react';
import { limits, type ModelSpec } from '../../engine/spec/model.ts';
import type { Problem as FoundProblem } from '../../engine/spec/problem.ts';
import { writeSafetensors } from '../../engine/exchange/safetensors.ts';
import { withoutDefaults } from '../../engine/spec/withoutDefaults.ts';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { CopyButton } from '../share/CopyButton.tsx';
import { openFile } from '../share/openFile.ts';
import { QrCode } from '../share/QrCode.tsx';
import { fileName, saveFile } from '../share/saveFile.ts';
import { takesWeights, trainedDocument } from '../share/trainedDocument.ts';
import { linkTo } from '../state/address.ts';
import type { PageState } from '../state/pageStore.ts';
import { page, trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Problem } from '../ui/Problem.tsx';

const selectDocument = ({ document }: PageState) => document;
const selectSummary = ({ summary }: PageState) => summary;

const embedCode = (link: string, name: string): string =>
  `<iframe src="${link}" title="${`Gradlab: ${name}`.replaceAll('"', '&quot;')}" width="1280" height="720"></iframe>`;

/** The present network on its way to somebody: as a link, a picture of it, a file, or in a page of theirs. */
export function Share() {
  const { t, tell } = useText();
  const document = usePage(selectDocument);
  const summary = usePage(selectSummary);
  const [taken, setTaken] = useState<{ readonly of: ModelSpec; readonly spec: ModelSpec }>();
  const [found, setFound] = useState<readonly FoundProblem[]>([]);
  const input = useRef<HTMLInputElement>(null);
  // The box answers at once, though the weights come a moment later.
  const [asking, setAsking] = useState(false);
  const latest = useRef(0);
  // What was taken along belongs to the network that was there then.
  const trained = taken?.of === document ? taken.spec : undefined;
  const shared = trained ?? document;
  const link = useMemo(() => linkTo(shared), [shared]);
  const bare = useMemo(() => linkTo(document), [document]);
  const include = async (wanted: boolean) => {
    const request = ++latest.current;
    setTaken(undefined);
    setAsking(wanted && summary !== undefined);
    if (!wanted || !summary) return;
    const { tensors } = await trainer.takeSnapshot();
    // Unticked meanwhile: the answer is to a question that nobody asks any more.
    if (request !== latest.current) return;
    const { document: of, current } = page.getState();
    setTaken({ of, spec: trainedDocument(current, summary, tensors) });
    setAsking(false);
  };
  const saveWeights = async () => {
    if (!summary) return;
    const { tensors } = await trainer.takeSnapshot();
    const named = summary.parameters.map(({ name, shape }) => [
      name,
      { shape, values: tensors[name] ?? new Float32Array() },
    ]);
    saveFile(
      fileName(document.name, 'safetensors'),
      writeSafetensors(Object.fromEntries(named)),
      'application/octet-stream',
    );
  };
  const take = async (file: File) => {
    const problems = await openFile(file);
    setFound(problems);
    if (problems.length === 0) page.setState({ dialog: undefined });
  };
  const count = summary?.parameterCount ?? 0;
  return (
    <div className="share">
      <div className="share-link">
        <p className="lead">{t('shareLead')}</p>
        {link === undefined ? (
          <p>{t('linkTooLong')}</p>
        ) : (
          <>
            <label className="share-field">
              <span>{t('shareLink')}</span>
              <input className="text-input" readOnly value={link} onFocus={(event) => event.target.select()} />
            </label>
            <div className="share-row">
              <CopyButton look="ink" text={link} label={t('copyLink')} done={t('linkCopied')} />
              {'share' in navigator && matchMedia('(pointer: coarse)').matches && (
                <Button look="line" icon="share" onPress={() => void send(link, document.name)}>
                  {t('shareSend')}
                </Button>
              )}
              <span className="caption number">{t('shareLinkSize', { count: formatCount(link.length) })}</span>
            </div>
          </>
        )}
        {summary &&
          (takesWeights(summary) ? (
            <>
              <Checkbox
                checked={asking || trained !== undefined}
                onChange={(wanted) => void include(wanted)}
                label={t('shareWithWeights', { count: formatCount(count) })}
              />
              {trained && link !== undefined && (
                <p className="caption number">
                  {t('shareWithWeightsSize', { size: ((link.length - (bare?.length ?? 0)) / 1000).toFixed(1) })}
                </p>
              )}
            </>
          ) : (
            <p className="caption">
              {t('shareTooManyWeights', { count: formatCount(count), max: formatCount(limits.weights) })}
            </p>
          ))}
      </div>
      {link !== undefined && <QrCode text={link} />}
      <section className="share-files">
        <h3>{t('shareFiles')}</h3>
        <div className="share-row">
          <Button
            look="line"
            icon="download"
            onPress={() =>
              saveFile(
                fileName(shared.name, 'json'),
                `${JSON.stringify(withoutDefaults(shared), undefined, 2)}\n`,
                'application/json',
              )
            }
          >
            {t('saveDocument')}
          </Button>
          <Button look="line" icon="download" disabled={!summary} onPress={() => void saveWeights()}>
            {t('saveWeights')}
          </Button>
          <Button look="line" icon="upload" onPress={() => input.current?.click()}>
            {t('openSharedFile')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".json,.safetensors"
            aria-label={t('openSharedFile')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file) void take(file);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </div>
        {found.length > 0 && (
          <div role="alert">
            {found.map((problem) => (
              <Problem key={tell(problem)} text={tell(problem)} />
            ))}
            <p>{t('badDocumentKept')}</p>
          </div>
        )}
        <p className="caption">{t('openSharedHint')}</p>
      </section>
      {link !== undefined && (
        <section className="share-files">
          <h3>{t('shareEmbed')}</h3>
          <textarea
            className="text-input"
            readOnly
            rows={2}
            aria-label={t('shareEmbed')}
            value={embedCode(link, shared.name)}
            onFocus={(event) => event.target.select()}
          />
          <div className="share-row">
            <CopyButton text={embedCode(link, shared.name)} label={t('copyEmbed')} done={t('embedCopied')} />
          </div>
        </section>
      )}
    </div>
  );
}

async function send(url: string, title: string): Promise<void> {
  try {
    await navigator.share({ title: `Gradlab: ${title}`, url });
  } catch {
    // Closed without sending: nothing to be said.
  }
}
