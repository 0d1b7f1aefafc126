import { useText } from '../i18n/useText.ts';
import { Fetched } from '../panels/Fetched.tsx';
import type { PageState } from '../state/pageStore.ts';
import { usePage } from '../state/usePage.ts';
import { fetchable } from '../ui/fetchable.ts';

const selectIsOpen = ({ lesson }: PageState) => lesson !== undefined;
const panel = fetchable(async () => (await import('./LessonPanel.tsx')).LessonPanel);

/** Where a lesson stands while one is open. */
export function LessonDock() {
  const { t } = useText();
  if (!usePage(selectIsOpen)) return undefined;
  return (
    <section className="panel lesson" aria-label={t('lesson')}>
      <Fetched part={panel} />
    </section>
  );
}
