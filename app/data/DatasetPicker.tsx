import { useState } from 'react';
import { formatCount } from '../i18n/formatNumber.ts';
import { useText, type Text } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { chooseData } from './chooseData.ts';
import {
  datasetsOf,
  defaultsOf,
  definitionOf,
  readsFiles,
  shapeOf,
  type DatasetGroup,
  type DatasetType,
} from './datasetGroups.ts';
import { DatasetThumbnail } from './DatasetThumbnail.tsx';

const selectType = ({ current }: PageState) => current.data.type;

/** The datasets of a group as pictures, one of them chosen. */
export function DatasetPicker({ group }: { readonly group: DatasetGroup }) {
  const text = useText();
  const { say, t } = text;
  const chosen = usePage(selectType);
  const [pointed, setPointed] = useState<DatasetType>();
  const types = datasetsOf(group);
  const phone = useMedia('(max-width: 719px)');
  const isList = group === 'tables' || group === 'images';
  const told = pointed ?? (types.includes(chosen) ? chosen : undefined);
  return (
    <>
      <div
        role="radiogroup"
        aria-label={t('dataset')}
        className={isList ? 'dataset-list' : 'dataset-grid'}
        onPointerLeave={() => setPointed(undefined)}
      >
        {types.map((type) => {
          const { label } = definitionOf(type);
          return (
            <label key={type} className="dataset" onPointerEnter={() => setPointed(type)}>
              <input
                type="radio"
                name="dataset"
                className="dataset-radio"
                checked={type === chosen}
                aria-label={say(label)}
                onChange={() => chooseData(defaultsOf(type))}
                onFocus={() => setPointed(type)}
                onBlur={() => setPointed(undefined)}
              />
              <span className={readsFiles(type) ? 'dataset-picture dataset-file' : 'dataset-picture'}>
                <DatasetThumbnail type={type} side={isList ? 38 : phone ? 64 : 40} />
              </span>
              {isList && (
                <span className="dataset-words">
                  <b>{say(label)}</b>
                  <small>{extent(type, text)}</small>
                </span>
              )}
            </label>
          );
        })}
      </div>
      {!isList && (
        <p className="dataset-name caption">
          {told !== undefined && (
            <>
              <b>{say(definitionOf(told).label)}</b> <span className="tall">{say(definitionOf(told).about)}</span>
            </>
          )}
        </p>
      )}
    </>
  );
}

/** How much there is of it. */
function extent(type: DatasetType, { t }: Text): string {
  const { count, testCount = 0, sample, kind } = shapeOf(defaultsOf(type));
  if (testCount > 0) return t('trainAndTest', { train: formatCount(count - testCount), test: formatCount(testCount) });
  if (readsFiles(type)) return t('fromYourFile');
  if (kind === 'table') return t('rowsAndColumns', { rows: formatCount(count), columns: formatCount(sample[0] ?? 0) });
  const isEndless = 'samples' in definitionOf(type).fields;
  return isEndless ? t('drawnHere') : t('imageCount', { count: formatCount(count) });
}
