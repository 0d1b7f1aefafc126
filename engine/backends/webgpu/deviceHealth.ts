import { BackendError } from '../backend.ts';

/**
 * Watches a device: it can be lost, and it reports errors that no call returned. Both end the backend, and every
 * promise that waits for the device, as its own may never settle then.
 */
export class DeviceHealth {
  /** Resolves with a sentence when the device can run no more; not when it is destroyed on purpose. */
  readonly lost: Promise<string>;
  #ended: BackendError | undefined;
  readonly #waiting = new Set<(reason: BackendError) => void>();

  constructor(device: GPUDevice) {
    this.lost = new Promise((resolve) => {
      device.addEventListener('uncapturederror', ({ error }) => {
        const code = error instanceof GPUOutOfMemoryError ? 'memory' : 'compile';
        this.#end(code, `the GPU reported an error: ${error.message}`, resolve);
      });
      void this.#watch(device, resolve);
    });
  }

  /** Throws once the device has ended. */
  check(): void {
    if (this.#ended) throw this.#ended;
  }

  /** The promise, or a BackendError as soon as the device has ended. */
  race<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = async (): Promise<void> => {
        try {
          resolve(await promise);
        } catch (error) {
          reject(this.#ended ?? error);
        } finally {
          this.#waiting.delete(reject);
        }
      };
      if (this.#ended) reject(this.#ended);
      else this.#waiting.add(reject);
      void settle();
    });
  }

  async #watch(device: GPUDevice, report: (sentence: string) => void): Promise<void> {
    const { reason, message } = await device.lost;
    if (reason === 'destroyed') this.#end('lost', 'the backend was disposed');
    else this.#end('lost', `the GPU device was lost${message === '' ? '' : `: ${message}`}`, report);
  }

  #end(code: BackendError['code'], sentence: string, report?: (sentence: string) => void): void {
    this.#ended ??= new BackendError('webgpu', code, sentence);
    for (const reject of this.#waiting) reject(this.#ended);
    this.#waiting.clear();
    report?.(sentence);
  }
}
