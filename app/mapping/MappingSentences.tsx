import type { MappedSpace, Summary } from '../../engine/protocol.ts';
import { formatCount, formatShare, formatValue } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { useClassName } from '../panels/useClassName.ts';
import type { FollowedMapping } from './followedMapping.ts';
import { shownShare, spaceName } from './spaceName.ts';

interface MappingSentencesProps {
  readonly summary: Summary;
  readonly mapping: FollowedMapping;
  readonly at: number;
}

/** From this share on the sides of a rule are said to part the classes. */
const enough = 0.9;

/** What is seen where the slider stands, in words. */
export function MappingSentences({ summary, mapping, at }: MappingSentencesProps) {
  const text = useText();
  const className = useClassName(summary);
  const spaces = mapping.answer?.spaces ?? [];
  const space = spaces[at];
  if (!space) {
    const name = (index: number): string => spaceName(spaces[index] ?? { id: 'input' }, summary, text);
    const ends = { from: name(Math.floor(at)), to: name(Math.ceil(at)) };
    return <p className="mapping-text muted">{text.t('mappingMoving', ends)}</p>;
  }
  // Where no hidden space has a rule of its own, the one before the output says why.
  const lacksRule = at === spaces.length - 2 && !space.rule && spaces.every(({ rule }) => !rule || rule.isOutput);
  return (
    <div className="mapping-text">
      {(lacksRule ? [text.t('ruleNone')] : ruleSentences(space, summary, className, text)).map((each) => (
        <p key={each}>{each}</p>
      ))}
      <p className="muted">{spaceSentence(space, at, summary, text)}</p>
    </div>
  );
}

/** How the decision falls in a space. */
function ruleSentences(
  { id, rule, units }: MappedSpace,
  { task }: Summary,
  className: (label: number) => string,
  { t }: Text,
): readonly string[] {
  if (!rule) return [];
  const [drawn, right] = [formatShare(rule.drawn, 0), formatShare(rule.right, 0)];
  if (task === 'regression') return [t(rule.isOutput ? 'ruleValue' : 'ruleLevels')];
  const isOne = rule.sums.length === 3;
  if (rule.isOutput) {
    const threshold = formatValue(rule.levels[0]?.output ?? 0);
    const [zero, one] = [className(0), className(1)];
    return [
      isOne && rule.levels.length > 0
        ? t('ruleThreshold', { threshold, zero, one, drawn })
        : t('ruleLargest', { right }),
    ];
  }
  const isDone = (rule.right ?? 0) >= enough;
  const isLine = isOne || rule.sums.length === 6;
  const open = id === 'input' ? 'ruleOpenFirst' : 'ruleOpen';
  // In its own space the rule does what the network does; a cut of it shows less.
  const main = t(isDone ? (isLine ? 'ruleDone' : 'ruleDoneMany') : open, { share: right });
  return rule.isWhole ? [main] : [main, t('ruleCut', { units: formatCount(units), drawn })];
}

/** What its picture shows of a space. */
function spaceSentence(space: MappedSpace, at: number, summary: Summary, text: Text): string {
  const { axes, units, shares } = space;
  const values = { space: spaceName(space, summary, text), units: formatCount(units), share: shownShare(space) };
  if (shares[0] + shares[1] === 0) return text.t('mappingNoSpread');
  if (at === 0) return text.t(axes === 'components' ? 'mappingStartMany' : 'mappingStart', values);
  const keys = { line: 'mappingOne', pair: 'mappingTwo', components: 'mappingMany', facing: 'mappingTurned' } as const;
  return text.t(keys[axes], values);
}
