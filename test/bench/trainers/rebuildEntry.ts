import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { Session } from '../../../engine/train/session.ts';

/** What a process reports: milliseconds of each rebuild; bytes of heap, buffers and the whole process around them. */
export interface RebuildReport {
  readonly milliseconds: readonly number[];
  readonly before: Memory;
  readonly after: Memory;
}

interface Memory {
  readonly heap: number;
  readonly buffers: number;
  readonly process: number;
}

const warmUp = 50;
const rebuilds = 1000;

/** A hidden layer of another width each time, as when somebody presses + and − for long. */
const document = (i: number) => ({
  version: 1,
  data: { type: 'spiral', samples: 500 },
  layers: [
    { type: 'dense', units: 4 + (i % 5), activation: 'tanh' },
    { type: 'dense', units: 1, activation: 'sigmoid' },
  ],
});

async function settled(): Promise<Memory> {
  // Freed WebAssembly memory and modules go in steps.
  for (let i = 0; i < 5; i++) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heap: heapUsed, buffers: arrayBuffers, process: rss };
}

const backend = await createWasmBackend();
const data = await prepare(unwrap(parseModel(document(0))), new Map());
const milliseconds: number[] = [];
let session: Session | undefined;

async function rebuild(i: number): Promise<void> {
  const start = performance.now();
  const model = unwrap(checkModel(unwrap(parseModel(document(i)))));
  const next = await Session.open({ model, data, backend });
  session?.dispose();
  session = next;
  await session.advance(1);
  milliseconds.push(performance.now() - start);
}

for (let i = 0; i < warmUp; i++) await rebuild(i);
const before = await settled();
milliseconds.length = 0;
for (let i = 0; i < rebuilds; i++) await rebuild(i);
process.send?.({ milliseconds, before, after: await settled() } satisfies RebuildReport);
