import { duplicateLayer, insertLayer, moveLayer, removeLayer, retypeLayer } from '../commands/layerCommands.ts';
import type { LayerType } from '../commands/layerEdits.ts';
import { layers } from '../../engine/layers/index.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { useText } from '../i18n/useText.ts';
import { editor } from '../state/playground.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';

interface LayerMenuProps {
  readonly document: ModelSpec;
  readonly index: number;
  readonly name: string;
}

/** What can be done with a layer as a whole. */
export function LayerMenu({ document, index, name }: LayerMenuProps) {
  const { t, say } = useText();
  const layer = document.layers[index];
  const last = document.layers.length - 1;
  const kinds = Object.entries(layers).filter(([type]) => type !== layer?.type);
  const items: readonly MenuItem[] = [
    { label: t('insertBehind'), keys: '+', onPress: () => insertLayer(index + 1, 'dense') },
    { label: t('duplicateLayer'), keys: 'Ctrl D', onPress: () => duplicateLayer(index) },
    { label: t('moveLeft'), keys: 'Alt ←', disabled: index === 0, onPress: () => moveLayer(index, index - 1) },
    { label: t('moveRight'), keys: 'Alt →', disabled: index === last, onPress: () => moveLayer(index, index + 1) },
    ...(layer && 'frozen' in layer
      ? [
          {
            label: t(layer.frozen ? 'unfreezeLayer' : 'freezeLayer'),
            onPress: () => void editor.change(['layers', index, 'frozen'], !layer.frozen),
          },
        ]
      : []),
    { label: t('removeLayer'), keys: 'Del', disabled: last === 0, onPress: () => removeLayer(index) },
    ...kinds.map(([type, { label }]) => ({
      label: t('becomeLayer', { name: say(label) }),
      onPress: () => retypeLayer(index, type as LayerType),
    })),
  ];
  return (
    <Menu
      className="button button-icon card-menu"
      label={t('layerMenu', { name })}
      trigger={<Icon name="more" />}
      items={items}
    />
  );
}
