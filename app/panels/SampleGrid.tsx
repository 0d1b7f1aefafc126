import { useMemo, useRef } from 'react';
import type { Frame, Summary } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import { useShown } from '../screen/useShown.ts';
import { useFrame, useWants } from '../state/useFrame.ts';
import { firstShown, SampleImage } from './SampleImage.tsx';

const most = 24;
const side = 46;

/** Test samples with what the network takes them for; mistakes say so in a sign and in words. */
export function SampleGrid({ summary }: { readonly summary: Summary }) {
  const { t, say } = useText();
  const box = useRef<HTMLUListElement>(null);
  const shown = useShown(box);
  const { samples, classNames, units, outputs } = summary;
  const { targets, trainCount, testCount } = samples;
  const first = firstShown(summary);
  const available = testCount > 0 ? testCount : trainCount;
  const count = Math.min(most, available);
  useWants(useMemo(() => (shown && count > 0 ? { predictions: count } : undefined), [shown, count]));
  const predicted = useFrame((frame) => predictedClasses(frame, count, units, outputs).join(',')).split(',');
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
            <SampleImage summary={summary} index={at} side={side} />
            <Answer answer={answer} actual={actual} name={name} />
          </li>
        );
      })}
    </ul>
  );
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
