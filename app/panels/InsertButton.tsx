import { insertLayer } from '../commands/layerCommands.ts';
import type { LayerType } from '../commands/layerEdits.ts';
import { layers } from '../../engine/layers/index.ts';
import { useText } from '../i18n/useText.ts';
import { Icon } from '../ui/Icon.tsx';
import { Menu } from '../ui/Menu.tsx';

/** Between two cards: puts a layer there. */
export function InsertButton({ at, after }: { readonly at: number; readonly after: string }) {
  const { t, say } = useText();
  return (
    <span className="gap">
      <Menu
        className="insert"
        label={t('insertAfter', { name: after })}
        trigger={<Icon name="plus" />}
        items={Object.entries(layers).map(([type, { label, about }]) => ({
          label: say(label),
          hint: say(about),
          onPress: () => insertLayer(at, type as LayerType),
        }))}
      />
    </span>
  );
}
