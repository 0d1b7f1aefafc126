import { Icon } from './Icon.tsx';

/** Why a value cannot be, at the place where it stands. */
export function Problem({ id, text }: { readonly id?: string; readonly text: string }) {
  return (
    <p className="problem" id={id}>
      <Icon name="warn" />
      <span>{text}</span>
    </p>
  );
}
