import { duplicateLayer, insertLayer, moveLayer, removeLayer } from '../commands/layerCommands.ts';
import { useText } from '../i18n/useText.ts';
import { LayerTab } from '../panels/LayerTab.tsx';
import { layerName } from '../panels/layerName.ts';
import { chosenLayer } from '../state/chosenLayer.ts';
import type { PageState } from '../state/pageStore.ts';
import { page } from '../state/playground.ts';
import { usePage } from '../state/usePage.ts';
import { Button } from '../ui/Button.tsx';

const selectCurrent = ({ current }: PageState) => current;

/** The chosen layer on a phone: everything that a card has no room for, in controls for fingers. */
export function LayerSheet() {
  const text = useText();
  const { t } = text;
  const current = usePage(selectCurrent);
  const index = usePage(chosenLayer);
  const last = current.layers.length - 1;
  const remove = () => {
    page.setState({ dialog: undefined });
    removeLayer(index);
  };
  return (
    <div className="layer-sheet">
      <h3>{layerName(current, index, text)}</h3>
      <div className="layer-sheet-actions">
        <Button look="line" disabled={index === 0} onPress={() => moveLayer(index, index - 1)}>
          {t('moveLeft')}
        </Button>
        <Button look="line" disabled={index === last} onPress={() => moveLayer(index, index + 1)}>
          {t('moveRight')}
        </Button>
        <Button look="line" onPress={() => insertLayer(index, 'dense')}>
          {t('insertBefore')}
        </Button>
        <Button look="line" onPress={() => insertLayer(index + 1, 'dense')}>
          {t('insertBehind')}
        </Button>
        <Button look="line" onPress={() => duplicateLayer(index)}>
          {t('duplicateLayer')}
        </Button>
        <Button look="line" disabled={last === 0} onPress={remove}>
          {t('removeLayer')}
        </Button>
      </div>
      <LayerTab />
    </div>
  );
}
