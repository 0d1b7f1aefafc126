/** Buffers through which results come back; each is used again by later reads that fit. */
export class StagingPool {
  readonly #device: GPUDevice;
  readonly #free: GPUBuffer[] = [];
  #most = 4;

  constructor(device: GPUDevice) {
    this.#device = device;
  }

  take(bytes: number): GPUBuffer {
    const at = this.#free.findIndex(({ size }) => size >= bytes);
    const [buffer] = at < 0 ? [] : this.#free.splice(at, 1);
    if (buffer) return buffer;
    // powers of two, so that reads of similar size share
    const size = 2 ** Math.ceil(Math.log2(Math.max(bytes, 4096)));
    return this.#device.createBuffer({
      label: 'staging',
      size,
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
  }

  /** Takes an unmapped buffer back; of more than a few, the oldest go. */
  give(buffer: GPUBuffer): void {
    this.#free.push(buffer);
    if (this.#free.length > this.#most) this.#free.shift()?.destroy();
  }

  dispose(): void {
    this.#most = 0;
    for (const buffer of this.#free.splice(0)) buffer.destroy();
  }
}
