import { Dialogs } from './dialogs/Dialogs.tsx';
import { LessonDock } from './lessons/LessonDock.tsx';
import { Announcer } from './panels/Announcer.tsx';
import { ExplainPanel } from './explain/ExplainPanel.tsx';
import { isExplaining } from './explain/isExplaining.ts';
import { DataPanel } from './panels/DataPanel.tsx';
import { Inspector } from './panels/Inspector.tsx';
import { NetworkPanel } from './panels/NetworkPanel.tsx';
import { ResultPanel } from './panels/ResultPanel.tsx';
import { TopBar } from './panels/TopBar.tsx';
import { TrainControls } from './panels/TrainControls.tsx';
import { UndoToast } from './panels/UndoToast.tsx';
import { useMedia } from './screen/useMedia.ts';
import { usePage } from './state/usePage.ts';

/** Network, result and curves are always together; panels touch, none floats. */
export function App() {
  const phone = useMedia('(max-width: 719px)');
  const explaining = usePage(isExplaining);
  return (
    <div className={explaining ? 'app app-explaining' : 'app'}>
      <TopBar />
      <LessonDock />
      <DataPanel />
      <NetworkPanel />
      {explaining ? <ExplainPanel /> : <Inspector />}
      <ResultPanel />
      {phone && (
        <footer className="dock">
          <TrainControls />
        </footer>
      )}
      <Announcer />
      <UndoToast />
      <Dialogs />
    </div>
  );
}
