/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the browser's own list shows no pictures */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { memberDefaults, type Registry } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { MemberPicture } from '../pictures/MemberPicture.tsx';
import { misfitOf } from '../pictures/misfitOf.ts';
import { studyOf } from '../pictures/studies.ts';
import { page } from '../state/playground.ts';
import { MemberDetails } from './MemberDetails.tsx';
import type { Listed } from './listed.ts';
import { wordsOf } from './wordsOf.ts';

interface MemberListProps {
  readonly registry: Registry;
  readonly value: { readonly type: string };
  readonly path: Path;
  readonly label: string;
  readonly onChoose: (type: string) => void;
  readonly onLeave: () => void;
}

const forgets = 700;

/** All members; the arrows and letters move, Enter chooses, Esc and Tab leave. */
export function MemberList({ registry, value, path, label, onChoose, onLeave }: MemberListProps) {
  const { say } = useText();
  const detailsId = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(value.type);
  const typed = useRef({ text: '', time: 0 });
  // What is listed is of the document as it stood when the list was opened.
  const [members] = useState(() => listedOf(registry, value, path));
  const names = useMemo(() => members.map(({ words }) => say(words.label)), [members, say]);
  const index = members.findIndex(({ type }) => type === at);
  const shown = members[index];

  useEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  }, []);

  const go = (to: number) => {
    const next = members[Math.max(0, Math.min(members.length - 1, to))];
    if (!next) return;
    setAt(next.type);
    list.current?.querySelector<HTMLElement>(`[data-type="${next.type}"]`)?.focus();
  };
  const search = (letter: string) => {
    const now = performance.now();
    const text = now - typed.current.time > forgets ? letter : typed.current.text + letter;
    typed.current = { text, time: now };
    // One letter moves on to the next that begins with it, more look from where they stand.
    const from = index + (text.length === 1 ? 1 : 0);
    const order = names.map((_, i) => (from + i) % names.length);
    const found = order.find((i) => names[i]?.toLowerCase().startsWith(text.toLowerCase()));
    if (found !== undefined) go(found);
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(index + 1),
    ArrowUp: () => go(index - 1),
    Home: () => go(0),
    End: () => go(members.length - 1),
    Enter: () => shown && !shown.misfit && onChoose(shown.type),
    Tab: onLeave,
  };
  const onKey = (event: KeyboardEvent) => {
    const { key } = event;
    const isTyping = performance.now() - typed.current.time <= forgets;
    const move = key === ' ' && !isTyping ? moves['Enter'] : moves[key];
    if (move) move();
    else if (key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) search(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="picker-panel">
      <div
        ref={list}
        className="picker-list"
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={onKey}
        // A press that moved the focus would scroll, and let go on another option than it began on.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const option = (event.target as Element).closest<HTMLElement>('[data-type]');
          const pressed = members.find(({ type }) => type === option?.dataset['type']);
          if (pressed && !pressed.misfit) onChoose(pressed.type);
        }}
      >
        {members.map(({ type, study, misfit }, i) => (
          <div
            key={type}
            role="option"
            className={type === at ? 'picker-option at' : 'picker-option'}
            data-type={type}
            tabIndex={type === at ? 0 : -1}
            aria-selected={type === value.type}
            aria-disabled={misfit !== undefined}
            aria-describedby={type === at ? detailsId : undefined}
            onFocus={() => setAt(type)}
            onPointerMove={() => setAt(type)}
          >
            {study?.picture && <MemberPicture picture={study.picture} width={44} height={26} />}
            <span>{names[i]}</span>
          </div>
        ))}
      </div>
      {shown && <MemberDetails id={detailsId} {...shown} />}
    </div>
  );
}

/** The one that holds with its own settings, the others with their defaults. */
function listedOf(registry: Registry, value: { readonly type: string }, path: Path): readonly Listed[] {
  const where = { document: page.getState().current, path };
  return Object.keys(registry).map((type) => ({
    type,
    words: wordsOf(registry, type),
    study: studyOf(registry, type === value.type ? value : memberDefaults(registry, type), where),
    misfit: type === value.type ? undefined : misfitOf(registry, type, where),
  }));
}
