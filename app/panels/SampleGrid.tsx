import { useMemo, useRef } from 'react';
import { createSampleImage } from '../charts/sampleImage.ts';
import { largestSize } from '../charts/valueScale.ts';
import type { Frame, Summary } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { useShown } from '../screen/useShown.ts';
import { useFrame, useWants } from '../state/useFrame.ts';

const most = 24;
const side = 46;

/** Test samples with what the network takes them for; mistakes say so in a sign and in words. */
export function SampleGrid({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const box = useRef<HTMLUListElement>(null);
  const shown = useShown(box);
  const { samples, classNames, units, outputs } = summary;
  const { features, targets, trainCount, testCount, shape } = samples;
  const [first, available] = testCount > 0 ? [trainCount, testCount] : [0, trainCount];
  const count = Math.min(most, available);
  useWants(useMemo(() => (shown && count > 0 ? { predictions: count } : undefined), [shown, count]));
  const predicted = useFrame((frame) => predictedClasses(frame, count, units, outputs).join(',')).split(',');
  const white = useMemo(() => (features instanceof Uint8Array ? 255 : largestSize(features) || 1), [features]);
  const [rows = 1, columns = 1] = shape;
  const size = shape.reduce((product, each) => product * each, 1);
  const name = (label: number): string => {
    const words = classNames[label];
    return words ? say(words) : String(label);
  };
  const wrong = Array.from({ length: count }, (_, i) => i).filter(
    (i) => predicted[i] !== undefined && predicted[i] !== '' && Number(predicted[i]) !== targets[first + i],
  ).length;
  return (
    <ul className="sample-grid" ref={box} aria-label={t('samplesPicture', { count, wrong })}>
      {Array.from({ length: count }, (_, i) => {
        const at = first + i;
        const actual = targets[at] ?? 0;
        const answer = predicted[i] === undefined || predicted[i] === '' ? undefined : Number(predicted[i]);
        return (
          <li key={at} className={answer !== undefined && answer !== actual ? 'mistake' : ''}>
            <SampleImage
              pixels={features.subarray(at * size, (at + 1) * size)}
              rows={rows}
              columns={columns}
              white={white}
            />
            <Answer answer={answer} actual={actual} name={name} />
          </li>
        );
      })}
    </ul>
  );
}

interface SampleImageProps {
  readonly pixels: ArrayLike<number>;
  readonly rows: number;
  readonly columns: number;
  readonly white: number;
}

function SampleImage(props: SampleImageProps) {
  const { pixels, rows, columns, white } = props;
  const data = useMemo(() => ({ pixels, rows, columns, white, side }), [pixels, rows, columns, white]);
  const { element } = useChart(createSampleImage, (frame) =>
    frame === undefined || frame.restarted ? data : undefined,
  );
  return <canvas ref={element} aria-hidden="true" />;
}

interface AnswerProps {
  readonly answer: number | undefined;
  readonly actual: number;
  readonly name: (label: number) => string;
}

function Answer({ answer, actual, name }: AnswerProps) {
  const { t } = useText();
  if (answer === undefined) return <span className="answer">{name(actual)}</span>;
  const spoken = t('predictedActual', { predicted: name(answer), actual: name(actual) });
  return (
    <span className="answer number">
      <span className="hidden-text">{spoken}</span>
      <span aria-hidden="true">
        <b>{name(answer)}</b> {answer === actual ? '✓' : <em>≠ {name(actual)}</em>}
      </span>
    </span>
  );
}

/** The class of each sample that the network takes it for; empty while no predictions have come. */
function predictedClasses(frame: Frame | undefined, count: number, units: number, outputs: number): readonly number[] {
  const values = frame?.predictions;
  if (!values || values.length < count * units) return [];
  return Array.from({ length: count }, (_, i) => {
    const row = values.subarray(i * units, (i + 1) * units);
    if (units === 1) return (row[0] ?? 0) > (outputs === 2 ? 0.5 : 0) ? 1 : 0;
    return row.indexOf(Math.max(...row));
  });
}
