import { afterAll, expect, test } from 'vitest';
import { DeviceHealth } from '../../engine/backends/webgpu/deviceHealth.ts';
import { timeDispatches } from '../../engine/backends/webgpu/timeDispatches.ts';
import { openDawn } from '../../engine/headless/openDawn.ts';

/** A chain of multiplications that nobody can skip. */
const code = `
@group(0) @binding(0) var<storage, read_write> values: array<f32>;
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  var x = values[id.x];
  for (var i = 0u; i < 2000u; i++) {
    x = x * 1.000001 + 0.5;
  }
  values[id.x] = x;
}`;

const devices: GPUDevice[] = [];
afterAll(() => {
  for (const device of devices) device.destroy();
});

test.each([
  ["the device's clock", ['timestamp-query']],
  ['ours', []],
] as const)('by %s, work that is a hundred times as much takes longer', async (_, features) => {
  // an adapter gives one device
  const adapter = (await (await openDawn()).requestAdapter())!;
  expect([...adapter.features]).toEqual(expect.arrayContaining([...features]));
  const device = await adapter.requestDevice({ requiredFeatures: [...features] });
  devices.push(device);
  const health = new DeviceHealth(device);
  const module = device.createShaderModule({ code });
  const pipeline = device.createComputePipeline({ layout: 'auto', compute: { module } });
  const buffer = device.createBuffer({ size: 64 * 64 * 4, usage: GPUBufferUsage.STORAGE });
  const entries = [{ binding: 0, resource: { buffer } }];
  const bindings = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries });
  const time = (dispatches: number): Promise<number> =>
    timeDispatches({ device, health }, (pass) => {
      pass.setPipeline(pipeline);
      pass.setBindGroup(0, bindings);
      for (let i = 0; i < dispatches; i++) pass.dispatchWorkgroups(64);
    });
  await time(1);
  const [once, often] = [Math.min(await time(1), await time(1), await time(1)), await time(100)];
  expect(once).toBeGreaterThan(0);
  expect(often).toBeGreaterThan(once);
});
