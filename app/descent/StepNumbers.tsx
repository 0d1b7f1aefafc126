import { Fragment, useMemo } from 'react';
import { constant } from '../../engine/formula/expression.ts';
import type { DescentSpec } from '../../engine/spec/descentSpec.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { Mathematics } from '../pictures/Mathematics.tsx';
import type { DescentFunction } from './descentFunction.ts';
import type { PathPlace } from './descentPath.ts';
import { isReadable, stepLines, type StepLine } from './stepLines.ts';

interface StepNumbersProps {
  readonly f: DescentFunction;
  readonly optimizer: DescentSpec['optimizers'][number];
  readonly here: PathPlace;
}

/** The formulas of a step, each with its numbers put in, in the order in which they are worked out. */
export function StepNumbers({ f, optimizer, here }: StepNumbersProps) {
  const { t } = useText();
  const lines = useMemo(() => stepLines(f, optimizer, here), [f, optimizer, here]);
  if (!lines) return undefined;
  const groups = [
    { title: t('descentForce'), lines: lines.gradient },
    { title: t('descentRate'), lines: lines.scalars },
    { title: t(f.axes.length > 1 ? 'descentUpdateBoth' : 'descentUpdateOne'), lines: lines.update },
  ].filter((group) => group.lines.length > 0);
  const next = here.move?.after.coordinates ?? [];
  return (
    <div className="step-numbers">
      <dl className="step-places number">
        {f.axes.map((axis, i) => (
          <div key={axis}>
            <dt>{axis}</dt>
            <dd>
              {formatValue(here.place[i] ?? Number.NaN, 5)} → <b>{formatValue(next[i]?.['w'] ?? Number.NaN, 5)}</b>
            </dd>
          </div>
        ))}
      </dl>
      {groups.map((group) => (
        <section key={group.title}>
          <h4>{group.title}</h4>
          {group.lines.map((line) => (
            <LineOfStep key={line.name} line={line} />
          ))}
        </section>
      ))}
    </div>
  );
}

/** A formula in letters and the same in numbers: below it for each coordinate, behind it where there is one case only. */
function LineOfStep({ line: { name, sign, formula, cases } }: { readonly line: StepLine }) {
  const { t } = useText();
  const otherwise = t('otherwise');
  const readable = isReadable(formula);
  const isOne = sign === '=';
  return (
    <div className={isOne ? 'step-line step-case' : 'step-line'}>
      {readable ? (
        <Mathematics name={name} sign={sign} formula={formula} otherwise={otherwise} />
      ) : (
        <span>
          {name} {sign} <span className="caption">{t('descentLong')}</span>
        </span>
      )}
      {cases.map((each) => {
        const hasParts = readable && each.formula.args.length > 0;
        const numbers = (
          <>
            {hasParts && isOne && '='}
            {(hasParts || !isOne) && (
              <Mathematics
                name={isOne ? '' : each.name}
                sign={sign}
                formula={readable ? each.formula : constant(each.result)}
                values={each.values}
                otherwise={otherwise}
              />
            )}
            {(hasParts || isOne) && <b className="number">= {formatValue(each.result, 4)}</b>}
          </>
        );
        return isOne ? (
          <Fragment key={each.name}>{numbers}</Fragment>
        ) : (
          <div key={each.name} className="step-case">
            {numbers}
          </div>
        );
      })}
    </div>
  );
}
