import type { Words } from '../../../engine/spec/words.ts';

/** The loss surface around the weights. */
export const landscapeWords = {
  tabLandscape: { en: 'Landscape', zh: '损失地形' },
  landscapePlane: { en: 'Cut along', zh: '切面' },
  plane_random: { en: 'Random', zh: '随机方向' },
  plane_run: { en: 'Way of the run', zh: '训练的路' },
  plane_exact: { en: 'Exact', zh: '精确' },
  landscapeReach: { en: 'How far', zh: '范围' },
  landscapePlaces: { en: 'Places', zh: '取点' },
  landscapeOther: { en: 'Other directions', zh: '换一组方向' },
  landscapeCompute: { en: 'Compute', zh: '计算' },
  landscapeAnew: { en: 'Around now', zh: '以现在为中心' },
  landscapeCancel: { en: 'Cancel', zh: '取消' },
  landscapeLasts: { en: 'about {seconds}', zh: '约 {seconds}' },
  landscapeSeconds: { en: '{count} s', zh: '{count} 秒' },
  landscapeMinutes: { en: '{count} min', zh: '{count} 分钟' },
  landscapeProgress: { en: '{done} of {total} places', zh: '{total} 处已算 {done} 处' },
  landscapeLeft: { en: '{seconds} left', zh: '还需 {seconds}' },
  landscapeStopped: { en: 'Stopped after {done} of {total} places.', zh: '算到 {total} 处中的 {done} 处时停下。' },
  landscapeDirection: { en: 'direction {n}', zh: '方向 {n}' },
  landscapeWeight: { en: 'weight {name}', zh: '权重 {name}' },
  landscapeBias: { en: 'bias {name}', zh: '偏置 {name}' },
  landscapeLowest: { en: 'lowest', zh: '最低' },
  landscapeStart: { en: 'start', zh: '起点' },
  landscapeNow: { en: 'now', zh: '现在' },
  landscapeRead: { en: 'loss {loss} · {place}', zh: '损失 {loss} · {place}' },
  landscapeReadFrom: {
    en: 'loss {loss} · {place} · {distance} from the middle',
    zh: '损失 {loss} · {place} · 距中心 {distance}',
  },
  landscapeReadKeys: { en: 'Arrows move the cross that reads it.', zh: '方向键移动读数的十字。' },
  landscapeHint: { en: 'Point anywhere to read the loss there.', zh: '指向任一处，读出那里的损失。' },
  landscapeLook: { en: 'Seen', zh: '看法' },
  landscapeMap: { en: 'Map', zh: '地图' },
  landscapeRelief: { en: 'Relief', zh: '立体' },
  landscapeTurnHint: { en: 'Drag to turn it.', zh: '拖动可旋转。' },
  landscapeTurnKeys: { en: 'Arrows turn it.', zh: '左右方向键旋转。' },
  landscapePicture: {
    en: 'Loss around the weights of step {step}: {here} in the middle, lowest {low}, highest {high}.',
    zh: '第 {step} 步的权重周围的损失：中心 {here}，最低 {low}，最高 {high}。',
  },
  landscapeIs_random: {
    en: 'Training loss around the weights of step {step}, as every neuron’s weights are moved by up to {reach} their own length. A cut through {free} dimensions: other directions may look different.',
    zh: '第 {step} 步的权重周围的训练损失：每个神经元的权重最多移动其自身长度的 {reach}。这只是 {free} 维空间的一个切面，换个方向可能大不相同。',
  },
  landscapeFlat: {
    en: 'The directions are as long as the weights, and these are all 0: nothing moves. Train first.',
    zh: '方向的长度取自权重，而权重全为 0，所以什么也没动。请先训练。',
  },
  landscapeIs_run: {
    en: 'Training loss along the two directions in which the run moved most: {first} and {second} of its way lie along them. A cut through {free} dimensions that ends at step {step}.',
    zh: '沿训练走动最多的两个方向看训练损失：路程的 {first} 与 {second} 在这两个方向上。这是 {free} 维空间的一个切面，止于第 {step} 步。',
  },
  landscapeIs_exact: {
    en: 'Only two weights are free, so this is the whole training loss and no cut: gradient descent goes straight down, across the level lines.',
    zh: '只有两个权重是自由的，所以这就是完整的训练损失，而不是切面：梯度下降垂直于等值线一路向下。',
  },
  landscapeHere: {
    en: 'In the middle {here}, lowest {low}, highest {high}.',
    zh: '中心 {here}，最低 {low}，最高 {high}。',
  },
  landscapeOff: {
    en: 'The run now is {distance} off this plane, {along} along it.',
    zh: '训练现在离此平面 {distance}，沿平面 {along}。',
  },
  landscapeOnIt: { en: 'The run now lies on this plane.', zh: '训练现在就在此平面上。' },
  landscapeAway: {
    en: 'The run has left the picture: compute around now, or look farther.',
    zh: '训练已走出画面：请以现在为中心重算，或扩大范围。',
  },
  landscapeSamples: {
    en: 'The loss is that of the first {count} of {all} training samples.',
    zh: '损失取自 {all} 个训练样本中的前 {count} 个。',
  },
  landscapeUnrecorded: {
    en: 'Of so many weights the way of the run is not written down; only where it stands is shown.',
    zh: '权重太多，不记录训练走过的路；只显示它现在的位置。',
  },
  landscapeEmpty: {
    en: 'What the training loss would be if the weights were others: the valley that training looks for.',
    zh: '假如权重是别的数，训练损失会是多少：训练要找的山谷。',
  },
  landscapeProblems: {
    en: 'The document has a problem; the landscape comes when the network can run.',
    zh: '文档有问题；网络能运行后才有地形。',
  },
  noLandscape_fewSteps: {
    en: 'The run has made no way yet. Train some steps; it is then drawn by itself.',
    zh: '训练还没有走过路。先训练几步，随后会自动画出。',
  },
  noLandscape_straight: {
    en: 'So far the run went along one line, which spans no plane. Train on, or take random directions.',
    zh: '训练至今沿一条直线走，撑不起一个平面。请继续训练，或改用随机方向。',
  },
  noLandscape_unrecorded: {
    en: 'Of a model this large the way of the run is not written down. Take random directions.',
    zh: '模型太大，不记录训练走过的路。请改用随机方向。',
  },
  noLandscape_notTwo: {
    en: 'More or fewer than two weights are free now. Take another cut.',
    zh: '现在自由的权重不止两个，或不足两个。请换一种切面。',
  },
  noLandscape_large: {
    en: 'The model has {count} free weights. A landscape is worked out of at most {most}.',
    zh: '模型有 {count} 个自由权重。最多 {most} 个时才能计算地形。',
  },
  noLandscape_failed: { en: 'It could not be worked out: {message}', zh: '无法计算：{message}' },
} as const satisfies Record<string, Words>;
