import { describe, expect, it } from 'vitest';
import { createWasmBackend } from '../../../engine/backends/wasm/wasmBackend.ts';
import { prepare } from '../../../engine/data/prepare.ts';
import { decodeLink, encodeLink } from '../../../engine/exchange/link.ts';
import { defaultPreset, presets } from '../../../engine/presets/index.ts';
import { presetDocument } from '../../../engine/presets/preset.ts';
import { checkModel } from '../../../engine/spec/checkModel.ts';
import type { ModelSpec } from '../../../engine/spec/model.ts';
import { unwrap } from '../../../engine/spec/problem.ts';
import { withoutDefaults } from '../../../engine/spec/withoutDefaults.ts';
import { Session } from '../../../engine/train/session.ts';

async function open(spec: ModelSpec): Promise<Session> {
  const data = await prepare(spec, new Map());
  return Session.open({ model: unwrap(checkModel(spec)), data, backend: await createWasmBackend() });
}

describe.each(Object.entries(presets))('%s', (name, preset) => {
  it('is a document whose parts fit', () => {
    unwrap(checkModel(presetDocument(preset)));
  });

  it('holds nothing that has its default value', () => {
    expect(withoutDefaults(presetDocument(preset))).toEqual(preset.document);
  });

  // Twenty layers, or weights, each written out, are more than fits a short message.
  const most = name.startsWith('deep') || preset.group === 'byHand' ? 360 : 160;
  it(`makes a link shorter than ${most} letters`, () => {
    const link = encodeLink(presetDocument(preset));
    expect(link.length).toBeLessThan(most);
    expect(unwrap(decodeLink(link))).toEqual(presetDocument(preset));
  });

  it('has a title and two sentences in both languages', () => {
    const { title, about } = preset;
    for (const words of [title.en, title.zh, about.en, about.zh]) expect(words).toBe(words.trim());
    expect(title.en.length).toBeLessThan(30);
    expect(about.en.match(/[.?](?= [A-Z]|$)/g)).toHaveLength(2);
    expect(about.zh.match(/[。？]/g)).toHaveLength(2);
    expect(about.en.length).toBeLessThan(220);
    expect(presetDocument(preset).name).not.toBe('');
  });

  // What reads local files waits for them; what goes wrong does not learn, and claims.test.ts says how.
  const waits = 'checksums' in presetDocument(preset).data;
  it.skipIf(waits || preset.group === 'wrong')('learns within 300 steps', async () => {
    const spec = presetDocument(preset);
    // A few hundred drawn digits show it as well as thousands.
    const data = 'samples' in spec.data ? { ...spec.data, samples: Math.min(500, spec.data.samples) } : spec.data;
    const session = await open({ ...spec, data });
    const before = await session.judge('train');
    await session.advance(300);
    const after = await session.judge('train');
    expect(after.loss).toBeLessThan(before.loss * 0.97);
    session.dispose();
  });
});

describe('the first preset', () => {
  it.each([1, 2, 3, 4, 5])('reaches a test accuracy of 0.95 from seed %i', async (seed) => {
    const session = await open({ ...presetDocument(presets[defaultPreset]), seed });
    let best = 0;
    for (let steps = 0; steps < 20_000 && best < 0.95; steps += 500) {
      await session.advance(500);
      const { evaluation } = await session.judge('test');
      best = 'accuracy' in evaluation ? Number(evaluation.accuracy) : 0;
    }
    expect(best).toBeGreaterThanOrEqual(0.95);
    session.dispose();
  });
});
