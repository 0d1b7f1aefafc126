import { useEffect, useState } from 'react';
import { chooseFiles } from '../data/chooseFiles.ts';
import { useText } from '../i18n/useText.ts';
import { Icon } from '../ui/Icon.tsx';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
/** Documents are taken by who opens them. */
const isDocument = ({ name }: File): boolean => /\.json$/i.test(name);

/** The whole window takes files, and says so while some are held over it. */
export function DropTarget() {
  const { t } = useText();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Between two elements there is a next one; out of the window there is none.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (event.defaultPrevented || files.length === 0 || files.some(isDocument)) return;
      event.preventDefault();
      void chooseFiles(files);
    };
    addEventListener('dragover', drag);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', drag);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, []);
  if (!over) return undefined;
  return (
    <div className="drop-target">
      <p>
        <Icon name="upload" />
        {t('dropHere')}
      </p>
    </div>
  );
}
