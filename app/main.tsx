import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/fields.css';
import './styles/choose.css';
import './styles/shell.css';
import './styles/network.css';
import './styles/card.css';
import './styles/neurons.css';
import './styles/inspector.css';
import './styles/weights.css';
import './styles/evaluation.css';
import './styles/statistics.css';
import './styles/roc.css';
import './styles/pad.css';
import './styles/result.css';
import './styles/samples.css';
import './styles/confusion.css';
import './styles/curves.css';
import './styles/timeline.css';
import './styles/data.css';
import './styles/features.css';
import './styles/paint.css';
import './styles/files.css';
import './styles/overlay.css';
import './styles/toast.css';
import './styles/share.css';
import './styles/race.css';
import './styles/gallery.css';
import './styles/explain.css';
import './styles/lessonDock.css';
import './styles/phone.css';
import './styles/touch.css';
import './styles/forced.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { listenForKeys } from './commands/keyboard.ts';
import { dressRoot } from './screen/dressRoot.ts';
import { listenForDocuments } from './share/listenForDocuments.ts';
import { page, startPlayground } from './state/playground.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html: the element #root is missing');

dressRoot(page);
listenForKeys();
listenForDocuments();
void startPlayground();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
