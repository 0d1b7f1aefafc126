import { useState } from 'react';
import { features } from '../../engine/data/features/index.ts';
import { parse } from '../../engine/formula/parse.ts';
import { FormulaError } from '../../engine/formula/formulaError.ts';
import { FormulaMistake } from '../fields/FormulaMistake.tsx';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { featuresOf, toggledFeature } from './featureList.ts';
import { FeaturePicture } from './FeaturePicture.tsx';

const selectFeatures = ({ current }: PageState) => current.preprocessing.features;
const place = ['preprocessing', 'features'];
const tile = 28;

/** What the network gets of each point: tiles to switch on and off, and formulas of one's own. */
export function InputFeatures() {
  const { t, say } = useText();
  const list = usePage(selectFeatures);
  const active = featuresOf(list);
  const known = Object.values(features);
  const own = active.filter((formula) => known.every((feature) => feature.formula !== formula));
  const toggle = (formula: string) => void editor.change(place, toggledFeature(list, formula));
  const isLast = (formula: string): boolean => active.length === 1 && active[0] === formula;
  return (
    <fieldset className="features" aria-labelledby="features-title">
      <div className="field">
        <span className="label" id="features-title">
          {t('inputFeatures')}
        </span>
        <span className="number value">
          {active.length} / {known.length + own.length}
        </span>
      </div>
      <div className="feature-tiles">
        {[
          ...known.map(({ formula, label, about }) => ({ formula, name: say(label), about: say(about) })),
          ...own.map((formula) => ({ formula, name: formula, about: formula })),
        ].map(({ formula, name, about }) => (
          <button
            key={formula}
            type="button"
            className={own.includes(formula) ? 'feature feature-own' : 'feature'}
            aria-pressed={active.includes(formula)}
            aria-label={name}
            disabled={isLast(formula)}
            title={isLast(formula) ? t('lastFeature') : about}
            onClick={() => toggle(formula)}
          >
            <FeaturePicture formula={formula} side={tile} />
            <span>{name}</span>
          </button>
        ))}
      </div>
      <OwnFeature onAdd={(formula) => !active.includes(formula) && toggle(formula)} />
    </fieldset>
  );
}

/** A formula typed by hand, with its picture as it is typed. */
function OwnFeature({ onAdd }: { readonly onAdd: (formula: string) => void }) {
  const { t } = useText();
  const [draft, setDraft] = useState('');
  const formula = draft.trim();
  const problem = formula === '' ? undefined : complaintOf(formula);
  const ready = formula !== '' && problem === undefined;
  const add = () => {
    if (!ready) return;
    onAdd(formula);
    setDraft('');
  };
  return (
    <form
      className="own-feature"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {formula !== '' && <FeaturePicture formula={formula} side={tile} />}
      <input
        className="text-input text-formula"
        aria-label={t('ownFeature')}
        placeholder={t('ownFeatureShort')}
        value={draft}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problem !== undefined}
        onChange={(event) => setDraft(event.target.value)}
      />
      <Button look="line" disabled={!ready} onPress={add}>
        {t('addFeature')}
      </Button>
      {problem && <FormulaMistake text={formula} error={problem} />}
    </form>
  );
}

function complaintOf(formula: string): FormulaError | undefined {
  try {
    parse(formula, { variables: ['x1', 'x2', 'x'] });
    return undefined;
  } catch (error) {
    if (error instanceof FormulaError) return error;
    throw error;
  }
}
