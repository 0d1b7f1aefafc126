import { describe, expect, test } from 'vitest';
import { presetNames, presetOf } from '../../../app/state/presetOf.ts';
import { presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';

describe.each(presetNames)('presetOf %s', (name) => {
  const document = presetDocument(presets[name]);

  test('knows it, whatever layer is looked at and whichever backend runs it', () => {
    expect(presetOf(document)).toBe(name);
    expect(
      presetOf({
        ...document,
        view: { backend: 'reference', speed: 0, layer: document.layers[0]?.id ?? '', walk: 'step=3' },
      }),
    ).toBe(name);
  });

  test('no longer once it is changed', () => {
    expect(presetOf({ ...document, seed: document.seed + 1 })).toBeUndefined();
  });
});
