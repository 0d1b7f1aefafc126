import { useMemo, useRef, useState } from 'react';
import { FeaturePicture } from '../data/FeaturePicture.tsx';
import { useText } from '../i18n/useText.ts';
import { FormulaLines } from '../pictures/FormulaLines.tsx';
import { studyFormula } from '../pictures/formulaStudy.ts';
import { MemberPicture } from '../pictures/MemberPicture.tsx';
import { useSize } from '../screen/useSize.ts';
import { Problem } from '../ui/Problem.tsx';
import { FormulaHelp } from './FormulaHelp.tsx';
import { FormulaMistake } from './FormulaMistake.tsx';

interface FormulaInputProps {
  readonly id?: string;
  /** Names the box where no visible label does. */
  readonly label?: string;
  /** What stands before the equals sign. */
  readonly name?: string;
  /** The text that holds now; what is typed and cannot be read stays in the box beside it. */
  readonly value: string;
  readonly variables: readonly string[];
  /** Gets every text that can be read; answers why it cannot serve all the same. */
  readonly onChange: (text: string) => string | undefined;
  /** What else is wrong with the value that holds. */
  readonly problem?: string | undefined;
  /** Of the first variable. */
  readonly domain?: readonly [number, number] | undefined;
  /** Without its lines and curve, where these stand beside it anyway. */
  readonly bare?: boolean;
}

const height = 118;
const plane = 96;

/** A formula that is typed: what was understood, its slope and its curve are drawn with every key. */
export function FormulaInput({
  id,
  label,
  name = '',
  value,
  variables,
  onChange,
  problem,
  domain,
  bare = false,
}: FormulaInputProps) {
  const { t, language } = useText();
  const [draft, setDraft] = useState<string>();
  const [refused, setRefused] = useState<string>();
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const text = draft ?? value;
  const [low, high] = domain ?? [];
  const known = variables.join(' ');
  const study = useMemo(
    () =>
      studyFormula(
        text,
        known.split(' '),
        name,
        low === undefined || high === undefined || low >= high ? undefined : [low, high],
      ),
    [text, known, name, low, high],
  );
  const { error } = study;
  const change = (next: string) => {
    setDraft(next);
    const readable = studyFormula(next, variables, name).error === undefined;
    setRefused(readable ? onChange(next.trim()) : undefined);
  };
  const complaint = error ? undefined : (refused ?? problem);
  return (
    <div className="formula-input" ref={box}>
      <input
        id={id}
        className="text-input text-formula"
        aria-label={label}
        aria-invalid={error !== undefined || complaint !== undefined}
        value={text}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => change(event.target.value)}
        onBlur={() => {
          if (!error && refused === undefined) setDraft(undefined);
        }}
      />
      {error && <FormulaMistake text={text} error={error} />}
      {complaint !== undefined && <Problem text={complaint} />}
      {!error && !bare && (
        <>
          <FormulaLines lines={study.lines} />
          {study.picture === 'plane' && <FeaturePicture formula={text} side={plane} />}
          {study.picture && study.picture !== 'plane' && (
            <MemberPicture
              large
              picture={study.picture}
              width={width}
              height={height}
              label={t('formulaCurve', { formula: text })}
            />
          )}
        </>
      )}
      <FormulaHelp variables={variables} language={language} />
    </div>
  );
}
