import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { describe, type Problem } from '../../engine/spec/problem.ts';
import { useText, type Text } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { page, trainer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import { layerName } from './layerName.ts';
import { remedies } from './remedies.ts';
import { StatusNote } from './StatusNote.tsx';

const selectNotices = ({ notices }: PageState) => notices;
const selectProblems = ({ problems }: PageState) => problems;
const selectEngine = ({ engine }: PageState) => engine;
const selectFailure = ({ failure }: PageState) => failure;
const selectName = ({ document }: PageState) => document.name;

/** What people should know, over the network: nothing covers the pictures. */
export function Notes() {
  return (
    <div className="notes">
      <Failure />
      <Refusal />
      <Notices />
      <StatusNote />
    </div>
  );
}

function Failure() {
  const { t } = useText();
  const engine = usePage(selectEngine);
  const message = usePage(selectFailure);
  if (engine !== 'failed') return undefined;
  const step = trainer.snapshotStep;
  return (
    <Note
      tone="bad"
      title={t('failedTitle', { message })}
      doors={
        <Button look="line" onPress={() => trainer.restart()}>
          {t('restart')}
        </Button>
      }
    >
      {step === undefined ? t('failedNothing') : t('failedKept', { step })}
    </Note>
  );
}

function Refusal() {
  const text = useText();
  const { t, tell, say } = text;
  const problems = usePage(selectProblems);
  if (problems.length === 0) return undefined;
  const { current } = page.getState();
  const found = problems.flatMap((problem) => remedies(problem, current, text));
  // Files are missing all at once, and told so.
  const files = problems.flatMap(({ code, values: { name } }) =>
    code === 'missingFile' && typeof name === 'string' ? [name] : [],
  );
  const others = problems.filter(({ code }) => code !== 'missingFile');
  const doors = [...new Map(found.map((remedy) => [remedy.label, remedy])).values()].slice(0, 3);
  return (
    <Note
      tone="bad"
      title={t('refusedTitle')}
      doors={doors.map(({ label, apply }) => (
        <Button key={label} look="line" onPress={apply}>
          {label}
        </Button>
      ))}
    >
      <ul className="problem-list">
        {files.length > 0 && (
          <li>{t('needsFiles', { name: say(datasetDefinition(current).label), files: files.join(', ') })}</li>
        )}
        {others.map((problem) => (
          <li key={tell(problem)}>{sentence(problem, current, text)}</li>
        ))}
      </ul>
      {t('refusedKept')}
    </Note>
  );
}

/** A layer at fault is called as on its card. */
function sentence(problem: Problem, document: ModelSpec, text: Text): string {
  const name = problem.path[0] === 'layers' ? layerName(document, Number(problem.path[1]), text) : '';
  if (name === '') return text.tell(problem);
  return `${name}${text.t('colon')}${describe({ ...problem, path: problem.path.slice(3) }, text.language)}`;
}

function Notices() {
  const { t, say, tell } = useText();
  const notices = usePage(selectNotices);
  const name = usePage(selectName);
  return notices.map((notice) => {
    const { kind, words, list = [], problems = [] } = notice;
    const title = {
      badLink: t('badLinkTitle'),
      badDocument: t('badDocumentTitle'),
      playgroundLink: t('playgroundLinkTitle'),
      storage: t('storageTitle'),
      engine: t('noticeTitle'),
    }[kind];
    const close = () => page.setState((state) => ({ notices: state.notices.filter((each) => each !== notice) }));
    return (
      <Note key={kind + (words?.en ?? '')} tone="warn" title={title} onClose={close} closeLabel={t('close')}>
        {problems.map((problem) => (
          <p key={tell(problem)}>{tell(problem)}</p>
        ))}
        {list.length > 0 && (
          <ul className="problem-list">
            {list.map((each) => (
              <li key={each.en}>{say(each)}</li>
            ))}
          </ul>
        )}
        {kind === 'badLink' && t('badLinkKept', { name })}
        {kind === 'badDocument' && t('badDocumentKept')}
        {kind === 'storage' && t('storageText')}
        {words && say(words)}
      </Note>
    );
  });
}
