import { useText } from '../i18n/useText.ts';
import { storePreferences } from '../state/preferences.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { BackendSelect } from './BackendSelect.tsx';
import { Brand } from './Brand.tsx';
import { Counters } from './Counters.tsx';
import { PresetButton } from './PresetButton.tsx';
import { ShareButton } from './ShareButton.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { SpeedSelect } from './SpeedSelect.tsx';
import { TrainControls } from './TrainControls.tsx';

const selectTheme = ({ theme }: PageState) => theme;

export function TopBar() {
  const { t, language } = useText();
  const theme = usePage(selectTheme);
  const choose = (preferences: Partial<Pick<PageState, 'language' | 'theme'>>) => {
    page.setState(preferences);
    storePreferences(preferences);
  };
  return (
    <header className="top">
      <Brand />
      <PresetButton />
      <i className="divider" />
      <TrainControls />
      <Counters />
      <SpeedSelect />
      <BackendSelect />
      <span className="grow" />
      <UndoButtons />
      <i className="divider" />
      <ShareButton />
      <button
        type="button"
        className="button button-icon"
        aria-label={`${t('language')}: ${language === 'en' ? '中' : 'EN'}`}
        title={language === 'en' ? '中文' : 'English'}
        onClick={() => choose({ language: language === 'en' ? 'zh' : 'en' })}
      >
        <span lang={language === 'en' ? 'zh-Hans' : 'en'}>{language === 'en' ? '中' : 'EN'}</span>
      </button>
      <IconButton
        icon="theme"
        label={t('theme')}
        onPress={() => choose({ theme: theme === 'light' ? 'dark' : 'light' })}
      />
    </header>
  );
}
