import { shortcuts } from '../commands/shortcuts.ts';
import { useText } from '../i18n/useText.ts';
import { keyNames } from '../ui/keyNames.ts';

/** Every key and what it does. */
export function Shortcuts() {
  const { t } = useText();
  return (
    <dl className="shortcuts">
      {shortcuts.flatMap(
        ({ keys, words }) =>
          keys && (
            <div key={keys}>
              <dt>{t(words)}</dt>
              <dd>
                <kbd>{keyNames(keys)}</kbd>
              </dd>
            </div>
          ),
      )}
    </dl>
  );
}
