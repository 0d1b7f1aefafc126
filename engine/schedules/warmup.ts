/**
 * Warm-up goes before any schedule: for `warmupSteps` steps the learning rate climbs in a straight line, then the
 * schedule starts at its own step 0. The first step already has 1/warmupSteps of the rate (Goyal et al., Accurate,
 * Large Minibatch SGD, 2017); Keras' CosineDecay starts at 0, which makes the first step an idle one.
 */
export const warmup = {
  label: { en: 'Warm-up', zh: '预热' },
  about: {
    en: 'The rate climbs to its full size over the first steps, which calms the start.',
    zh: '学习率在最初若干步内逐渐升到全值，起步更稳。',
  },
  /** The share of the rate at step t (from 0), while t < warmupSteps. */
  formula: '(t + 1) / warmupSteps',
} as const;
