/** Drawn on a 16 px grid with a 1.5 px round stroke. */
const shapes = {
  play: <path d="M5 3.2v9.6l7.6-4.8z" fill="currentColor" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="2.4" />,
  step: <path d="M4 3.6v8.8l6-4.4zM12.5 3.5v9" />,
  epoch: <path d="M2.5 3.8v8.4L7.5 8zM7.5 3.8v8.4L12.5 8zM14 3.5v9" />,
  reset: <path d="M3.2 8a4.8 4.8 0 1 0 1.5-3.5L3 6.2M3 3v3.2h3.2" />,
  undo: <path d="M6 3 3 6l3 3M3.2 6h5.6a4 4 0 0 1 0 8H6.5" />,
  redo: <path d="m10 3 3 3-3 3M12.8 6H7.2a4 4 0 0 0 0 8h2.3" />,
  down: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  up: <path d="m4.5 9.5 3.5-3.5 3.5 3.5" />,
  left: <path d="m9.5 4.5-3.5 3.5 3.5 3.5" />,
  right: <path d="m6.5 4.5 3.5 3.5-3.5 3.5" />,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  minus: <path d="M4 8h8" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  close: <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />,
  share: <path d="M8 10V2.5M5.2 5 8 2.3 10.8 5M3.5 8v4.2c0 .7.6 1.3 1.3 1.3h6.4c.7 0 1.3-.6 1.3-1.3V8" />,
  settings: (
    <>
      <path d="M2.5 5h5M11 5h2.5M2.5 11H5M8.5 11h5" />
      <circle cx="9.2" cy="5" r="1.7" />
      <circle cx="6.7" cy="11" r="1.7" />
    </>
  ),
  upload: <path d="M8 10.5V3M5.2 5.6 8 2.8l2.8 2.8M3 10v2.2c0 .7.6 1.3 1.3 1.3h7.4c.7 0 1.3-.6 1.3-1.3V10" />,
  download: <path d="M8 2.8v7.4M5.2 7.6 8 10.4l2.8-2.8M3 10.5v1.7c0 .7.6 1.3 1.3 1.3h7.4c.7 0 1.3-.6 1.3-1.3v-1.7" />,
  paint: <path d="m3 13 .7-3L10.6 3.1a1.6 1.6 0 0 1 2.3 2.3L6 12.3zM9.3 4.4l2.3 2.3" />,
  move: (
    <path d="M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8" />
  ),
  erase: (
    <path d="m6 13-3.3-3.3a1.2 1.2 0 0 1 0-1.7L8 2.7a1.2 1.2 0 0 1 1.7 0L13 6a1.2 1.2 0 0 1 0 1.7L7.7 13zM5.4 5.4l5 5M6 13h7" />
  ),
  lesson: (
    <path d="M8 4.4C6.6 3.4 4.6 3 2.5 3.2v9C4.6 12 6.6 12.4 8 13.4c1.4-1 3.4-1.4 5.5-1.2v-9C11.4 3 9.4 3.4 8 4.4zM8 4.4v9" />
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6" rx="1.5" />
      <path d="M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7" />
    </>
  ),
  dice: (
    <>
      <rect x="3" y="3" width="10" height="10" rx="2" />
      <path d="M6 6h.01M10 10h.01M8 8h.01" strokeWidth="2" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.4V11M8 5.2h.01" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2.8 14 13.2H2z" />
      <path d="M8 6.6v3M8 11.4h.01" />
    </>
  ),
} as const;

export type IconName = keyof typeof shapes;

/** Always beside words, or in a button that has a name: it is hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
