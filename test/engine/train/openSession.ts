import type { Backend } from '../../../engine/backends/backend.ts';
import { createReferenceBackend } from '../../../engine/backends/reference/referenceBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import { parseModel } from '../../../engine/spec/parseModel.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { lossOf } from '../../../engine/train/flight.ts';
import { Session } from '../../../engine/train/session.ts';
import type { SessionOptions } from '../../../engine/train/sessionOptions.ts';

/** A session on a document written as people write it; on the reference unless told otherwise. */
export async function openSession(
  document: unknown,
  backend: Backend = createReferenceBackend(),
  start: Pick<SessionOptions, 'resume' | 'keep' | 'variant' | 'timeline'> = {},
): Promise<Session> {
  const model = unwrap(checkModel(unwrap(parseModel(document))));
  return Session.open({ model, data: await prepare(model.spec, new Map()), backend, ...start });
}

/** Losses of the first steps. */
export async function lossesOf(session: Session, steps: number): Promise<number[]> {
  const { traces } = await session.advance(steps);
  return traces.map(lossOf);
}
