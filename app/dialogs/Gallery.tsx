import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument, presetGroups, type Preset, type PresetGroup } from '../../engine/presets/preset.ts';
import { ContinueCard } from '../gallery/ContinueCard.tsx';
import { trainPictures } from '../gallery/presetPictures.ts';
import { DescentCard } from '../gallery/DescentCard.tsx';
import { PresetThumbnail } from '../gallery/PresetThumbnail.tsx';
import { lessonListPart } from '../lessons/lessonListPart.ts';
import { Fetched } from '../panels/Fetched.tsx';
import { useText } from '../i18n/useText.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, page } from '../state/playground.ts';
import { presetNames, presetOf, type PresetName } from '../state/presetOf.ts';
import { usePage } from '../state/usePage.ts';

const selectDocument = ({ document }: PageState) => document;
const groups = Object.keys(presetGroups) as PresetGroup[];

const sourceOf = (name: PresetName): Preset['source'] => (presets[name] as Preset).source;

function open(name: PresetName): void {
  page.setState({ dialog: undefined });
  editor.open(presetDocument(presets[name]));
}

/** Every preset by what it shows; pressing one opens it. */
export function Gallery() {
  const { t, say } = useText();
  const document = usePage(selectDocument);
  const current = useMemo(() => presetOf(document), [document]);
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  useEffect(trainPictures, []);
  const wanted = text.trim().toLowerCase();
  const found = presetNames.filter((name) => {
    const { title, about } = presets[name];
    return [title, about].some((words) => `${words.en} ${words.zh}`.toLowerCase().includes(wanted));
  });
  return (
    <div className="gallery">
      <div className="gallery-head">
        <p className="lead">{t('galleryLead')}</p>
        <input
          type="search"
          className="text-input"
          aria-label={t('gallerySearch')}
          placeholder={t('gallerySearch')}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const [first] = found;
            if (event.key === 'Enter' && first) open(first);
          }}
        />
      </div>
      {wanted === '' && <ContinueCard />}
      {wanted === '' && <DescentCard />}
      {wanted === '' && <Fetched part={lessonListPart} />}
      {found.length === 0 && <p className="empty">{t('galleryNothing', { text })}</p>}
      {/* Tab goes from card to card; the arrows are a shorter way. */}
      <div ref={list}>
        {groups.map((group) => {
          const members = found.filter((name) => presets[name].group === group);
          if (members.length === 0) return undefined;
          return (
            <section key={group}>
              <h3>{say(presetGroups[group])}</h3>
              <div className="preset-cards">
                {members.map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="preset-card"
                    data-preset={name}
                    aria-current={name === current}
                    onKeyDown={(event) => moveFocus(event, list.current)}
                    onClick={() => open(name)}
                  >
                    <PresetThumbnail name={name} />
                    <b>
                      {say(presets[name].title)}
                      {name === current && <small> · {t('galleryOpenNow')}</small>}
                    </b>
                    <span>{say(presets[name].about)}</span>
                    {sourceOf(name) && <small>{sourceOf(name)?.text}</small>}
                  </button>
                ))}
              </div>
            </section>
          );
        })}
      </div>
    </div>
  );
}

/** The next card to the left or right in reading order, or the nearest in the row above or below. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>, list: HTMLElement | null): void {
  const cards = [...(list?.querySelectorAll<HTMLElement>('.preset-card') ?? [])];
  const from = event.currentTarget;
  const at = cards.indexOf(from);
  const { left, top } = from.getBoundingClientRect();
  const inRow = (below: boolean): HTMLElement | undefined => {
    const places = cards.map((card) => ({ card, box: card.getBoundingClientRect() }));
    const beyond = places.filter(({ box }) => (below ? box.top > top + 1 : box.top < top - 1));
    const row = below ? Math.min(...beyond.map(({ box }) => box.top)) : Math.max(...beyond.map(({ box }) => box.top));
    return beyond
      .filter(({ box }) => Math.abs(box.top - row) < 2)
      .toSorted((a, b) => Math.abs(a.box.left - left) - Math.abs(b.box.left - left))[0]?.card;
  };
  const moves: Readonly<Record<string, () => HTMLElement | undefined>> = {
    ArrowRight: () => cards[at + 1],
    ArrowLeft: () => cards[at - 1],
    ArrowDown: () => inRow(true),
    ArrowUp: () => inRow(false),
    Home: () => cards[0],
    End: () => cards.at(-1),
  };
  const to = Object.hasOwn(moves, event.key) ? moves[event.key]?.() : undefined;
  if (!to) return;
  event.preventDefault();
  to.focus();
}
