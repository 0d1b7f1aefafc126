import { useState } from 'react';
import { paintedLimits } from '../../engine/data/painted.ts';
import { datasetDefinition } from '../../engine/spec/checkModel.ts';
import { classLook } from '../charts/points.ts';
import { paintedIn, setPainted, takeBrush, useBrush, type PaintTool } from '../data/paint.ts';
import { pointsIn, textOf, type PaintedPoint } from '../data/paintedPoints.ts';
import { useText } from '../i18n/useText.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { Popover } from '../ui/Popover.tsx';
import { Problem } from '../ui/Problem.tsx';
import { Mark } from './ClassKey.tsx';

const selectCurrent = ({ current }: PageState) => current;

const tools = [
  { tool: 'paint', icon: 'paint', words: 'toolPaint' },
  { tool: 'move', icon: 'move', words: 'toolMove' },
  { tool: 'erase', icon: 'erase', words: 'toolErase' },
] as const satisfies readonly { tool: PaintTool; icon: IconName; words: string }[];

/** What a press on the map of painted points does, and of which class the next point is. */
export function PaintTools() {
  const { t, say } = useText();
  const current = usePage(selectCurrent);
  const brush = useBrush();
  const palette = usePalette();
  const points = paintedIn(current);
  if (!points) return undefined;
  const { outputs, classNames = [] } = datasetDefinition(current).shape(current.data);
  const look = classLook(palette, outputs);
  // Of two classes the one called +1 comes first, as in the key.
  const labels = Array.from({ length: outputs }, (_, i) => (outputs === 2 ? 1 - i : i));
  const count = t('paintCount', { count: points.length, most: paintedLimits.points });
  return (
    <div className="paint-tools" role="toolbar" aria-label={t('paintTools')}>
      <span className="paint-group">
        {tools.map(({ tool, icon, words }) => (
          <button
            key={tool}
            type="button"
            className="button button-icon"
            aria-pressed={brush.tool === tool}
            aria-label={t(words)}
            title={t(words)}
            onClick={() => takeBrush({ tool })}
          >
            <Icon name={icon} />
          </button>
        ))}
      </span>
      <span className="paint-group">
        {labels.map((label) => {
          const name = classNames[label] ? say(classNames[label]) : String(label);
          return (
            <button
              key={label}
              type="button"
              className="button paint-class"
              aria-pressed={brush.tool === 'paint' && Math.min(brush.label, outputs - 1) === label}
              aria-label={t('paintClass', { name })}
              onClick={() => takeBrush({ tool: 'paint', label })}
            >
              <Mark look={look(label)} rim={palette.rimTrain} />
              <span className="number">{name}</span>
            </button>
          );
        })}
      </span>
      <Popover trigger={<span className="number">{count}</span>} label={t('paintList')} className="button">
        {() => <PointList points={points} classes={outputs} />}
      </Popover>
      <IconButton icon="close" label={t('paintClear')} onPress={() => setPainted([])} disabled={points.length === 0} />
    </div>
  );
}

/** The points as text: what a pointer does can be typed. */
function PointList({ points, classes }: { readonly points: readonly PaintedPoint[]; readonly classes: number }) {
  const { t } = useText();
  const [draft, setDraft] = useState<string>();
  const text = draft ?? textOf(points);
  const read = pointsIn(text, classes);
  const change = (next: string) => {
    setDraft(next);
    const parsed = pointsIn(next, classes);
    if (typeof parsed !== 'number') setPainted(parsed, 'typing');
  };
  return (
    <div className="point-list">
      <label htmlFor="point-list">{t('paintList')}</label>
      <textarea
        id="point-list"
        className="text-input text-formula"
        rows={12}
        spellCheck={false}
        value={text}
        aria-invalid={typeof read === 'number'}
        onChange={(event) => change(event.target.value)}
      />
      {typeof read === 'number' ? (
        <Problem text={t('paintLineWrong', { line: read, last: classes - 1 })} />
      ) : (
        <p className="caption">{t('paintListHint')}</p>
      )}
    </div>
  );
}
