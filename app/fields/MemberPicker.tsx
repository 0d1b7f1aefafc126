/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the browser's own list shows no pictures */
import { useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { Registry } from '../../engine/spec/field.ts';
import type { Path } from '../../engine/spec/problem.ts';
import { useText } from '../i18n/useText.ts';
import { MemberPicture } from '../pictures/MemberPicture.tsx';
import { studyOf } from '../pictures/studies.ts';
import { page } from '../state/playground.ts';
import { Icon } from '../ui/Icon.tsx';
import { place } from '../ui/place.ts';
import { useOpening } from '../ui/useOpening.ts';
import { MemberList } from './MemberList.tsx';
import { wordsOf } from './wordsOf.ts';

interface MemberPickerProps {
  readonly registry: Registry;
  /** The member that holds now, with its settings. */
  readonly value: { readonly type: string };
  /** Where it stands in the document. */
  readonly path: Path;
  readonly onChange: (type: string) => void;
  readonly id?: string;
  /** Names the button where no visible label does. */
  readonly label: string;
  readonly quiet?: boolean;
  readonly problem?: string | undefined;
}

/** A choice among the members of a registry, each with its picture; more of one is told as it is looked at. */
export function MemberPicker({
  registry,
  value,
  path,
  onChange,
  id,
  label,
  quiet = false,
  problem,
}: MemberPickerProps) {
  const { say } = useText();
  const panelId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const { opening, onToggle } = useOpening();
  const close = () => panel.current?.hidePopover();
  // Only now has the list its size.
  useLayoutEffect(() => {
    if (opening && button.current && panel.current) place(panel.current, button.current);
  }, [opening]);
  return (
    <>
      <button
        ref={button}
        id={id}
        type="button"
        role="combobox"
        className={quiet ? 'picker picker-quiet' : 'picker'}
        popoverTarget={panelId}
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={opening > 0}
        aria-controls={panelId}
        aria-invalid={problem !== undefined}
        title={say(wordsOf(registry, value.type).about)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          panel.current?.showPopover();
        }}
      >
        {!quiet && <OwnPicture registry={registry} value={value} path={path} />}
        <span>{say(wordsOf(registry, value.type).label)}</span>
        <Icon name="down" />
      </button>
      <div
        ref={panel}
        id={panelId}
        popover="auto"
        className="popover"
        // The list lies in its layer's card only in the tree: pressing it drags no card.
        onPointerDown={(event) => event.stopPropagation()}
        onToggle={onToggle}
      >
        {opening > 0 && (
          <MemberList
            key={opening}
            registry={registry}
            value={value}
            path={path}
            label={label}
            onChoose={(type) => {
              close();
              if (type !== value.type) onChange(type);
            }}
            onLeave={close}
          />
        )}
      </div>
    </>
  );
}

function OwnPicture({ registry, value, path }: Pick<MemberPickerProps, 'registry' | 'value' | 'path'>) {
  const settings = JSON.stringify(value);
  const at = path.join('.');
  const picture = useMemo(() => {
    const member = JSON.parse(settings) as { type: string };
    return studyOf(registry, member, { document: page.getState().current, path: at.split('.') })?.picture;
  }, [registry, settings, at]);
  return picture && <MemberPicture picture={picture} width={26} height={18} />;
}
