import type { GpuContext } from './gpuContext.ts';

type Encode = (pass: GPUComputePassEncoder) => void;
type Timed = Pick<GpuContext, 'device' | 'health'>;

/** Milliseconds that the device is busy with some dispatches, by its own clock where it has one, else by ours. */
export const timeDispatches = (context: Timed, encode: Encode): Promise<number> =>
  context.device.features.has('timestamp-query') ? byTimestamps(context, encode) : byWaiting(context, encode);

async function byTimestamps({ device, health }: Timed, encode: Encode): Promise<number> {
  const { QUERY_RESOLVE, COPY_SRC, COPY_DST, MAP_READ } = GPUBufferUsage;
  const querySet = device.createQuerySet({ type: 'timestamp', count: 2 });
  const resolved = device.createBuffer({ size: 16, usage: QUERY_RESOLVE | COPY_SRC });
  const staging = device.createBuffer({ size: 16, usage: COPY_DST | MAP_READ });
  try {
    const encoder = device.createCommandEncoder();
    const timestampWrites = { querySet, beginningOfPassWriteIndex: 0, endOfPassWriteIndex: 1 };
    const pass = encoder.beginComputePass({ timestampWrites });
    encode(pass);
    pass.end();
    encoder.resolveQuerySet(querySet, 0, 2, resolved, 0);
    encoder.copyBufferToBuffer(resolved, 0, staging, 0, 16);
    device.queue.submit([encoder.finish()]);
    await health.race(staging.mapAsync(GPUMapMode.READ));
    const [began = 0n, ended = 0n] = new BigUint64Array(staging.getMappedRange());
    return Number(ended - began) / 1e6;
  } finally {
    for (const each of [querySet, resolved, staging]) each.destroy();
  }
}

/** From when they could begin, all that was submitted before being done. */
async function byWaiting({ device, health }: Timed, encode: Encode): Promise<number> {
  const { queue } = device;
  const encoder = device.createCommandEncoder();
  const pass = encoder.beginComputePass();
  encode(pass);
  pass.end();
  const before = queue.onSubmittedWorkDone();
  queue.submit([encoder.finish()]);
  const after = queue.onSubmittedWorkDone();
  await health.race(before);
  const began = performance.now();
  await health.race(after);
  return performance.now() - began;
}
