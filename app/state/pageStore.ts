import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { DialogName } from '../dialogs/index.ts';
import type { Choice, JudgementAnswer, RaceEvent, Summary, WalkAnswer } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import type { TabName } from '../../engine/lessons/conditions.ts';
import type { LessonPlace } from '../lessons/lessonPlace.ts';
import type { Preferences } from './preferences.ts';

/** Something to be told once, until it is closed. */
export interface Notice {
  readonly kind: 'badLink' | 'badDocument' | 'playgroundLink' | 'storage' | 'engine';
  readonly words?: Words;
  readonly list?: readonly Words[];
  readonly problems?: readonly Problem[];
}

/** The one thing that is looked at closely: a layer's unit, or the weight from an input to it. */
export interface Selection {
  readonly layer: string;
  readonly unit: number;
  readonly input?: number;
}

export interface PageState extends Preferences {
  /** What the link holds: the values at the start of the run, and the edits made during it. */
  readonly document: ModelSpec;
  /** The same with every edit up to now applied: what controls show. */
  readonly current: ModelSpec;
  /** The last document that the engine took. */
  readonly summary: Summary | undefined;
  /** Why `document` cannot run; what ran before goes on. */
  readonly problems: readonly Problem[];
  readonly engine: 'starting' | 'loading' | 'ready' | 'failed';
  readonly failure: string;
  /** Where the engine trains, and what it knows of the other backends. */
  readonly choice: Choice | undefined;
  /** How the race stands, or how the last one ended. */
  readonly race: RaceEvent | undefined;
  readonly evaluation: (JudgementAnswer & { readonly step: number }) | undefined;
  readonly notices: readonly Notice[];
  readonly selection: Selection | undefined;
  /** The neuron under the pointer or the focus: the result shows its answer large. */
  readonly hovered: { readonly layer: string; readonly unit: number } | undefined;
  /** The cell of the confusion matrix whose samples are shown. */
  readonly cell: { readonly actual: number; readonly predicted: number } | undefined;
  /** A sample that was drawn to be explained, raw, and the class that it shall be. */
  readonly drawn: { readonly values: readonly number[]; readonly label: number } | undefined;
  /** The step that is being explained, taken apart. */
  readonly walk: WalkAnswer | undefined;
  /** What undo would take back and redo would do again. */
  readonly undoable: Words | undefined;
  readonly redoable: Words | undefined;
  /** What was just done and can be taken back by one press, for a short while. */
  readonly toast: Words | undefined;
  readonly dialog: DialogName | undefined;
  /** What the descent shows, as its link holds it; empty for what it starts with. */
  readonly descent: string;
  /** The step of the run that is looked back at. */
  readonly past: number | undefined;
  /** The run before that is compared with the present one. */
  readonly compared: number | undefined;
  /** What stands below the network. */
  readonly tab: TabName;
  readonly lesson: LessonPlace | undefined;
}

export type PageStore = StoreApi<PageState>;

export const createPageStore = (document: ModelSpec, preferences: Preferences): PageStore =>
  createStore<PageState>()(() => ({
    document,
    current: document,
    summary: undefined,
    problems: [],
    engine: 'starting',
    failure: '',
    choice: undefined,
    race: undefined,
    evaluation: undefined,
    notices: [],
    selection: undefined,
    hovered: undefined,
    cell: undefined,
    drawn: undefined,
    walk: undefined,
    undoable: undefined,
    redoable: undefined,
    toast: undefined,
    dialog: undefined,
    descent: '',
    past: undefined,
    compared: undefined,
    tab: 'layer',
    lesson: undefined,
    ...preferences,
  }));

/** A part of the state, by a selector constant. */
export const usePart = <Part>(store: PageStore, selector: (state: PageState) => Part): Part =>
  useStore(store, selector);
