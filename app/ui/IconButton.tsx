import { Icon, type IconName } from './Icon.tsx';

interface IconButtonProps {
  readonly icon: IconName;
  /** What it does: its name for screen readers and its tooltip. */
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly keys?: string;
}

export function IconButton({ icon, label, onPress, disabled = false, keys }: IconButtonProps) {
  return (
    <button
      type="button"
      className="button button-icon"
      onClick={onPress}
      disabled={disabled}
      aria-label={label}
      title={label}
      aria-keyshortcuts={keys}
    >
      <Icon name={icon} />
    </button>
  );
}
