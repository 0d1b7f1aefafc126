import { optimizers } from '../../engine/optimizers/index.ts';
import type { OptimizerDefinition } from '../../engine/optimizers/optimizer.ts';
import { mostRuns, type DescentSpec } from '../../engine/spec/descentSpec.ts';
import { memberDefaults } from '../../engine/spec/field.ts';
import { FieldList } from '../fields/FieldList.tsx';
import { mainSettings } from '../fields/mainSettings.ts';
import { MemberPicker } from '../fields/MemberPicker.tsx';
import { useText } from '../i18n/useText.ts';
import { Mark } from '../panels/ClassKey.tsx';
import { usePalette } from '../screen/usePalette.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { More } from '../ui/More.tsx';
import { changeDescent } from './descentStore.ts';
import { runNames } from './runNames.ts';

type Runs = DescentSpec['optimizers'];
type Type = keyof typeof optimizers;
const types = Object.keys(optimizers) as Type[];

/** Another optimizer at the rate of the one before: rates of networks are too small for a function on paper. */
const withType = (type: Type, learningRate: number): Runs[number] => ({
  ...memberDefaults(optimizers, type),
  learningRate,
});

/** The optimizers that walk side by side, each with its settings. */
export function RunList({ spec }: { readonly spec: DescentSpec }) {
  const { t, say } = useText();
  const palette = usePalette();
  const runs = spec.optimizers;
  const names = runNames(runs, say);
  const change = (next: Runs, chosen: number) =>
    changeDescent({ optimizers: next, chosen: Math.max(0, Math.min(next.length - 1, chosen)) });
  const add = () => {
    const type = types.find((each) => runs.every((run) => run.type !== each)) ?? 'adam';
    change([...runs, withType(type, runs.at(-1)?.learningRate ?? 0.1)], runs.length);
  };
  return (
    <section aria-label={t('descentRuns')}>
      <h3>{t('descentRuns')}</h3>
      <ul className="descent-runs">
        {runs.map((run, i) => {
          const { fields, label } = optimizers[run.type] as OptimizerDefinition;
          const main = mainSettings(fields);
          const name = names[i] ?? '';
          return (
            // Runs are told apart by their place: it is their colour and their path in the link.
            <li key={`${i} ${run.type}`} className={i === spec.chosen ? 'descent-run chosen' : 'descent-run'}>
              <div className="descent-run-head">
                <button
                  type="button"
                  className="button button-icon"
                  aria-pressed={i === spec.chosen}
                  aria-label={t('descentShow', { name })}
                  title={t('descentShow', { name })}
                  onClick={() => changeDescent({ chosen: i })}
                >
                  <Mark look={{ colour: palette.classes[i] ?? palette.ink, shape: i }} rim={palette.surface} />
                </button>
                <MemberPicker
                  quiet
                  label={t('descentRun', { number: i + 1 })}
                  registry={optimizers}
                  value={run}
                  path={['optimizers', i]}
                  onChange={(type) => change(runs.with(i, withType(type as Type, run.learningRate)), i)}
                />
                <span className="grow" />
                {runs.length > 1 && (
                  <IconButton
                    icon="close"
                    label={t('descentRemove', { name })}
                    onPress={() => change(runs.toSpliced(i, 1), spec.chosen > i ? spec.chosen - 1 : spec.chosen)}
                  />
                )}
              </div>
              <FieldList fields={fields} path={['optimizers', i]} only={main} />
              {Object.keys(fields).length > main.length && (
                <More label={t('optimizerGroup', { name: say(label) })}>
                  <FieldList fields={fields} path={['optimizers', i]} except={main} />
                </More>
              )}
            </li>
          );
        })}
      </ul>
      {runs.length < mostRuns && (
        <Button icon="plus" onPress={add}>
          {t('descentAdd')}
        </Button>
      )}
    </section>
  );
}
