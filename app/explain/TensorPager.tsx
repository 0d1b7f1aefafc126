import type { TensorPicture } from '../../engine/protocol.ts';
import { useText } from '../i18n/useText.ts';
import { IconButton } from '../ui/IconButton.tsx';

interface TensorPagerProps {
  readonly picture: TensorPicture;
  readonly onPage: (row: number, column: number) => void;
}

/** Which part of a large tensor is shown, and the parts beside it. */
export function TensorPager({ picture, onPage }: TensorPagerProps) {
  const { t } = useText();
  const { rows, columns, firstRow, firstColumn, width, height } = picture;
  if (rows <= height && columns <= width) return undefined;
  return (
    <span className="tensor-pager number">
      <Along
        first={firstColumn}
        shown={width}
        count={columns}
        before={{ icon: 'left', label: t('walkColumnsBefore') }}
        after={{ icon: 'right', label: t('walkColumnsAfter') }}
        onGo={(column) => onPage(firstRow, column)}
      />
      <Along
        first={firstRow}
        shown={height}
        count={rows}
        before={{ icon: 'up', label: t('walkRowsBefore') }}
        after={{ icon: 'down', label: t('walkRowsAfter') }}
        onGo={(row) => onPage(row, firstColumn)}
      />
    </span>
  );
}

interface AlongProps {
  readonly first: number;
  readonly shown: number;
  readonly count: number;
  readonly before: { readonly icon: 'left' | 'up'; readonly label: string };
  readonly after: { readonly icon: 'right' | 'down'; readonly label: string };
  readonly onGo: (first: number) => void;
}

/** Along one dimension; nothing where it is shown whole. */
function Along({ first, shown, count, before, after, onGo }: AlongProps) {
  if (count <= shown) return undefined;
  return (
    <>
      <IconButton {...before} disabled={first === 0} onPress={() => onGo(Math.max(0, first - shown))} />
      <span className="caption">
        {first + 1}–{first + shown}
      </span>
      <IconButton {...after} disabled={first + shown >= count} onPress={() => onGo(first + shown)} />
    </>
  );
}
