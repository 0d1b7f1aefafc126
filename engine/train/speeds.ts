import type { BackendName } from '../backends/backend.ts';
import { stepCost } from '../plan/stepCost.ts';
import type { Session } from './session.ts';

export type SpeedTable = Readonly<Partial<Record<BackendName, number>>>;

/** Steps per second as they were measured, by what is trained: kept as long as the worker lives. */
export class Speeds {
  readonly #known = new Map<string, SpeedTable>();

  of(key: string): SpeedTable {
    return this.#known.get(key) ?? {};
  }

  set(key: string, speeds: SpeedTable): void {
    this.#known.set(key, { ...this.of(key), ...speeds });
  }
}

/** The same for runs that are equally fast: equal shapes, equal work a step, and equally often an epoch's end. */
export function speedKey({ plan, batchSize, data }: Session): string {
  const shapes = plan.parameters.map(({ shape }) => shape);
  const { total } = stepCost(plan.program, plan.phases.step, []);
  return JSON.stringify([shapes, total, batchSize, data.counts]);
}
