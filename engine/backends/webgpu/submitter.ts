import type { DeviceHealth } from './deviceHealth.ts';
import { Pacer } from './pacer.ts';

/** Submissions the device may have waiting: enough that it never idles, few enough that a stop acts soon. */
const mostInFlight = 3;

/** Sends command buffers to the device in slices of bounded time, and waits where the device lags behind. */
export class Submitter {
  readonly pacer = new Pacer();
  readonly #device: GPUDevice;
  readonly #health: DeviceHealth;
  readonly #inFlight: Promise<void>[] = [];
  #lastDone = 0;

  constructor(device: GPUDevice, health: DeviceHealth) {
    this.#device = device;
    this.#health = health;
  }

  /** Submits, and resolves when the device has room for more. The pacer is of the kind of work that it is. */
  async submit(commands: GPUCommandBuffer, work: number, pacer = this.pacer): Promise<void> {
    this.#device.queue.submit([commands]);
    const done = this.#learn(work, performance.now(), pacer);
    // whoever waits for it meets the error below; nobody may be waiting
    done.catch(() => {});
    this.#inFlight.push(done);
    if (this.#inFlight.length >= mostInFlight) await this.#inFlight.shift();
  }

  async #learn(work: number, submitted: number, pacer: Pacer): Promise<void> {
    await this.#health.race(this.#device.queue.onSubmittedWorkDone());
    const now = performance.now();
    pacer.learn(work, now - Math.max(submitted, this.#lastDone));
    this.#lastDone = now;
  }
}
