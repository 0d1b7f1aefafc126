import { documentAt } from '../../engine/lessons/documentAt.ts';
import { lessons } from '../../engine/lessons/index.ts';
import type { Facts } from '../../engine/lessons/conditions.ts';
import type { Lesson } from '../../engine/lessons/lesson.ts';
import { parseLesson } from '../../engine/lessons/parseLesson.ts';
import type { Frame } from '../../engine/protocol.ts';
import { unwrap, type Problem } from '../../engine/spec/problem.ts';
import { continueRun, editor, frames, history, page, trainer } from '../state/playground.ts';
import { loadAside, runLink, saveAside, type Aside } from '../state/savedRun.ts';
import { ownLesson, type LessonPlace } from './lessonPlace.ts';
import { readOwnLesson, readProgress, storeOwnLesson, storeProgress } from './lessonProgress.ts';

export type LessonName = keyof typeof lessons;
export const lessonNames = Object.keys(lessons) as readonly LessonName[];

let own: Lesson | undefined;

/** The lesson of that name, one from a file included; nothing where there is none here. */
export function lessonOf(name: string): Lesson | undefined {
  if (name !== ownLesson) return Object.hasOwn(lessons, name) ? lessons[name as LessonName] : undefined;
  if (own) return own;
  const parsed = parseLesson(readOwnLesson());
  own = parsed.ok ? parsed.value : undefined;
  return own;
}

/** Opens a teacher's file; what is wrong with it, where nothing changed. */
export function openLesson(json: unknown): readonly Problem[] {
  const parsed = parseLesson(json);
  if (!parsed.ok) return parsed.problems;
  own = parsed.value;
  storeOwnLesson(json);
  startLesson(ownLesson);
  return [];
}

/** Opens a lesson where it was left, or from its first step where it was done before. */
export function startLesson(name: string): void {
  const { step = 0, finished = false } = readProgress(name) ?? {};
  if (finished) storeProgress(name, { step: 0, answers: {}, finished });
  page.setState({ dialog: undefined, lesson: { name, step: finished ? 0 : step, arriving: true } });
}

/** The learner's own model, as it was before the lesson. */
let aside: Aside | undefined;

async function putAside(): Promise<void> {
  const { document, engine, problems } = page.getState();
  const isWorth = trainer.hasWork && engine === 'ready' && problems.length === 0;
  const curves = history.save();
  const snapshot = isWorth ? await trainer.takeSnapshot() : undefined;
  aside = { document, ...(snapshot && { run: { link: runLink(document), snapshot, history: curves } }) };
  try {
    await saveAside(aside);
  } catch {
    // Denied: it is kept as long as the page is open.
  }
}

/** Begins a lesson at a step that was asked for by name or by link. */
export async function arrive(lesson: Lesson, { name, step }: LessonPlace): Promise<void> {
  const at = Math.min(step, lesson.steps.length - 1);
  page.setState({ lesson: { name, step: at, arriving: false } });
  if (!isUnderWay) await putAside();
  isUnderWay = true;
  show(lesson, at, true);
  storeProgress(name, { step: at });
}

/** Whether the page shows a lesson's document, and the learner's own lies aside. */
let isUnderWay = page.getState().lesson?.arriving === false;

/** Goes to another step; its document is opened where one is set on the way there. */
export function goTo(lesson: Lesson, { name, step: from }: LessonPlace, to: number): void {
  const passed = lesson.steps.slice(Math.min(from, to) + 1, Math.max(from, to) + 1);
  page.setState({ lesson: { name, step: to, arriving: false } });
  show(
    lesson,
    to,
    passed.some(({ set }) => set !== undefined),
  );
  storeProgress(name, { step: to });
}

function show(lesson: Lesson, step: number, opens: boolean): void {
  const found = unwrap(documentAt(lesson, step));
  const document = found.name === '' ? { ...found, name: lesson.title[page.getState().language] } : found;
  if (opens) {
    editor.open(document);
    // The step tells what it opened.
    page.setState({ toast: undefined, selection: undefined, cell: undefined });
  }
  if (lesson.steps[step]?.trained === true && (opens || epochsNow() < document.training.epochs)) trainer.play();
}

/** Ends the lesson; the learner's model comes back, or what the lesson made stays. */
export async function leaveLesson({ keep }: { readonly keep: boolean }): Promise<void> {
  page.setState({ lesson: undefined });
  isUnderWay = false;
  const denied = () => undefined;
  const mine = aside ?? (await loadAside().catch(denied));
  aside = undefined;
  await saveAside(undefined).catch(denied);
  if (keep) return;
  if (mine?.run) continueRun(mine.run);
  else if (mine) editor.open(mine.document);
}

/** The frame that was there when the page's network was loaded tells of another. */
let stale: Frame | undefined;
page.subscribe(({ summary }, before) => {
  if (summary !== before.summary) stale = frames.latest;
});

const present = (): Frame | undefined =>
  page.getState().summary === undefined || frames.latest === stale ? undefined : frames.latest;

const epochsNow = (): number => present()?.epoch ?? 0;

/** What steps are judged by. */
export function factsNow(): Facts {
  const { current, evaluation, tab, selection, cell } = page.getState();
  const frame = present();
  return {
    document: current,
    step: frame?.step ?? 0,
    epoch: frame?.epoch ?? 0,
    trainLoss: frame && history.trainLoss(),
    testLoss: evaluation?.loss,
    evaluation: evaluation?.evaluation,
    weight: (tensor, index) => frame?.tensors?.[tensor]?.[index],
    tab,
    openNeuron: selection?.layer,
    cell,
  };
}
