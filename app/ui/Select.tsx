import { Icon } from './Icon.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Why it cannot be chosen. */
  readonly title?: string | undefined;
}

interface SelectProps {
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  /** Names the control where no visible label does. */
  readonly label?: string;
  readonly id?: string;
  readonly quiet?: boolean;
  readonly problem?: string | undefined;
}

/** The browser's own list, with our arrow. */
export function Select({ value, choices, onChange, label, id, quiet = false, problem }: SelectProps) {
  return (
    <span className={quiet ? 'select select-quiet' : 'select'}>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        aria-label={label}
        aria-invalid={problem !== undefined}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled} title={choice.title}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
