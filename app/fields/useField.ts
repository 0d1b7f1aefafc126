import { describe, type Path } from '../../engine/spec/problem.ts';
import { use, useCallback, useId, useState, useSyncExternalStore } from 'react';
import { useText } from '../i18n/useText.ts';
import { FieldHostContext, useValue } from './fieldHost.ts';

export interface FieldState {
  readonly id: string;
  readonly value: unknown;
  /** What is wrong at this place, without the place. */
  readonly problem: string | undefined;
  /** Tries a value; answers why it cannot be. */
  readonly set: (value: unknown) => string | undefined;
  readonly setProblem: (problem: string | undefined) => void;
}

/** One value of the host, by its path; what is set there is set at the `also` paths too. */
export function useField(path: Path, also: readonly Path[] = []): FieldState {
  const { language } = useText();
  // Not of the path alone: the same setting may stand in the inspector and in a dialog over it.
  const id = useId();
  const place = path.join('.');
  const host = use(FieldHostContext);
  const value = useValue(path);
  const found = useSyncExternalStore(
    host.subscribe,
    useCallback(() => host.problems().find((each) => each.path.join('.') === place), [host, place]),
  );
  const [typed, setTyped] = useState<string>();
  const set = (next: unknown): string | undefined => {
    const [first] = host.change([path, ...also].map((each) => ({ path: each, value: next })));
    return first && describe({ ...first, path: [] }, language);
  };
  const problem = typed ?? (found && describe({ ...found, path: [] }, language));
  return { id, value, problem, set, setProblem: setTyped };
}
