import { formatCount, formatLoss, formatShare } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { frames, history, page, trainer } from '../state/playground.ts';
import { IconButton } from '../ui/IconButton.tsx';
import type { ComparedRun } from './comparedRuns.ts';

interface RunTableProps {
  readonly before: readonly ComparedRun[];
  readonly present: ComparedRun;
  readonly chosen: ComparedRun;
}

/** The engine lets go what is not listed any more. */
function remove(id: number): void {
  history.remove(id);
  trainer.send({ type: 'retain', runs: history.previous.map(({ run }) => run.id) });
  frames.refresh();
}

function hide(id: number, isHidden: boolean): void {
  history.hide(id, isHidden);
  frames.refresh();
}

/** Every run with where it stands; one is chosen to be compared with the present one. */
export function RunTable({ before, present, chosen }: RunTableProps) {
  const { t } = useText();
  const isClass = [present, ...before].some(({ test }) => test?.accuracy !== undefined);
  return (
    <table className="runs number">
      <thead>
        <tr>
          <th scope="col">{t('runColumn')}</th>
          <th scope="col">{t('runSteps')}</th>
          <th scope="col">{t('trainLoss')}</th>
          <th scope="col">{t('testLoss')}</th>
          <th scope="col">{t(isClass ? 'testAccuracy' : 'r2')}</th>
          <th scope="col">{t('runShown')}</th>
          <th scope="col" aria-hidden />
        </tr>
      </thead>
      <tbody>
        {[present, ...before.toReversed()].map((run) => {
          const { name, about, colour, isHidden, test } = run;
          const { id } = run.run;
          const isPresent = run === present;
          return (
            <tr key={id} className={run === chosen ? 'chosen' : undefined} data-testid="compared-run" data-value={id}>
              <th scope="row">
                <label>
                  {isPresent ? (
                    <span />
                  ) : (
                    <input
                      type="radio"
                      name="compared"
                      checked={run === chosen}
                      aria-label={t('runChoose', { name: `${name}, ${about}` })}
                      onChange={() => page.setState({ compared: id })}
                    />
                  )}
                  <i className={colour === undefined ? 'swatch' : `swatch run-${colour}`} />
                  <span>
                    <b>{name}</b> <small>{about}</small>
                  </span>
                </label>
              </th>
              <td>{formatCount(run.steps)}</td>
              <td>{formatLoss(run.trainLoss)}</td>
              <td>{formatLoss(test?.loss)}</td>
              <td>{isClass ? formatShare(test?.accuracy) : formatLoss(test?.r2)}</td>
              <td>
                {!isPresent && (
                  <span className="checkbox">
                    <input
                      type="checkbox"
                      checked={!isHidden}
                      aria-label={t('runShow', { name })}
                      onChange={(event) => hide(id, !event.target.checked)}
                    />
                  </span>
                )}
              </td>
              <td>
                {!isPresent && <IconButton icon="close" label={t('runRemove', { name })} onPress={() => remove(id)} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
