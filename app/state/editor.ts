import { applyEdit, liveFields } from '../../engine/spec/edit.ts';
import { handEdit } from '../../engine/spec/handEdit.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { parseModel } from '../../engine/spec/parseModel.ts';
import type { Path, Problem } from '../../engine/spec/problem.ts';
import { samplePath } from '../../engine/spec/sampleEdit.ts';
import type { Words } from '../../engine/spec/words.ts';
import { changeAt, livePath } from './changeAt.ts';
import { changeLabel } from './changeLabel.ts';
import { changeWords } from './changeWords.ts';
import { editedAt } from './editedAt.ts';
import { heldWeights, isHeld, isWeight } from './heldWeights.ts';
import type { PageStore } from './pageStore.ts';
import type { RunHistory } from './runHistory.ts';
import type { Snapshot, Trainer } from './trainer.ts';
import { problemsIn } from './problemsIn.ts';
import { removedLayer } from './removedLayer.ts';
import { withFittingWeights } from './withFittingWeights.ts';
import { UndoHistory, type Change, type Place } from './undoHistory.ts';
import { WeightEdits } from './weightEdits.ts';

/** Every change that people make to the document goes through here. */
export class Editor {
  readonly #page: PageStore;
  readonly #trainer: Trainer;
  readonly #history: RunHistory;
  readonly #undo: UndoHistory;
  readonly weights: WeightEdits;

  constructor(page: PageStore, trainer: Trainer, history: RunHistory, undo = new UndoHistory(page)) {
    this.#page = page;
    this.#trainer = trainer;
    this.#history = history;
    this.#undo = undo;
    this.weights = new WeightEdits({
      page,
      trainer,
      undo,
      act: (path, value, atOnce) => this.#changeLive(path, value, atOnce),
      rebuild: (document, label) => {
        this.#remember(label);
        this.#rebuild(document, ['holds']);
      },
    });
  }

  /**
   * Sets one value. What the field itself does not allow is refused with the reason and changes nothing; what only
   * the whole document cannot bear is kept and told at its place, and training waits.
   */
  change(path: Path, value: unknown): readonly Problem[] {
    const { current, problems, engine } = this.#page.getState();
    const parsed = parseModel({ ...changeAt(current, path, value), edits: [] });
    if (!parsed.ok) return parsed.problems;
    if (path[0] === 'view') return this.#changeView(path, value);
    this.branch();
    const live = livePath(current, path);
    const acts = engine === 'ready' && problems.length === 0;
    const field = acts ? liveFields(current).find((each) => each.path === live) : undefined;
    const goesOn = this.#undo.continues(path.join('.'));
    if (field) {
      if (!goesOn) this.#undo.did({ kind: 'live', label: changeLabel(current, path), path: live, value: field.value });
      this.#changeLive(live, value);
      return [];
    }
    if (!goesOn) this.#remember(changeLabel(current, path));
    this.#rebuild(parsed.value, path);
    const gone = removedLayer(current, parsed.value);
    if (gone) this.#page.setState({ toast: gone });
    return [];
  }

  /**
   * Several values at once: one change, though the document between two of them might make no sense. `apart`: undone
   * by itself, however fast it follows the one before.
   */
  changeAll(
    changes: readonly { readonly path: Path; readonly value: unknown }[],
    { apart = false }: { readonly apart?: boolean } = {},
  ): readonly Problem[] {
    const [first] = changes;
    if (!first) return [];
    const { current, problems, engine } = this.#page.getState();
    const changed = changes.reduce((spec, { path, value }) => changeAt(spec, path, value), current);
    const parsed = parseModel({ ...changed, edits: [] });
    if (!parsed.ok) return parsed.problems;
    this.branch();
    const paths = changes.map(({ path }) => path.join('.'));
    if (!this.#undo.continues(paths.join(' ')) || apart) this.#remember(changeLabel(current, first.path));
    const live = new Set(liveFields(current).map(({ path }) => path));
    const all = changes.map(({ path, value }) => ({ path: livePath(current, path), value }));
    // What acts while the run goes on does so for several values too, e.g. one penalty for all layers.
    if (engine === 'ready' && problems.length === 0 && all.every(({ path }) => live.has(path)))
      for (const { path, value } of all) this.#changeLive(path, value);
    else this.#rebuild(parsed.value, first.path);
    return [];
  }

  /** Goes on from what is shown of the past, as another run; undone, the run before is back. */
  branch(): void {
    const { past } = this.#page.getState();
    if (past === undefined) return;
    this.#remember(changeWords.branch(past));
    this.#trainer.scrubber.end();
    this.#trainer.send({ type: 'branch' });
    // It tells which edits are part of it.
    void this.#trainer.takeSnapshot();
  }

  /** Another document altogether: a preset, a link. */
  open(document: ModelSpec): void {
    this.#remember(changeWords.open(document));
    this.#show(document);
    this.#page.setState({ toast: changeWords.opened(document) });
  }

  /** Goes on from these weights where the run stands; those that are not among them stay as they are. */
  async takeWeights(tensors: Snapshot['tensors']): Promise<void> {
    const snapshot = await this.#trainer.takeSnapshot();
    const { document } = this.#page.getState();
    const place: Place = { document, curves: this.#history.save(), ...(this.#trainer.hasWork && { snapshot }) };
    this.#undo.did({ kind: 'place', label: changeWords.takeWeights, place });
    this.#undo.trim();
    const taken = { ...snapshot, tensors: { ...snapshot.tensors, ...tensors } };
    this.#trainer.loadAndGoOn({ spec: snapshot.spec, keep: false, snapshot: taken });
    this.#page.setState({ toast: changeWords.weightsTaken });
  }

  #show(document: ModelSpec): void {
    this.#history.clear();
    const problems = problemsIn(document);
    const pictures = { summary: undefined, evaluation: undefined };
    this.#page.setState({ document, current: editedAt(document, 0), problems, ...pictures });
    if (problems.length === 0) this.#trainer.load({ spec: document, keep: false, opens: true });
    else this.#trainer.pause();
  }

  /** The very same start again, under the settings as they stand now: the run's edits go with the run. */
  reset(): void {
    this.#backToNow();
    const { document, current, problems } = this.#page.getState();
    this.#remember(changeWords.reset);
    const start = { ...current, edits: heldWeights(current, document.edits) };
    this.#page.setState({ document: start, current: start });
    if (problems.length === 0) this.#trainer.load({ spec: start, keep: false });
  }

  /** Takes the last change back, with the weights and curves of before where the structure had changed. */
  undo(): void {
    this.#goTo(this.#undo.undo((change) => this.#present(change)));
  }

  redo(): void {
    this.#goTo(this.#undo.redo((change) => this.#present(change)));
  }

  /** What the opposite of taking this change back would need. */
  #present(change: Change): Change {
    if (change.kind === 'place') return { kind: 'place', label: change.label, place: this.#place() };
    if (change.kind === 'weight') return { ...change, back: !change.back };
    const { current } = this.#page.getState();
    if (handEdit(change.path)) return { ...change, value: isHeld(current, change.path) };
    const value = liveFields(current).find(({ path }) => path === change.path)?.value ?? change.value;
    return { ...change, value };
  }

  #goTo(change: Change | undefined): void {
    if (!change) return;
    this.#backToNow();
    if (change.kind === 'weight') {
      void this.weights.goTo(change);
      return;
    }
    if (change.kind === 'live') {
      const { current, engine, problems } = this.#page.getState();
      if (engine === 'ready' && problems.length === 0) this.#changeLive(change.path, change.value, true);
      else {
        const edited = applyEdit(current, change.path, change.value);
        if (edited.ok) this.#rebuild({ ...edited.value, edits: [] }, []);
      }
      return;
    }
    const { document, snapshot, lost, curves } = change.place;
    const { summary } = this.#page.getState();
    const problems = problemsIn(document);
    const isOther = summary === undefined || JSON.stringify(summary.spec.data) !== JSON.stringify(document.data);
    this.#page.setState({
      document,
      current: editedAt(document, snapshot?.step ?? 0),
      problems,
      selection: undefined,
      ...(isOther && { summary: undefined, evaluation: undefined }),
    });
    if (problems.length > 0) {
      this.#trainer.pause();
      return;
    }
    this.#trainer.loadAndGoOn({ spec: document, keep: false, ...(snapshot && { snapshot }) });
    if (lost)
      this.#page.setState(({ notices }) => ({
        notices: [...notices.slice(-2), { kind: 'engine', words: changeWords.weightsLost }],
      }));
    this.#history.restore(snapshot ? curves : { losses: [], epochs: [], tests: [] });
  }

  #remember(label: Words): void {
    this.#undo.did({ kind: 'place', label, place: this.#place() });
  }

  /** The settings of now, while those of then are shown. */
  #backToNow(): void {
    if (!this.#trainer.scrubber.isLooking) return;
    this.#trainer.scrubber.back();
    const { document } = this.#page.getState();
    this.#page.setState({ current: editedAt(document, this.#trainer.step) });
  }

  /** The document as it stands and, as soon as the engine has sent them, the weights that belong to it. */
  #place(): Place {
    const { document, engine, problems } = this.#page.getState();
    const place: Place = { document, curves: this.#history.save() };
    if (engine === 'ready' && problems.length === 0 && this.#trainer.hasWork) {
      void this.#addWeights(place);
    }
    return place;
  }

  async #addWeights(place: Place): Promise<void> {
    place.snapshot = await this.#trainer.takeSnapshot();
    this.#undo.trim();
  }

  /** The engine knows at which step an edit took effect; a snapshot tells. */
  adoptEdits({ spec }: Snapshot): void {
    const { document, engine, problems } = this.#page.getState();
    // What runs while a document is impossible is another one.
    if (engine !== 'ready' || problems.length > 0 || JSON.stringify(spec.edits) === JSON.stringify(document.edits))
      return;
    // What was changed before the first step is no edit but the start.
    const start = editedAt({ ...document, edits: spec.edits }, 0);
    this.#page.setState({
      document: {
        ...start,
        edits: spec.edits.filter(({ step, path }) => step > 0 || path === samplePath || isWeight(path)),
      },
    });
  }

  /** `atOnce`: no drag, of which the engine need not hear every value. */
  #changeLive(path: string, value: unknown, atOnce = false): void {
    const { current } = this.#page.getState();
    const edited = applyEdit(current, path, value);
    if (!edited.ok) return;
    this.#page.setState({ current: edited.value });
    this.#trainer.edit(path, value as number | string | boolean, atOnce);
  }

  #changeView(path: Path, value: unknown): readonly Problem[] {
    const before = this.#page.getState();
    const document = changeAt(before.document, path, value);
    this.#page.setState({ document, current: changeAt(before.current, path, value) });
    if (path[1] === 'backend') void this.#moveTo(document);
    if (path[1] === 'speed') this.#trainer.send({ type: 'pace', stepsPerSecond: document.view.speed });
    return [];
  }

  /** On another backend the run goes on where it is. */
  async #moveTo(document: ModelSpec): Promise<void> {
    const ready = this.#page.getState().engine === 'ready' && this.#page.getState().summary !== undefined;
    if (!ready || this.#trainer.step === 0) {
      this.#trainer.load({ spec: document, keep: false });
      return;
    }
    const snapshot = await this.#trainer.takeSnapshot();
    const spec = { ...snapshot.spec, view: document.view };
    this.#trainer.loadAndGoOn({ spec, keep: false, snapshot: { ...snapshot, spec } });
  }

  /** Loads what could not be loaded for a reason outside of the document. */
  tryAgain(): void {
    this.#rebuild(this.#page.getState().document, []);
  }

  #rebuild(changed: ModelSpec, path: Path): void {
    const document = withFittingWeights(this.#page.getState().current, changed);
    const problems = problemsIn(document);
    this.#page.setState({ document, current: document, problems });
    if (problems.length > 0) this.#trainer.pause();
    else {
      const keep = this.#trainer.hasWork && !startsAnew(path);
      this.#trainer.loadAndGoOn({ spec: document, keep });
    }
  }
}

const startsAnew = ([first, , third]: Path): boolean => first === 'seed' || String(third).endsWith('Initializer');
