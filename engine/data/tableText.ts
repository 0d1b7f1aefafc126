import { problem, ProblemError } from '../spec/problem.ts';

/** The text of a table that comes with the page, fetched when it is first needed. Throws a ProblemError where it cannot be. */
export async function tableText(load: () => Promise<{ readonly default: string }>): Promise<string> {
  try {
    // A module that once could not be fetched is never asked for again: so it is not, where there is no server.
    if ('location' in globalThis) await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    return (await load()).default;
  } catch {
    throw new ProblemError([problem('notFetched', ['data'])]);
  }
}
