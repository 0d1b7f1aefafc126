import { integer, text } from '../spec/field.ts';
import { problem, ProblemError, type Problem } from '../spec/problem.ts';
import { checksumField, checksumProblems } from './checksumField.ts';
import type { Files, Samples } from './dataset.ts';
import { fileError } from './fileError.ts';
import { findFile, missingFile, readLocalFile } from './readLocalFile.ts';
import { IDX_LIMITS, readIdx } from './readIdx.ts';

type FileField = 'images' | 'labels' | 'testImages' | 'testLabels';
/** Digits without files. */
const standIn = 'drawnDigits';
const fileFields: readonly FileField[] = ['images', 'labels', 'testImages', 'testLabels'];

const fileName = (en: string, zh: string, name: string) => text({ label: { en, zh }, maxLength: 100, default: name });

/** Settings of every dataset that reads images from IDX files; `folder` comes before the names of the files. */
export const idxFields = (folder = '') => ({
  images: fileName('Training images', '训练图像', `${folder}train-images-idx3-ubyte.gz`),
  labels: fileName('Training labels', '训练标签', `${folder}train-labels-idx1-ubyte.gz`),
  testImages: fileName('Test images', '测试图像', `${folder}t10k-images-idx3-ubyte.gz`),
  testLabels: fileName('Test labels', '测试标签', `${folder}t10k-labels-idx1-ubyte.gz`),
  train: integer({
    label: { en: 'Training samples', zh: '训练样本数' },
    help: { en: 'The first so many of the file are used.', zh: '使用文件中的前若干个。' },
    min: 1,
    max: 1_000_000,
    default: 60_000,
  }),
  test: integer({
    label: { en: 'Test samples', zh: '测试样本数' },
    help: {
      en: 'The first so many of the test files; 0: no test files, the split takes a share.',
      zh: '使用测试文件中的前若干个；0 表示没有测试文件，按比例划分。',
    },
    min: 0,
    max: 1_000_000,
    default: 10_000,
  }),
  checksums: checksumField(4),
});

interface Settings extends Readonly<Record<FileField, string>> {
  readonly train: number;
  readonly test: number;
  readonly side: number;
  readonly classes: number;
  readonly checksums: string;
}

/** The fields whose files are read: those of the test set only where it is used. */
const usedFields = ({ test }: Pick<Settings, 'test'>): readonly FileField[] => fileFields.slice(0, test > 0 ? 4 : 2);

export function idxProblems(settings: Settings): readonly Problem[] {
  const bytes = (settings.train + settings.test) * settings.side ** 2;
  const what = { en: 'bytes of pixels', zh: '像素字节' };
  return [
    ...checksumProblems(settings.checksums, usedFields(settings).length),
    ...(bytes > IDX_LIMITS.bytes
      ? [problem('tooMany', ['data', 'train'], { what, max: IDX_LIMITS.bytes, got: bytes })]
      : []),
  ];
}

/** Training samples, then those of the test files where these are used. */
export function idxSamples(settings: Settings, files: Files): Samples {
  const problems = [...idxProblems(settings), ...missing(settings, files)];
  if (problems.length > 0) throw new ProblemError(problems);
  const { train, test, side } = settings;
  const features = new Uint8Array((train + test) * side * side);
  const labels = new Uint8Array(train + test);
  features.set(readImages(settings, 'images', train, files));
  labels.set(readLabels(settings, 'labels', train, files));
  if (test > 0) {
    features.set(readImages(settings, 'testImages', test, files), train * side * side);
    labels.set(readLabels(settings, 'testLabels', test, files), train);
  }
  return { count: train + test, features, labels };
}

const missing = (settings: Settings, files: Files): readonly Problem[] =>
  usedFields(settings)
    .filter((field) => findFile(files, settings[field]) === undefined)
    .map((field) => missingFile({ field, name: settings[field], standIn }));

/** The first `count` items of a file of bytes with `dimensions` dimensions. */
function readItems(settings: Settings, field: FileField, count: number, dimensions: number, files: Files) {
  const name = settings[field];
  const checksum = settings.checksums.split(' ')[fileFields.indexOf(field)] ?? '';
  const content = readLocalFile({ field, name, checksum, standIn }, files, IDX_LIMITS.bytes);
  const { shape, values } = readIdx(content, ['data', field], name);
  if (!(values instanceof Uint8Array)) throw fileError(field, name, 'does not hold bytes', '的值不是字节');
  if (shape.length !== dimensions) {
    const got = shape.join('×');
    const en = `has ${shape.length} dimensions (${got}), not ${dimensions}`;
    throw fileError(field, name, en, `有 ${shape.length} 维（${got}），而不是 ${dimensions} 维`);
  }
  const [got = 0, ...rest] = shape;
  if (got < count) {
    throw fileError(
      field,
      name,
      `holds ${got} samples, ${count} are asked for`,
      `有 ${got} 个样本，而需要 ${count} 个`,
    );
  }
  return { rest, values: values.subarray(0, (values.length / got) * count) };
}

function readImages(settings: Settings, field: FileField, count: number, files: Files): Uint8Array {
  const { rest, values } = readItems(settings, field, count, 3, files);
  const { side } = settings;
  if (rest.every((size) => size === side)) return values;
  const got = rest.join('×');
  const en = `has images of ${got} pixels, the document says ${side}×${side}`;
  throw fileError(field, settings[field], en, `的图像为 ${got} 像素，而文档为 ${side}×${side}`);
}

function readLabels(settings: Settings, field: FileField, count: number, files: Files): Uint8Array {
  const { values } = readItems(settings, field, count, 1, files);
  const wrong = values.findIndex((label) => label >= settings.classes);
  if (wrong < 0) return values;
  const label = values[wrong];
  const en = `has label ${label} at sample ${wrong}, but there are ${settings.classes} classes`;
  throw fileError(field, settings[field], en, `第 ${wrong} 个样本的标签为 ${label}，而类别只有 ${settings.classes} 个`);
}
