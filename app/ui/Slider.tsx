import type { CSSProperties } from 'react';

interface SliderProps {
  readonly label: string;
  /** Position among the ticks, 0 … last. */
  readonly position: number;
  readonly last: number;
  readonly onChange: (position: number) => void;
  readonly onReset: () => void;
  /** The value in words, as the position alone says nothing. */
  readonly text: string;
}

/** Moves in ticks; a double click goes back to the default. */
export function Slider({ label, position, last, onChange, onReset, text }: SliderProps) {
  const filled = { '--filled': `${last > 0 ? (100 * position) / last : 0}%` } as CSSProperties;
  return (
    <input
      aria-label={label}
      type="range"
      min={0}
      max={last}
      step={1}
      value={position}
      style={filled}
      aria-valuetext={text}
      onChange={(event) => onChange(event.target.valueAsNumber)}
      onDoubleClick={onReset}
    />
  );
}
