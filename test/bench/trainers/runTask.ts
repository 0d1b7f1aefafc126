import { loadTask } from './loadTask.ts';
import type { Engine, Trainer } from './trainer.ts';

/** One turn of one engine in a fresh process or page. Must survive being sent as JSON. */
export interface Request {
  readonly document: unknown;
  readonly engine: string;
  readonly backend: string;
  readonly variant: string;
  /** Steps whose losses are wanted; the first one is always made. */
  readonly losses: number;
  /** Length of the measured window in seconds; as long is trained before it, unless that is one step. */
  readonly seconds: number;
}

export interface Report {
  readonly detail: string;
  /** Milliseconds from document and data in memory, engine loaded and device open, to the loss of the first step. */
  readonly firstStep: number;
  readonly losses: readonly number[];
  readonly stepsPerSecond: number;
}

/** Opens the engine, trains, and measures one window. */
export async function runTask(engines: Readonly<Record<string, Engine>>, request: Request): Promise<Report> {
  const task = await loadTask(request.document);
  const engine = engines[request.engine];
  if (!engine) throw new Error(`no engine ${request.engine}`);
  const compile = await engine(request.backend, request.variant);
  const start = performance.now();
  const trainer = await compile(task);
  const losses = [...(await trainer.train(1))];
  const firstStep = performance.now() - start;
  while (losses.length < request.losses)
    losses.push(...(await trainer.train(Math.min(25, request.losses - losses.length))));
  const pace = { steps: 1 };
  // A step as long as the window needs no warming up.
  if (firstStep < request.seconds * 1000) await speed(trainer, request.seconds, pace);
  return { detail: trainer.detail, firstStep, losses, stepsPerSecond: await speed(trainer, request.seconds, pace) };
}

/** Trains for so many seconds, at least one step, in slices that grow to the trainer's length; gives steps per second. */
async function speed(trainer: Trainer, seconds: number, pace: { steps: number }): Promise<number> {
  const start = performance.now();
  let done = 0;
  let now = start;
  while (now < start + seconds * 1000) {
    const before = now;
    done += (await trainer.train(pace.steps)).length;
    now = performance.now();
    const fit = (pace.steps * trainer.slice) / Math.max(0.05, now - before);
    pace.steps = Math.max(1, Math.floor(Math.min(fit, pace.steps * 2)));
  }
  return (done / (now - start)) * 1000;
}
