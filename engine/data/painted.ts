import { integer, numbers } from '../spec/field.ts';
import { problem, type Problem } from '../spec/problem.ts';
import { defineDataset } from './dataset.ts';
import { pointShape } from './pointShape.ts';

/** Places are told in twentieths, so that a document of some hundred points still fits into a link. */
export const paintedLimits = { points: 500, reach: 6, perUnit: 20, classes: 10 } as const;

const largest = paintedLimits.reach * paintedLimits.perUnit;

/** A disc in a bowl: x₁ and x₂ in twentieths, then the class, point after point. */
const bowl = [
  10, 20, 1, 22, 29, 1, 7, 27, 1, 9, 42, 1, 0, 30, 1, -9, 42, 1, -7, 27, 1, -22, 29, 1, -10, 20, 1, -22, 11, 1, -7, 13,
  1, -9, -2, 1, 0, 10, 1, 9, -2, 1, 7, 13, 1, 22, 11, 1, -66, 20, 0, -71, 10, 0, -75, -1, 0, -61, -6, 0, -62, -17, 0,
  -61, -29, 0, -45, -28, 0, -42, -39, 0, -36, -49, 0, -22, -42, 0, -15, -50, 0, -5, -58, 0, 5, -46, 0, 15, -50, 0, 26,
  -53, 0, 30, -39, 0, 42, -39, 0, 53, -37, 0, 51, -22, 0, 62, -17, 0, 72, -11, 0, 64, 2, 0, 71, 10, 0, 78, 20, 0,
];

function problemsOf({ points, classes }: { readonly points: readonly number[]; readonly classes: number }) {
  const said = (en: string, zh: string): readonly Problem[] => [
    problem('text', ['data', 'points'], { message: { en, zh } }),
  ];
  const got = points.length;
  if (got === 0) return said('has no points yet; paint some on the map', '还没有点；请在图上画一些');
  if (got % 3 !== 0)
    return said(`needs three numbers per point, got ${got} in all`, `每个点需要三个数，现共有 ${got} 个`);
  const wrong = points.findIndex((value, i) => i % 3 === 2 && (value < 0 || value >= classes));
  if (wrong < 0) return [];
  const [at, label] = [(wrong + 1) / 3, points[wrong]];
  return said(
    `point ${at} has class ${label}, but classes are 0–${classes - 1}`,
    `第 ${at} 个点的类别为 ${label}，而类别只有 0–${classes - 1}`,
  );
}

/** Points that people place by hand; the document itself holds them. */
export const painted = defineDataset({
  label: { en: 'Painted', zh: '自己画' },
  about: {
    en: 'Points that you place yourself, of up to ten classes.',
    zh: '由你自己放置的点，最多十个类别。',
  },
  fields: {
    points: numbers({
      label: { en: 'Points', zh: '点' },
      help: {
        en: 'Three whole numbers each: x₁ and x₂ in twentieths, and the class.',
        zh: '每个点三个整数：以二十分之一为单位的 x₁ 与 x₂，以及类别。',
      },
      min: -largest,
      max: largest,
      maxLength: 3 * paintedLimits.points,
      integer: true,
      default: bowl,
    }),
    classes: integer({
      label: { en: 'Classes', zh: '类别数' },
      min: 2,
      max: paintedLimits.classes,
      default: 2,
    }),
  },
  shape: ({ points, classes }) => pointShape(Math.floor(points.length / 3), classes),
  problems: problemsOf,
  generate: ({ points }) => {
    const count = Math.floor(points.length / 3);
    const features = new Float32Array(2 * count);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      features[2 * i] = (points[3 * i] ?? 0) / paintedLimits.perUnit;
      features[2 * i + 1] = (points[3 * i + 1] ?? 0) / paintedLimits.perUnit;
      labels[i] = points[3 * i + 2] ?? 0;
    }
    return { count, features, labels };
  },
});
