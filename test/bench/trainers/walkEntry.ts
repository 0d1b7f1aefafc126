import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { Session } from '../../../engine/train/session.ts';
import type { WalkPlace } from '../../../engine/inspect/walk/walkAnswer.ts';
import { openWalk } from '../../engine/inspect/walk/openWalk.ts';
import { finish } from '../../engine/train/finish.ts';

/** Milliseconds: until the walk is open, of each of its steps, of each step's first check and of one when all is known. */
export interface WalkReport {
  readonly opening: number;
  readonly steps: readonly number[];
  readonly firstChecks: readonly number[];
  readonly checks: readonly number[];
}

const dense = (units: number, activation: string) => ({ type: 'dense', units, activation });
const document = {
  version: 1,
  data: { type: 'drawnDigits', samples: 200 },
  preprocessing: { scaling: 'byte' },
  training: { batchSize: 32 },
  layers: ['flatten', dense(200, 'relu'), dense(200, 'relu'), dense(10, 'softmax')],
  loss: 'categoricalCrossentropy',
};

async function timed(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const model = unwrap(checkModel(unwrap(parseModel(document))));
const data = await prepare(model.spec, new Map());
const session = await Session.open({ model, data, backend: await createWasmBackend() });
const start = performance.now();
const walk = await openWalk(session);
const opening = performance.now() - start;
const style = { decimals: 4, otherwise: 'otherwise' };
const places = Array.from(walk.steps.keys(), (step) => ({ step, element: [3, 5], row: 1 }));
const timesOf = async (run: (place: WalkPlace) => unknown): Promise<number[]> => {
  const times: number[] = [];
  for (const place of places) times.push(await timed(() => run(place)));
  return times;
};
const steps = await timesOf((place) => walk.at(place, style));
const firstChecks = await timesOf((place) => finish(walk.check(place)));
const checks = await timesOf((place) => finish(walk.check(place)));
process.send?.({ opening, steps, firstChecks, checks } satisfies WalkReport);
