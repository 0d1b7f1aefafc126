import { useText } from '../i18n/useText.ts';
import { page, prefer } from '../state/playground.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { BackendSelect } from './BackendSelect.tsx';
import { Brand } from './Brand.tsx';
import { Counters } from './Counters.tsx';
import { PresetButton } from './PresetButton.tsx';
import { RaceButton } from './RaceButton.tsx';
import { Settings } from './Settings.tsx';
import { ShareButton } from './ShareButton.tsx';
import { UndoButtons } from './UndoButtons.tsx';
import { SpeedSelect } from './SpeedSelect.tsx';
import { TrainControls } from './TrainControls.tsx';

export function TopBar() {
  const { t, language } = useText();
  return (
    <header className="top">
      <Brand />
      <PresetButton />
      <IconButton icon="lesson" label={t('lessons')} onPress={() => page.setState({ dialog: 'gallery' })} keys="l" />
      <i className="divider" />
      <TrainControls />
      <Counters />
      <SpeedSelect />
      <BackendSelect />
      <RaceButton />
      <span className="grow" />
      <UndoButtons />
      <i className="divider" />
      <ShareButton />
      <button
        type="button"
        className="button button-icon"
        aria-label={`${t('language')}: ${language === 'en' ? '中' : 'EN'}`}
        title={language === 'en' ? '中文' : 'English'}
        onClick={() => prefer({ language: language === 'en' ? 'zh' : 'en' })}
      >
        <span lang={language === 'en' ? 'zh-Hans' : 'en'}>{language === 'en' ? '中' : 'EN'}</span>
      </button>
      <Settings />
    </header>
  );
}
