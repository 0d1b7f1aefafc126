import { useCallback, useEffect, useMemo, useState, type RefObject } from 'react';
import {
  createWires,
  edgeAt,
  type Arc,
  type Band,
  type Bundle,
  type EdgeName,
  type WiresData,
} from '../diagram/wires.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import type { Frame } from '../../engine/protocol.ts';
import { formatValue } from '../i18n/formatNumber.ts';
import { useText } from '../i18n/useText.ts';
import { useChart } from '../screen/useChart.ts';
import { usePalette } from '../screen/usePalette.ts';
import type { PageState } from '../state/pageStore.ts';
import { editor, frames, page } from '../state/playground.ts';
import { useWants } from '../state/useFrame.ts';
import { usePage } from '../state/usePage.ts';
import type { CardPlace, Stage } from './useStage.ts';

const selectSelection = ({ selection }: PageState) => selection;
const selectHovered = ({ hovered }: PageState) => hovered;

/** Everything that joins the layers; a press on an edge chooses it. */
export function Wires({ document, stage }: { readonly document: ModelSpec; readonly stage: Stage }) {
  const { t } = useText();
  const palette = usePalette();
  const selection = usePage(selectSelection);
  const hovered = usePage(selectHovered);
  const [pointed, point] = useState<EdgeName>();
  const setPointed = useCallback(
    (edge: EdgeName | undefined) => point((before) => (isSameEdge(before, edge) ? before : edge)),
    [],
  );
  const { joints, bands, arcs } = useMemo(() => wiring(document, stage), [document, stage]);
  const wants = useMemo(
    () => (joints.length > 0 ? { tensors: joints.map(({ layer }) => `${layer}.kernel`) } : undefined),
    [joints],
  );
  useWants(wants);
  const lit = pointed ?? (hovered && hovered.layer !== 'input' ? hovered : undefined) ?? chosen(selection);
  const { element } = useChart(createWires, (frame): WiresData => {
    const { width, height } = stage;
    return { width, height, bundles: bundlesOf(joints, frame), bands, arcs, lit, palette };
  });
  usePointedEdge(element, joints, setPointed);
  const told = pointed ?? (selection?.input === undefined ? undefined : (selection as EdgeName));
  const value = told && weightOf(told, joints);
  return (
    <>
      <canvas ref={element} className="wires" style={{ width: stage.width, height: stage.height }} aria-hidden="true" />
      {told && value !== undefined && (
        <output className="wire-read number">
          {t('weightRead', { from: told.input + 1, to: told.unit + 1 })} <b>{formatValue(value)}</b>
        </output>
      )}
    </>
  );
}

/** Edges lie over the cards and let presses through: the stage is asked what was under the pointer. */
function usePointedEdge(
  canvas: RefObject<HTMLElement | null>,
  joints: readonly Joint[],
  setPointed: (edge: EdgeName | undefined) => void,
): void {
  useEffect(() => {
    const stage = canvas.current?.parentElement;
    if (!stage) return undefined;
    const edgeUnder = (event: MouseEvent): EdgeName | undefined => {
      const isControl =
        event.target instanceof Element && event.target.closest('.neuron, .card-head, .insert, [popover]');
      if (isControl) return undefined;
      const { left, top } = stage.getBoundingClientRect();
      return edgeAt(bundlesOf(joints, frames.latest), event.clientX - left + stage.scrollLeft, event.clientY - top);
    };
    const move = (event: MouseEvent): void => {
      const edge = edgeUnder(event);
      setPointed(edge);
      stage.classList.toggle('on-wire', edge !== undefined);
    };
    const leave = (): void => setPointed(undefined);
    const press = (event: MouseEvent): void => {
      const edge = edgeUnder(event);
      if (!edge) return;
      event.stopPropagation();
      page.setState({ selection: edge });
      if (page.getState().current.view.layer !== edge.layer) editor.change(['view', 'layer'], edge.layer);
    };
    stage.addEventListener('pointermove', move);
    stage.addEventListener('pointerleave', leave);
    stage.addEventListener('click', press, { capture: true });
    return () => {
      stage.removeEventListener('pointermove', move);
      stage.removeEventListener('pointerleave', leave);
      stage.removeEventListener('click', press, { capture: true });
    };
  }, [canvas, joints, setPointed]);
}

const isSameEdge = (a: EdgeName | undefined, b: EdgeName | undefined): boolean =>
  a?.layer === b?.layer && a?.input === b?.input && a?.unit === b?.unit;

const chosen = (selection: PageState['selection']): EdgeName | undefined =>
  selection?.input === undefined ? undefined : { ...selection, input: selection.input };

/** Two layers of tiles that a kernel joins. */
type Joint = Omit<Bundle, 'weights'>;

/** What stands where: lines between tiles, bands between large layers, arcs of skip connections. */
function wiring(document: ModelSpec, { cards }: Stage) {
  const joints: Joint[] = [];
  const bands: Band[] = [];
  const arcs: Arc[] = [];
  const ids = ['input', ...document.layers.map(({ id }) => id)];
  document.layers.forEach((layer, i) => {
    const [from, to] = [cards.get(ids[i] ?? ''), cards.get(layer.id)];
    if (!from || !to) return;
    const tiles = from.outs.length > 0 && to.ins.length > 0;
    if (layer.type === 'dense' && tiles) joints.push({ layer: layer.id, from: from.outs, to: to.ins });
    else bands.push({ from: sideOf(from, 'right'), to: sideOf(to, 'left') });
    if (layer.type === 'add') {
      const source = cards.get(layer.from);
      if (source) arcs.push({ from: headOf(source), to: headOf(to) });
    }
  });
  return { joints, bands, arcs };
}

const headOf = ({ left, right, top }: CardPlace) => ({ x: (left + right) / 2, y: top });

/** The side of a card that faces its neighbour, as high as its picture. */
function sideOf({ left, right, body, ins }: CardPlace, side: 'left' | 'right') {
  const [first, last] = [ins[0], ins.at(-1)];
  const middle = (body.top + body.bottom) / 2;
  const half = Math.min(60, (body.bottom - body.top) / 3);
  return {
    x: side === 'left' ? left : right,
    top: first ? first.y - 8 : middle - half,
    bottom: last ? last.y + 8 : middle + half,
  };
}

const bundlesOf = (joints: readonly Joint[], frame: Frame | undefined): readonly Bundle[] =>
  joints.map((joint) => ({ ...joint, weights: frame?.tensors?.[`${joint.layer}.kernel`] }));

function weightOf({ layer, input, unit }: EdgeName, joints: readonly Joint[]): number | undefined {
  const joint = joints.find((each) => each.layer === layer);
  return joint && frames.latest?.tensors?.[`${layer}.kernel`]?.[input * joint.to.length + unit];
}
