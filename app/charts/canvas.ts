/** Sizes a canvas in CSS pixels at the screen's density; drawing is in CSS pixels. Clears it. */
export function prepareCanvas(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  const density = globalThis.devicePixelRatio || 1;
  const [w, h] = [Math.max(1, Math.round(width * density)), Math.max(1, Math.round(height * density))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
  }
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no 2D canvas');
  context.setTransform(w / Math.max(1, width), 0, 0, h / Math.max(1, height), 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/**
 * A picture of width × height pixels in colours as `packed` makes them, in its own canvas or in those of others, which
 * their styles may stretch. Kept and reused by the caller.
 */
export class Bitmap {
  readonly canvas = document.createElement('canvas');
  #image: ImageData | undefined;
  #pixels = new Uint32Array();

  draw(width: number, height: number, colourAt: (index: number) => number, canvas = this.canvas): void {
    const context = canvas.getContext('2d');
    if (!context || width < 1 || height < 1) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#image = context.createImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    }
    for (let i = 0; i < width * height; i++) this.#pixels[i] = colourAt(i);
    context.putImageData(this.#image, 0, 0);
  }
}
