import { useText } from '../i18n/useText.ts';
import { FormulaLines } from '../pictures/FormulaLines.tsx';
import { MemberPicture } from '../pictures/MemberPicture.tsx';
import { useMedia } from '../screen/useMedia.ts';
import { Problem } from '../ui/Problem.tsx';
import type { Listed } from './listed.ts';

/** What one member does: its picture large, its formula, a sentence, where it comes from, and why it may not serve. */
export function MemberDetails({ id, words, study, misfit }: Listed & { readonly id: string }) {
  const { t, say } = useText();
  const narrow = useMedia('(max-width: 719px)');
  const caption = study ? say(study.caption) : '';
  return (
    <div className="picker-details" id={id}>
      <h3>{say(words.label)}</h3>
      {misfit && <Problem text={say(misfit)} />}
      <p>{say(words.about)}</p>
      {study?.picture && (
        <figure>
          <MemberPicture
            large
            picture={study.picture}
            width={narrow ? 320 : 300}
            height={narrow ? 120 : 160}
            label={t('pictureOf', { name: say(words.label), caption })}
          />
          <figcaption>{caption}</figcaption>
        </figure>
      )}
      {study && <FormulaLines lines={study.formulas} />}
      {words.source !== undefined && <p className="picker-source">{t('sourceOf', { source: words.source })}</p>}
    </div>
  );
}
