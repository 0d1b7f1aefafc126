import { presets } from '../../engine/presets/index.ts';
import { presetDocument } from '../../engine/presets/preset.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { runLink } from './savedRun.ts';

export type PresetName = keyof typeof presets;

export const presetNames = Object.keys(presets) as readonly PresetName[];

let links: Map<string, PresetName> | undefined;

const linkOf = (document: ModelSpec): string =>
  runLink({ ...document, edits: [], view: { ...document.view, backend: 'auto' } });

/** The preset that a document is, whatever is looked at and whichever backend runs it. */
export function presetOf(document: ModelSpec): PresetName | undefined {
  links ??= new Map(presetNames.map((name) => [linkOf(presetDocument(presets[name])), name]));
  return links.get(linkOf(document));
}
