import { checkModel, tensorSizes } from '../../engine/spec/checkModel.ts';
import { applyEdit } from '../../engine/spec/edit.ts';
import { handEdit, placeProblems } from '../../engine/spec/handEdit.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Problem } from '../../engine/spec/problem.ts';
import type { Words } from '../../engine/spec/words.ts';
import { isHeld } from './heldWeights.ts';
import type { PageStore } from './pageStore.ts';
import type { Trainer } from './trainer.ts';
import type { Change, UndoHistory, WeightValues } from './undoHistory.ts';

interface WeightEditsOptions {
  readonly page: PageStore;
  readonly trainer: Trainer;
  readonly undo: UndoHistory;
  /** A live edit; `atOnce`: no drag. */
  readonly act: (path: string, value: unknown, atOnce?: boolean) => void;
  /** A change of a document that does not run. */
  readonly rebuild: (document: ModelSpec, label: Words) => void;
}

const labelOf = (tensor: string): Words => ({ en: `Weight of ${tensor}`, zh: `${tensor} 的权重` });

/** Single weights and biases, set and held by hand, by tensor and row-major index. */
export class WeightEdits {
  readonly #options: WeightEditsOptions;
  /** Weights set by hand of which the engine has still to tell what they were. */
  readonly #befores = new WeakMap<WeightValues, Promise<void>>();
  #last: { readonly path: string; readonly values: WeightValues } | undefined;

  constructor(options: WeightEditsOptions) {
    this.#options = options;
  }

  /** Sets one; a run under way goes on from it. */
  set(tensor: string, index: number, value: number): readonly Problem[] {
    const { undo, act } = this.#options;
    const path = `weights.${tensor}.${index}`;
    const found = this.#problems(path, value);
    if (found.length > 0) return found;
    if (undo.continues(path) && this.#last?.path === path) this.#last.values.after = value;
    else {
      const values: WeightValues = { after: value };
      this.#befores.set(values, this.#tellBefore(values, tensor, index));
      this.#last = { path, values };
      undo.did({ kind: 'weight', label: labelOf(tensor), path, back: true, values });
    }
    act(path, value);
    return [];
  }

  /** Keeps the optimizer away from one, or lets it go. */
  hold(tensor: string, index: number, held: boolean): readonly Problem[] {
    const { page, undo, act, rebuild } = this.#options;
    const path = `holds.${tensor}.${index}`;
    const { current, engine, problems } = page.getState();
    const found = this.#problems(path, held);
    if (found.length > 0) return found;
    const value = isHeld(current, path);
    if (value === held) return [];
    const label = labelOf(tensor);
    if (engine === 'ready' && problems.length === 0) {
      undo.did({ kind: 'live', label, path, value });
      act(path, held);
      return [];
    }
    const edited = applyEdit(current, path, held);
    if (edited.ok) rebuild({ ...edited.value, edits: [] }, label);
    return [];
  }

  /** Undoes or redoes: to what the weight was before, or to what it became. */
  async goTo({ path, back, values }: Extract<Change, { kind: 'weight' }>): Promise<void> {
    if (back && values.before === undefined) await this.#befores.get(values);
    const value = back ? values.before : values.after;
    if (value !== undefined) this.#options.act(path, value, true);
  }

  #problems(path: string, value: unknown): readonly Problem[] {
    const { current } = this.#options.page.getState();
    const edited = applyEdit(current, path, value);
    if (!edited.ok) return edited.problems;
    const hand = handEdit(path);
    const checked = checkModel({ ...current, edits: [] });
    return hand && checked.ok ? placeProblems(hand, path, tensorSizes(checked.value.layers)) : [];
  }

  async #tellBefore(values: WeightValues, tensor: string, index: number): Promise<void> {
    const { tensors } = await this.#options.trainer.takeSnapshot();
    const before = tensors[tensor]?.[index];
    if (before !== undefined) values.before = before;
  }
}
