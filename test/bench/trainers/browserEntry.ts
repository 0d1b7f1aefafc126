import { openBrowserBackend } from '../../../engine/backends/openBrowserBackend.ts';
import type { BackendName } from '../../../engine/backends/backend.ts';
import { peers } from '../peers/peers.ts';
import { gradlab } from './gradlab.ts';
import { runTask, type Report, type Request } from './runTask.ts';

declare global {
  interface Window {
    runTask: (request: Request) => Promise<Report>;
  }
}

const engines = {
  ...peers,
  gradlab: async (name: string) => {
    const backend = await openBrowserBackend(name as BackendName);
    return gradlab.bind(undefined, backend);
  },
};

window.runTask = (request) => runTask(engines, request);
