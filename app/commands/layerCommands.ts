import { chosenLayer } from '../state/chosenLayer.ts';
import { editor, page } from '../state/playground.ts';
import { duplicated, inserted, moved, removed, retyped, type LayerList, type LayerType } from './layerEdits.ts';

const document = () => page.getState().current;

function take(layers: LayerList, chosen?: number): void {
  const problems = editor.change(['layers'], layers);
  const layer = page.getState().current.layers[chosen ?? -1];
  if (problems.length === 0 && layer) editor.change(['view', 'layer'], layer.id);
}

export const insertLayer = (at: number, type: LayerType): void => take(inserted(document(), at, type), at);
export const removeLayer = (at: number): void => {
  page.setState({ selection: undefined });
  take(removed(document(), at), Math.max(0, at - 1));
};
export const duplicateLayer = (at: number): void => take(duplicated(document(), at), at + 1);
export const moveLayer = (from: number, to: number): void => take(moved(document(), from, to), Math.max(0, to));
export const retypeLayer = (at: number, type: LayerType): void => take(retyped(document(), at, type), at);

/** The same for the layer that is shown below. */
export const onChosenLayer = (run: (at: number) => void): void => {
  if (document().layers.length > 0) run(chosenLayer(page.getState()));
};
