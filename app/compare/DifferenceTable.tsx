import { useMemo } from 'react';
import { classificationMetrics, regressionMetrics, type MetricName } from '../../engine/metrics/index.ts';
import { formatLoss } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import type { ComparedRun } from './comparedRuns.ts';
import { settingDifferences } from './settingDifferences.ts';
import { settingText } from './settingText.ts';

interface DifferenceTableProps {
  readonly mine: ComparedRun;
  readonly theirs: ComparedRun;
}

const metrics = { ...classificationMetrics, ...regressionMetrics };

/** Setting by setting and number by number, only what is not the same in both. */
export function DifferenceTable({ mine, theirs }: DifferenceTableProps) {
  const text = useText();
  const { t, say } = text;
  const differences = useMemo(() => settingDifferences(theirs.spec, mine.spec), [theirs.spec, mine.spec]);
  const names = (Object.keys(metrics) as MetricName[]).filter((name) => mine.test?.[name] !== undefined);
  const results = [
    { label: t('trainLoss'), theirs: theirs.trainLoss, mine: mine.trainLoss },
    { label: t('testLoss'), theirs: theirs.test?.loss, mine: mine.test?.loss },
    ...names.map((name) => ({
      label: say(metrics[name].label),
      theirs: theirs.test?.[name],
      mine: mine.test?.[name],
    })),
  ];
  const head = (first: string) => (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">{theirs.name}</th>
        <th scope="col">{mine.name}</th>
      </tr>
    </thead>
  );
  return (
    <section className="differences">
      <h3>{t('whatDiffers')}</h3>
      {differences.length === 0 ? (
        <p className="caption">{t('noDifference')}</p>
      ) : (
        <table className="number" data-testid="differences">
          {head(t('setting'))}
          <tbody>
            {differences.map((each) => (
              <tr key={each.label.en + String(each.mine?.value)}>
                <th scope="row">{say(each.label)}</th>
                <td>{settingText(each.theirs, text)}</td>
                <td>{settingText(each.mine, text)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <h3>{t('howTheyEnded')}</h3>
      <table className="number">
        {head(t('metric'))}
        <tbody>
          {results.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>{formatLoss(row.theirs)}</td>
              <td>{formatLoss(row.mine)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
