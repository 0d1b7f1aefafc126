import { Walk } from '../../../../engine/inspect/walk/walk.ts';
import type { WalkBatch } from '../../../../engine/inspect/walk/walkBatch.ts';
import type { Session } from '../../../../engine/train/session.ts';
import { finish } from '../../train/finish.ts';

/** The walk through the next step, or through another batch's. */
export const openWalk = (session: Session, batch: WalkBatch = { kind: 'next' }): Promise<Walk> =>
  finish(Walk.open(session, batch));
