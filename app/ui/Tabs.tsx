import { useId, type KeyboardEvent, type ReactNode } from 'react';

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly value: Name;
  readonly tabs: readonly { readonly name: Name; readonly label: string }[];
  readonly onChange: (name: Name) => void;
  /** Stands between the tabs and the panel, as in one line with them. */
  readonly beside?: ReactNode;
  readonly className: string;
  readonly children: ReactNode;
}

/** One panel of several; arrows, Home and End go from tab to tab. */
export function Tabs<Name extends string>({
  label,
  value,
  tabs,
  onChange,
  beside,
  className,
  children,
}: TabsProps<Name>) {
  const id = useId();
  const walk = (event: KeyboardEvent<HTMLElement>): void => {
    const at = tabs.findIndex(({ name }) => name === value);
    const next = { ArrowLeft: at - 1 + tabs.length, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
    const tab = next === undefined ? undefined : tabs[next % tabs.length];
    if (!tab) return;
    event.preventDefault();
    onChange(tab.name);
    document.getElementById(`${id}${tab.name}`)?.focus();
  };
  return (
    <>
      <div className="head">
        <div className="segment" role="tablist" aria-label={label}>
          {tabs.map((tab) => (
            <button
              key={tab.name}
              id={`${id}${tab.name}`}
              type="button"
              role="tab"
              aria-selected={tab.name === value}
              aria-controls={`${id}panel`}
              tabIndex={tab.name === value ? 0 : -1}
              onClick={() => onChange(tab.name)}
              onKeyDown={walk}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {beside}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${value}`} className={className}>
        {children}
      </div>
    </>
  );
}
