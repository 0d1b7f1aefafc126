import { test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { encodeLink } from '../engine/exchange/link.ts';
import { parseModel } from '../engine/spec/parseModel.ts';
import { checkModel } from '../engine/spec/checkModel.ts';
import { unwrap } from '../engine/spec/problem.ts';
import { presets } from '../engine/presets/index.ts';
const d = (units: number, activation: string, more = {}) => ({ type: 'dense', units, activation, ...more });
const docs: Record<string, any> = {
  rich: {
    version: 1,
    name: 'rich',
    data: { type: 'blobs' },
    training: { batchSize: 8 },
    loss: { type: 'categoricalCrossentropy', labelSmoothing: 0.1 },
    optimizer: { type: 'momentum' },
    clipping: { type: 'globalNorm', threshold: 0.5 },
    schedule: { type: 'cosine' },
    warmupSteps: 5,
    layers: [d(6, 'relu'), { type: 'dropout', rate: 0.3 }, d(6, 'relu', { frozen: true }), d(4, 'softmax')],
  },
  adam: {
    version: 1,
    name: 'adam',
    data: { type: 'moons' },
    training: { batchSize: 8 },
    optimizer: 'adam',
    clipping: { type: 'value', threshold: 0.01 },
    layers: [d(4, 'relu'), d(1, 'sigmoid')],
    holds: { 'dense1.kernel': [0] },
  },
  large: {
    version: 1,
    name: 'large',
    data: { type: 'drawnDigits', samples: 2000 },
    preprocessing: { scaling: 'byte' },
    training: { batchSize: 256 },
    optimizer: 'adam',
    loss: 'categoricalCrossentropy',
    layers: ['flatten', d(1024, 'relu'), d(1024, 'relu'), d(10, 'softmax')],
  },
  formula: {
    version: 1,
    name: 'formula loss',
    data: { type: 'moons' },
    training: { batchSize: 4 },
    loss: { type: 'formula', formula: 'abs(y - t) + 0.1 * (y - t)^2' },
    layers: [d(3, 'relu'), d(1, 'linear')],
  },
};
test('x', () => {
  const out: Record<string, string> = {};
  for (const [n, x] of Object.entries({
    ...docs,
    ...Object.fromEntries(Object.entries(presets).map(([k, p]) => [k, p.document])),
  })) {
    try {
      const m = unwrap(parseModel(x));
      unwrap(checkModel(m));
      out[n] = encodeLink(m);
    } catch (e) {
      console.log(n, JSON.stringify((e as any).problems ?? String(e)));
    }
  }
  writeFileSync('/tmp/m/links.json', JSON.stringify(out));
});
