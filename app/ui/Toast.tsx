import { useEffect, useState } from 'react';

interface ToastProps {
  /** One line, what was done. */
  readonly text: string;
  /** The one button, which takes it back. */
  readonly action: string;
  readonly onAction: () => void;
  readonly onEnd: () => void;
}

/** Milliseconds that it stays; the pointer or the focus on it holds it. */
const shown = 6000;

export function Toast({ text, action, onAction, onEnd }: ToastProps) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(onEnd, shown);
    return () => clearTimeout(timer);
  }, [held, onEnd]);
  return (
    <div
      className="toast"
      onPointerEnter={() => setPointed(true)}
      onPointerLeave={() => setPointed(false)}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
    >
      <span>{text}</span>
      <button type="button" onClick={onAction}>
        {action}
      </button>
    </div>
  );
}
