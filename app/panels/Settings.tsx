import { useText } from '../i18n/useText.ts';
import { useMedia } from '../screen/useMedia.ts';
import type { PageState } from '../state/pageStore.ts';
import { preferenceChoices } from '../state/preferences.ts';
import { page, prefer } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Icon } from '../ui/Icon.tsx';
import { isApple } from '../ui/keyNames.ts';
import { Popover } from '../ui/Popover.tsx';
import { Segment } from '../ui/Segment.tsx';
import { BackendSelect } from './BackendSelect.tsx';
import { useSpeedRatio } from './useSpeedRatio.ts';

const selectTheme = ({ theme }: PageState) => theme;
const selectScale = ({ scale }: PageState) => scale;
const selectSingleKeys = ({ singleKeys }: PageState) => singleKeys;

/** What readers choose for themselves, behind one press. */
export function Settings() {
  const { t } = useText();
  const theme = usePage(selectTheme);
  const scale = usePage(selectScale);
  const singleKeys = usePage(selectSingleKeys);
  const ratio = useSpeedRatio();
  // Where the top bar has no room for it.
  const narrow = useMedia('(max-width: 1000px)');
  return (
    <Popover className="button button-icon" label={t('settings')} trigger={<Icon name="settings" />}>
      {(close) => (
        <div className="option-list">
          <p>{t('theme')}</p>
          <Segment
            label={t('theme')}
            value={theme}
            choices={preferenceChoices.theme.map((value) => ({ value, label: t(`theme_${value}`) }))}
            onChange={(next) => prefer({ theme: next })}
          />
          <p>{t('valueColours')}</p>
          <Segment
            label={t('valueColours')}
            value={scale}
            choices={preferenceChoices.scale.map((value) => ({ value, label: t(`scale_${value}`) }))}
            onChange={(next) => prefer({ scale: next })}
          />
          <i className="ramp" />
          <p className="caption">{t('scaleHelp')}</p>
          <Checkbox
            checked={singleKeys === 'on'}
            onChange={(on) => prefer({ singleKeys: on ? 'on' : 'off' })}
            label={t(isApple ? 'singleKeysApple' : 'singleKeys')}
          />
          {narrow && (
            <p>
              {t('backend')} <BackendSelect />
            </p>
          )}
          <Button
            look="line"
            onPress={() => {
              close();
              page.setState({ dialog: 'race' });
            }}
          >
            {t('race')}
          </Button>
          {ratio && <p className="caption">{t('speedSentence', ratio)}</p>}
          <p className="caption">{t('hiddenTab')}</p>
          <Button
            look="line"
            onPress={() => {
              close();
              page.setState({ dialog: 'shortcuts' });
            }}
          >
            {t('shortcuts')}
          </Button>
        </div>
      )}
    </Popover>
  );
}
