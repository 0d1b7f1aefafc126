import { connect, type Client } from '../../engine/client.ts';
import type { Frame, Summary } from '../../engine/protocol.ts';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import { shapeOf } from '../data/datasetGroups.ts';
import { presetNames, type PresetName } from '../state/presetOf.ts';

/** What a small net of a preset answers over the plane, or along the line. */
export interface PresetPicture {
  readonly summary: Summary;
  readonly outputs: Float32Array | undefined;
  readonly size: number;
}

/** Enough for every preset to show what it does. */
const steps = 3000;
/** Milliseconds for one preset, and between two looks at it. */
const patience = 4000;
const pause = 120;
const planePlaces = 48;
const linePlaces = 160;

const pictures = new Map<PresetName, PresetPicture>();
const finished = new Set<PresetName>();
const listeners = new Set<() => void>();

export const pictureOf = (name: PresetName): PresetPicture | undefined => pictures.get(name);
export const onPictures = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const kindOf = (name: PresetName): string => shapeOf(presetDocument(presets[name]).data).kind;
/** Whether a preset's picture is trained: where the input is a plane or a line, and more than one sample is learned. */
export const isTrained = (name: PresetName): boolean =>
  presets[name].group !== 'byHand' && (kindOf(name) === 'points' || kindOf(name) === 'curve');

/**
 * Trains the presets for their pictures, one after the other, in a worker of their own: the page and the run on it
 * never wait. Ends with the gallery; what was trained by then is kept, and the rest is done next time.
 */
export function trainPictures(): () => void {
  const queue = presetNames.filter((name) => isTrained(name) && !finished.has(name));
  let name = queue.shift();
  if (name === undefined) return () => {};
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let client: Client | undefined;
  const load = (): void => {
    if (name === undefined) {
      client?.dispose();
      return;
    }
    const spec = presetDocument(presets[name]);
    client?.send({ type: 'load', spec: { ...spec, view: { ...spec.view, backend: 'wasm' } }, keep: false });
  };
  const next = (): void => {
    if (name !== undefined) finished.add(name);
    name = queue.shift();
    load();
  };
  const look = (): void => {
    if (name === undefined) return;
    client?.send({ type: 'frame', wants: { grid: kindOf(name) === 'curve' ? linePlaces : planePlaces } });
  };
  const follow = (frame: Frame): void => {
    const before = name === undefined ? undefined : pictures.get(name);
    if (name === undefined || !before) return;
    pictures.set(name, { summary: before.summary, outputs: frame.grid, size: frame.gridSize ?? 0 });
    for (const listener of listeners) listener();
    const { state } = frame.status;
    if (frame.step < steps && (state === 'running' || frame.step === 0) && performance.now() - since < patience)
      timer = setTimeout(look, pause);
    else next();
  };
  client = connect(
    {
      loaded: ({ summary }) => {
        if (name === undefined) return;
        pictures.set(name, { summary, outputs: undefined, size: 0 });
        since = performance.now();
        client?.send({ type: 'play' });
        timer = setTimeout(look, pause);
      },
      refused: next,
      failed: () => client?.dispose(),
      frame: ({ frame }) => follow(frame),
    },
    // Without it the cards show their data alone.
    () => client?.dispose(),
  );
  load();
  return () => {
    clearTimeout(timer);
    client?.dispose();
  };
}
