import { BackendError } from '../backend.ts';

/** Ends what waits for a device when the device is gone: its own promises may never settle then. */
export class DeviceLoss {
  /** Resolves with a sentence when the device is lost, not when it is destroyed on purpose. */
  readonly lost: Promise<string>;
  #reason: BackendError | undefined;
  readonly #waiting = new Set<(reason: BackendError) => void>();

  constructor(device: GPUDevice) {
    this.lost = new Promise((resolve) => void this.#watch(device, resolve));
  }

  /** Throws once the device is gone. */
  check(): void {
    if (this.#reason) throw this.#reason;
  }

  /** The promise, or a BackendError as soon as the device is gone. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#reason) {
        reject(this.#reason);
        return;
      }
      this.#waiting.add(reject);
      promise
        .then(resolve, (error: unknown) => reject(this.#reason ?? error))
        .finally(() => this.#waiting.delete(reject));
    });
  }

  async #watch(device: GPUDevice, report: (sentence: string) => void): Promise<void> {
    const { reason, message } = await device.lost;
    const detail = message.trim();
    const sentence = `the GPU device was lost${detail === '' ? '' : `: ${detail}`}`;
    const isWanted = reason === 'destroyed';
    this.#reason = new BackendError('webgpu', 'lost', isWanted ? 'the backend was disposed' : sentence);
    for (const reject of this.#waiting) reject(this.#reason);
    this.#waiting.clear();
    if (!isWanted) report(sentence);
  }
}
