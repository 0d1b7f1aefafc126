const gap = 4;
const margin = 8;

/** Puts a fixed panel below its anchor, or above where there is more room, and within the window. */
export function place(panel: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  panel.style.maxHeight = '';
  const put = (): void => {
    const { width, height } = panel.getBoundingClientRect();
    const below = innerHeight - at.bottom - gap - margin;
    const above = at.top - gap - margin;
    const up = height > below && above > below;
    const room = Math.max(120, up ? above : below);
    panel.style.maxHeight = `${room}px`;
    panel.style.top = `${up ? at.top - gap - Math.min(height, room) : at.bottom + gap}px`;
    panel.style.left = `${Math.max(margin, Math.min(at.left, innerWidth - width - margin))}px`;
  };
  put();
  // Its content renders when it opens, and only then has its size.
  requestAnimationFrame(put);
}
