import type { Words } from '../../../engine/spec/words.ts';

/** Points painted by hand. */
export const paintWords = {
  paintThese: { en: 'Paint these points', zh: '改画这些点' },
  paintTheseHint: {
    en: 'Makes them points of your own, to move, add and delete; at most {most}.',
    zh: '把它们变成你自己的点，可移动、添加、删除；最多 {most} 个。',
  },
  paintTools: { en: 'Painting tools', zh: '绘点工具' },
  toolPaint: { en: 'Paint points', zh: '画点' },
  toolMove: { en: 'Move points', zh: '移动点' },
  toolErase: { en: 'Delete points', zh: '删除点' },
  paintClass: { en: 'Paint class {name}', zh: '画类别 {name}' },
  paintClear: { en: 'Clear all points', zh: '清空所有点' },
  paintCount: { en: '{count} / {most}', zh: '{count} / {most}' },
  paintList: { en: 'Points as text', zh: '点的文本' },
  paintListHint: { en: 'One point a line: x₁, x₂, class.', zh: '每行一个点：x₁, x₂, 类别。' },
  paintLineWrong: {
    en: 'line {line} must be x₁, x₂ from −6 to 6 and a class from 0 to {last}; the points stay as they were',
    zh: '第 {line} 行须为 −6 到 6 的 x₁、x₂ 和 0 到 {last} 的类别；点保持不变',
  },
  paintArea: { en: 'Painting area', zh: '绘点区域' },
  paintKeys: {
    en: 'Arrows move the cursor, Shift makes larger steps, Enter places a point, Delete removes the nearest, digits choose the class.',
    zh: '方向键移动光标，Shift 加大步长，Enter 放置点，Delete 删除最近的点，数字键选择类别。',
  },
  paintCursor: { en: 'x₁ {x1}, x₂ {x2}', zh: 'x₁ {x1}，x₂ {x2}' },
  paintPlaced: { en: 'Placed {name} at {x1}, {x2}', zh: '已在 {x1}, {x2} 放置 {name}' },
  paintRemoved: { en: 'Removed the nearest point', zh: '已删除最近的点' },
  paintNothingNear: { en: 'No point near here', zh: '附近没有点' },
} as const satisfies Record<string, Words>;
