import { openNodeBackend } from '../../../engine/headless/openNodeBackend.ts';
import type { BackendName } from '../../../engine/backends/backend.ts';
import { peers } from '../peers/peers.ts';
import { gradlab } from './gradlab.ts';
import { runTask, type Request } from './runTask.ts';

const engines = {
  ...peers,
  gradlab: async (name: string) => {
    const backend = await openNodeBackend(name as BackendName);
    return gradlab.bind(undefined, backend);
  },
};

process.once('message', (request: Request) => {
  runTask(engines, request)
    .then((report) => ({ report }))
    .catch((error: unknown) => ({ error: String(error) }))
    .then((answer) => process.send?.(answer, () => process.exit(0)))
    .catch(() => process.exit(1));
});
