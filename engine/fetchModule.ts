import { problem, ProblemError, type Path } from './spec/problem.ts';

/** A module that is fetched when it is first needed, by what wants it. Throws a ProblemError where it cannot be. */
export async function fetchModule<Module>(load: () => Promise<Module>, path: Path): Promise<Module> {
  try {
    // A module that once could not be fetched is never asked for again: so it is not, where nobody may answer.
    if ('location' in globalThis && !navigator.onLine)
      await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    return await load();
  } catch (error) {
    // What the module itself does wrong is no matter of the network.
    if (!(error instanceof TypeError)) throw error;
    throw new ProblemError([problem('notFetched', path)]);
  }
}
