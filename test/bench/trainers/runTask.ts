import { loadTraining } from './loadTraining.ts';
import { makeProduct } from './product.ts';
import type { Engine, OpenEngine, Work } from './work.ts';

/** What is measured: a document that trains, or the product of two square matrices. */
export type Subject = { readonly document: object } | { readonly product: number };

/** One turn of one engine in a fresh process or page. Must survive being sent as JSON. */
export interface Request {
  readonly subject: Subject;
  readonly engine: string;
  readonly backend: string;
  readonly variant: string;
  /** Repetitions whose results are wanted; the first one is always made. */
  readonly results: number;
  /** Length of the measured window in seconds, 0: none. As long is worked before it, unless one step takes that. */
  readonly seconds: number;
}

export interface Report {
  readonly detail: string;
  /** Milliseconds from document and data in memory, engine loaded and device open, to the loss of the first step. */
  readonly firstStep: number;
  /** The same once more in this process or page, when its code has been compiled. */
  readonly nextFirstStep?: number;
  /** Held after the window; absent where the engine does not tell. */
  readonly bytes?: number;
  readonly results: readonly number[];
  readonly perSecond: number;
}

/** Opens the engine, works, and measures one window. */
export async function runTask(engines: Readonly<Record<string, OpenEngine>>, request: Request): Promise<Report> {
  const { engine: name, backend, variant, seconds } = request;
  const open = engines[name];
  if (!open) throw new Error(`no engine ${name}`);
  const build = await building(await open(backend, variant), request.subject);
  const { work, result, milliseconds: firstStep } = await begin(build);
  const results = [...result];
  while (results.length < request.results)
    results.push(...(await work.repeat(Math.min(25, request.results - results.length))));
  const { detail } = work;
  if (seconds === 0) return { detail, firstStep, results, perSecond: 0 };
  const pace = { times: 1 };
  // A step as long as the window needs no warming up.
  if (firstStep < seconds * 1000) await speed(work, seconds, pace);
  const perSecond = await speed(work, seconds, pace);
  const bytes = work.bytes?.();
  work.dispose?.();
  const again = await begin(build);
  again.work.dispose?.();
  const nextFirstStep = again.milliseconds;
  return { detail, firstStep, nextFirstStep, results, perSecond, ...(bytes !== undefined && { bytes }) };
}

async function building(engine: Engine, subject: Subject): Promise<() => Promise<Work>> {
  if ('document' in subject) return engine.training(await loadTraining(subject.document));
  if (!engine.product) throw new Error('this engine has no matrix product');
  return engine.product(makeProduct(subject.product));
}

async function begin(build: () => Promise<Work>) {
  const start = performance.now();
  const work = await build();
  const result = await work.repeat(1);
  return { work, result, milliseconds: performance.now() - start };
}

/** Works for so many seconds, at least once, in slices that grow to the work's length; gives repetitions per second. */
async function speed(work: Work, seconds: number, pace: { times: number }): Promise<number> {
  const start = performance.now();
  let done = 0;
  let now = start;
  while (now < start + seconds * 1000) {
    const before = now;
    const { length } = await (work.goOn?.(pace.times) ?? work.repeat(pace.times));
    done += length;
    now = performance.now();
    if (length === 0) continue;
    const fit = (length * work.slice) / Math.max(0.05, now - before);
    pace.times = Math.max(1, Math.floor(Math.min(fit, pace.times * 2)));
  }
  return (done / (now - start)) * 1000;
}
