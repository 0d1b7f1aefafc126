import { expect, test, vi } from 'vitest';
import type { GraphTensor } from '../../../../engine/plan/graph.ts';

test('an op that is registered nowhere else brings its steps, its sentences and its gradients', async () => {
  // What documents may hold is made out once: all that follows is loaded anew, to be made out with another layer.
  vi.resetModules();
  const { layers } = await import('../../../../engine/layers/index.ts');
  const { defineLayer } = await import('../../../../engine/layers/layer.ts');
  const { defineOp } = await import('../../../../engine/ops/op.ts');
  const { at } = await import('../../../../engine/plan/graph.ts');
  const { openSession } = await import('../../train/openSession.ts');
  const { checkWalk, style } = await import('./checkWalk.ts');
  const { openWalk } = await import('./openWalk.ts');

  /** Each value minus the mean of its sample: an op that nobody but this test knows. */
  const centre = defineOp(
    'centre',
    {
      label: { en: 'Centre', zh: '中心化' },
      formula: 'yⱼ = xⱼ − mean(x)',
      about: { en: 'Every value loses the mean of its sample.', zh: '每个数值减去该样本的平均。' },
      backward: { en: 'The gradient loses its own mean.', zh: '梯度减去自己的平均。' },
    },
    (graph, x: GraphTensor, name: string): GraphTensor => {
      const size = x.shape.slice(1).map(Number);
      const part = { x: at(x, 'i0', 'k0') };
      const mean = graph.reduce(`${name}.mean`, ['rows'], size, 'sum', part, `x / ${size[0]}`);
      return graph.map(name, x.shape, { x, m: at(mean, 'i0') }, 'x - m');
    },
  );

  const layer = defineLayer({
    label: { en: 'Centred', zh: '中心化' },
    formula: 'y = x − x̄',
    about: { en: 'Centres.', zh: '中心化。' },
    fields: {},
    outputShape: (input) => input,
    build: (graph, x, _parameters, _values, { name }) => centre(graph, x, name('y')),
  });

  const registry: Record<string, unknown> = layers;
  registry['centred'] = layer;
  try {
    const session = await openSession({
      version: 1,
      data: { type: 'xor', samples: 40 },
      training: { batchSize: 8 },
      layers: [
        { type: 'dense', units: 4, activation: 'tanh' },
        { type: 'centred' },
        { type: 'dense', units: 1, activation: 'sigmoid' },
      ],
    });
    const { steps } = (await openWalk(session)).overview();
    const own = steps.filter(({ layer: id }) => id === 'centred1');
    expect(own.map(({ phase, label, tensor }) => [phase, label.en, tensor])).toEqual([
      ['forward', 'Centre', 'centred1.y.mean'],
      ['forward', 'Centre', 'centred1.y'],
      ['backward', 'Centre', 'centred1.y.mean.gradient'],
      // What goes through the mean; what goes past it is the gradient of y as it is, and both are added up.
      ['backward', 'Centre', 'dense1.a.gradient'],
    ]);
    const walk = await checkWalk(session, { values: 1e-9, elements: 4 });
    const say = (tensor: string): readonly string[] => {
      const step = steps.findIndex((each) => each.tensor === tensor);
      return walk.at({ step, element: [1], row: 2 }, style).sentences.map(({ zh }) => zh);
    };
    expect(say('centred1.y')).toContain('每个数值减去该样本的平均。');
    expect(say('centred1.y.mean.gradient')).toContain('梯度减去自己的平均。');
    session.dispose();
  } finally {
    vi.resetModules();
  }
});
