import { useId } from 'react';
import { descentFields, type DescentSpec } from '../../engine/spec/descentSpec.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { FormulaInput } from '../fields/FormulaInput.tsx';
import { useText } from '../i18n/useText.ts';
import { More } from '../ui/More.tsx';
import { Select } from '../ui/Select.tsx';
import { descentExamples, type DescentExampleName } from './descentExamples.ts';
import type { DescentFunction } from './descentFunction.ts';
import { changeDescent, showExample } from './descentStore.ts';

interface FunctionSettingsProps {
  readonly spec: DescentSpec;
  readonly f: DescentFunction;
}

const names = Object.keys(descentExamples) as DescentExampleName[];
const own = 'own';
const textOf = (name: DescentExampleName): string => descentExamples[name].spec.f;

/** What is walked down, and from where. */
export function FunctionSettings({ spec, f }: FunctionSettingsProps) {
  const { t, say } = useText();
  const id = useId();
  const example = names.find((name) => textOf(name) === spec.f);
  return (
    <section aria-label={t('descentFunction')}>
      <div className="field field-select">
        <label htmlFor={`${id}-example`}>{t('descentExample')}</label>
        <Select
          id={`${id}-example`}
          value={example ?? own}
          choices={[
            ...names.map((name) => ({ value: name, label: say(descentExamples[name].label) })),
            { value: own, label: t('descentOwn'), disabled: true },
          ]}
          onChange={(name) => showExample(descentExamples[name as DescentExampleName].spec)}
        />
      </div>
      {example && <p className="caption">{say(descentExamples[example].about)}</p>}
      <div className="field">
        <label htmlFor={id}>{f.axes.length > 1 ? 'f(x, y)' : 'f(x)'}</label>
        <FormulaInput
          bare
          id={id}
          value={spec.f}
          variables={descentFields.f.variables}
          onChange={(text) => {
            changeDescent({ f: text, step: 0 });
            return undefined;
          }}
        />
      </div>
      <FieldList fields={descentFields} path={[]} only={f.axes} />
      <More label={t('descentWindow')}>
        <FieldList fields={descentFields} path={[]} only={['schedule', 'centreX', 'centreY', 'reach']} />
      </More>
    </section>
  );
}
