import { connect } from '../../../engine/client.ts';
import { openBrowserBackend } from '../../../engine/backends/openBrowserBackend.ts';
import type { BackendName } from '../../../engine/backends/backend.ts';
import { peers } from '../peers/peers.ts';
import { gradlab } from './gradlab.ts';
import { runTask, type Report, type Request } from './runTask.ts';
import { timeEdits, type EditRequest } from './timeEdits.ts';

declare global {
  interface Window {
    runTask: (request: Request) => Promise<Report>;
    timeEdits: (request: EditRequest) => Promise<number[]>;
  }
}

const engines = {
  ...peers,
  gradlab: async (name: string) => gradlab(await openBrowserBackend(name as BackendName)),
};

window.runTask = (request) => runTask(engines, request);
window.timeEdits = (request) => timeEdits(request, connect);
