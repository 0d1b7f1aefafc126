import { BackendError } from '../backends/backend.ts';
import type { Event } from '../protocol.ts';
import { ProblemError, problem } from '../spec/problem.ts';

/**
 * What came from outside and cannot be done is refused, and the run before stays; anything else ends the worker. A lost
 * backend is told by its own `lost`, which brings the recovery.
 */
export function failureEvent(error: unknown): Extract<Event, { type: 'refused' | 'failed' }> | undefined {
  if (error instanceof ProblemError) return { type: 'refused', problems: error.problems };
  if (!(error instanceof BackendError))
    return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
  if (error.code === 'lost') return undefined;
  return { type: 'refused', problems: [problem('text', ['view', 'backend'], { message: error.message })] };
}
