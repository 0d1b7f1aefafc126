import { encodeLink } from '../../engine/exchange/link.ts';
import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { runLink } from './savedRun.ts';

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly PresetName[];

let links: Map<string, PresetName> | undefined;

/** The preset that a document is, whatever layer is looked at and whichever backend runs it. */
export function presetOf(document: ModelSpec): PresetName | undefined {
  links ??= new Map(presetNames.map((name) => [encodeLink(presetDocument(presets[name])), name]));
  const { backend } = presetDocument(presets.spiral).view;
  return links.get(runLink({ ...document, edits: [], view: { ...document.view, backend } }));
}
