import type { Problem as Found } from '../../engine/spec/problem.ts';
import { describe } from '../../engine/spec/problem.ts';
import { useId, useState } from 'react';
import { useText } from '../i18n/useText.ts';
import type { PageState, Selection } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { useFrame } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { NumberInput } from '../ui/NumberInput.tsx';
import { Problem } from '../ui/Problem.tsx';
import { tensorOf, useKernel } from './useKernel.ts';

interface WeightEditorProps {
  readonly selection: Selection;
  /** Of the layer. */
  readonly name: string;
}

/** So many incoming weights are listed; single ones of larger layers are chosen in the picture of all. */
const most = 32;

/** The weights of one neuron, or a single one: typed, set to zero, held where they are. */
export function WeightEditor({ selection, name }: WeightEditorProps) {
  const { t } = useText();
  const { layer, unit, input } = selection;
  const kernel = useKernel(layer, true);
  const close = () => page.setState({ selection: undefined });
  if (!kernel || unit >= kernel.units) return <p className="caption">{t('waiting')}</p>;
  const inputs = input === undefined ? Array.from({ length: Math.min(most, kernel.inputs) }, (_, i) => i) : [input];
  return (
    <section className="weight-editor" aria-label={t('neuronOf', { n: unit + 1, name })}>
      <div className="weights-head">
        <h3>{t('neuronOf', { n: unit + 1, name })}</h3>
        <span className="grow" />
        <Button onPress={close}>{t('allWeights')}</Button>
      </div>
      <table className="weight-rows">
        <thead className="hidden-text">
          <tr>
            <th scope="col">{t('weights')}</th>
            <th scope="col">{t('weightValue')}</th>
            <th scope="col">{t('holdWeight')}</th>
            <th scope="col">{t('setZero')}</th>
          </tr>
        </thead>
        <tbody>
          {kernel.hasBias && input === undefined && (
            <Row tensor={`${layer}.bias`} size={kernel.units} index={unit} label={t('biasShort')} />
          )}
          {inputs.map((from) => (
            <Row
              key={from}
              tensor={kernel.name}
              size={kernel.inputs * kernel.units}
              index={from * kernel.units + unit}
              label={t('fromInput', { from: from + 1 })}
            />
          ))}
        </tbody>
      </table>
      {input === undefined && kernel.inputs > most && <p className="caption">{t('moreWeights', { most })}</p>}
    </section>
  );
}

interface RowProps {
  readonly tensor: string;
  readonly size: number;
  readonly index: number;
  readonly label: string;
}

const selectHolds = ({ current }: PageState) => current.holds;

function Row({ tensor, size, index, label }: RowProps) {
  const { t, language } = useText();
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const holds = usePage(selectHolds);
  const value = useFrame((frame) => {
    const weight = tensorOf(frame, tensor, size)?.[index];
    return weight === undefined ? undefined : Number(weight.toPrecision(4));
  });
  const isHeld = holds[tensor]?.includes(index) ?? false;
  const told = (problems: readonly Found[]): string | undefined =>
    problems[0] && describe({ ...problems[0], path: [] }, language);
  const set = (next: number): string | undefined =>
    Number.isNaN(next) ? t('numberNeeded') : told(editor.weights.set(tensor, index, next));
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <NumberInput id={id} label={label} value={value ?? 0} onCommit={set} onProblem={setProblem} problem={problem} />
        {problem !== undefined && <Problem text={problem} />}
      </td>
      <td>
        <Checkbox
          checked={isHeld}
          onChange={(held) => setProblem(told(editor.weights.hold(tensor, index, held)))}
          label={t('holdWeight')}
          title={t('holdHelp')}
        />
      </td>
      <td>
        <Button onPress={() => setProblem(set(0))}>{t('setZero')}</Button>
      </td>
    </tr>
  );
}
