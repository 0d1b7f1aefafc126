import type { Summary } from '../../engine/protocol.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { formatCount, formatFixed, formatLoss, formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { SampleImage } from '../panels/SampleImage.tsx';
import { useClassName } from '../panels/useClassName.ts';
import type { FollowedMapping } from './followedMapping.ts';
import { spaceName } from './spaceName.ts';

interface PointReadOutProps {
  readonly summary: Summary;
  readonly mapping: FollowedMapping;
  readonly at: number;
  readonly chosen: number | undefined;
}

/** Numbers of a row that are told. */
const mostFeatures = 16;

/** The sample that is pointed at: what it is, what it is taken for, and its numbers in the nearest space. */
export function PointReadOut({ summary, mapping, at, chosen }: PointReadOutProps) {
  const text = useText();
  const { t, say } = text;
  const className = useClassName(summary);
  const { answer } = mapping;
  const index = chosen === undefined ? undefined : answer?.samples[chosen];
  if (!answer || chosen === undefined || index === undefined)
    return <p className="mapping-point caption">{t('mappingPick')}</p>;
  const { kind, task, samples, spec } = summary;
  const [actual, predicted] = [samples.targets[index] ?? 0, answer.predicted[chosen] ?? 0];
  const verdict =
    task === 'classification'
      ? t('mappingPoint', { actual: className(actual), predicted: className(predicted) })
      : t('mappingValue', { actual: formatLoss(actual), predicted: formatLoss(predicted) });
  const space = answer.spaces[Math.round(at)];
  const { featureNames } = datasetDefinition(spec).shape(spec.data);
  const size = samples.shape.reduce((product, each) => product * each, 1);
  const isMistake = task === 'classification' && actual !== predicted;
  return (
    <div className="mapping-point">
      {kind === 'image' && <SampleImage summary={summary} index={index} side={44} />}
      <div className="number">
        <p>
          {t('mappingRow', { number: formatCount(index + 1) })}{' '}
          <b className={isMistake ? 'mapping-mistake' : ''}>{verdict}</b>
        </p>
        {kind === 'table' && (
          <p className="muted">
            {Array.from(
              samples.features.slice(index * size, index * size + Math.min(size, mostFeatures)),
              (value, i) => {
                const name = featureNames?.[i] ? say(featureNames[i]) : String(i + 1);
                return `${name} ${formatValue(value)}`;
              },
            ).join(' · ')}
          </p>
        )}
        {space && (
          <p className="muted">
            {spaceName(space, summary, text)}: {valuesIn(space, chosen)}
          </p>
        )}
      </div>
    </div>
  );
}

/** All its numbers where there are few, else where it lies in the picture. */
function valuesIn(
  { values, points, units }: { values?: Float32Array; points: Float32Array; units: number },
  chosen: number,
): string {
  const own = values?.subarray(chosen * units, (chosen + 1) * units);
  const told = own ?? points.subarray(chosen * 2, chosen * 2 + 2);
  return `(${Array.from(told, (value) => formatFixed(value, 2)).join(', ')})`;
}
