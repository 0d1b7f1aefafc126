import { openNodeBackend } from '../../../engine/headless/openNodeBackend.ts';
import type { BackendName } from '../../../engine/backends/backend.ts';
import { asEngine, peers } from '../peers/peers.ts';
import { gradlab } from './gradlab.ts';
import { runTask, type Request } from './runTask.ts';

const engines = {
  ...peers,
  gradlab: async (name: string) => gradlab(await openNodeBackend(name as BackendName)),
  pytorch: asEngine(async () => (await import('../peers/pytorch.ts')).pytorch),
};

process.once('message', (request: Request) => {
  runTask(engines, request)
    .then((report) => ({ report }))
    .catch((error: unknown) => ({ error: String(error) }))
    .then((answer) => process.send?.(answer, () => process.exit(0)))
    .catch(() => process.exit(1));
});
