/** A window onto a larger picture: how much it is enlarged, and where its upper left corner lies, in CSS pixels. */
export interface Zoom {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export const whole: Zoom = { scale: 1, left: 0, top: 0 };

/** Enlarged by a factor, so that what lies at (x, y) of the window stays there. */
export function zoomedAt({ scale, left, top }: Zoom, factor: number, x: number, y: number, most: number): Zoom {
  const next = Math.min(most, Math.max(1, scale * factor));
  const ratio = next / scale;
  return { scale: next, left: (left + x) * ratio - x, top: (top + y) * ratio - y };
}

/** The window stays on the picture. */
export function within(zoom: Zoom, picture: Extent, window: Extent): Zoom {
  return {
    scale: zoom.scale,
    left: Math.max(0, Math.min(zoom.left, picture.width - window.width)),
    top: Math.max(0, Math.min(zoom.top, picture.height - window.height)),
  };
}

/** Moved as little as brings a box of the picture into the window. */
export function revealing(zoom: Zoom, x: number, y: number, box: Extent, window: Extent): Zoom {
  const shift = (at: number, size: number, low: number, room: number): number =>
    at < low ? at : at + size > low + room ? at + size - room : low;
  return {
    scale: zoom.scale,
    left: shift(x, box.width, zoom.left, window.width),
    top: shift(y, box.height, zoom.top, window.height),
  };
}
