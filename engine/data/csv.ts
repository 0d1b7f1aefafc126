import { integer, text } from '../spec/field.ts';
import { problem, ProblemError, type Problem } from '../spec/problem.ts';
import { checksumField, checksumProblems } from './checksumField.ts';
import { csvSamples } from './csvSamples.ts';
import { defineDataset } from './dataset.ts';
import { fileError } from './fileError.ts';
import { readLocalFile } from './readLocalFile.ts';
import { CSV_LIMITS, CsvError } from './readCsv.ts';

/** Names with commas between; a name cannot hold one. */
const namesIn = (list: string): readonly string[] =>
  list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

const words = (names: readonly string[]) => names.map((name) => ({ en: name, zh: name }));

interface Settings {
  readonly columns: string;
  readonly target: string;
  readonly classes: string;
  readonly samples: number;
  readonly checksums: string;
}

function problemsOf({ columns, target, classes, samples, checksums }: Settings): readonly Problem[] {
  const features = namesIn(columns);
  const labels = namesIn(classes);
  const said = (field: string, en: string, zh: string) => [problem('text', ['data', field], { message: { en, zh } })];
  const twice = (names: readonly string[]) => names.find((name, i) => names.indexOf(name) !== i);
  const twiceColumn = twice(features);
  const twiceClass = twice(labels);
  return [
    ...(features.length === 0 ? said('columns', 'needs at least one column', '至少需要一列') : []),
    ...(twiceColumn === undefined ? [] : said('columns', `names “${twiceColumn}” twice`, `“${twiceColumn}”出现两次`)),
    ...(features.includes(target) ? said('columns', `holds the target “${target}”`, `包含了目标列“${target}”`) : []),
    ...(target === '' ? said('target', 'needs the name of a column', '需要列名') : []),
    ...(labels.length === 1 ? said('classes', 'needs two classes or more, or none', '需要两个以上类别，或留空') : []),
    ...(labels.length > CSV_LIMITS.classes
      ? said('classes', `may have at most ${CSV_LIMITS.classes} names`, `最多 ${CSV_LIMITS.classes} 个类别`)
      : []),
    ...(twiceClass === undefined ? [] : said('classes', `names “${twiceClass}” twice`, `“${twiceClass}”出现两次`)),
    ...(samples * features.length > CSV_LIMITS.numbers
      ? [
          problem('tooMany', ['data', 'samples'], {
            what: { en: 'numbers', zh: '数字' },
            max: CSV_LIMITS.numbers,
            got: samples * features.length,
          }),
        ]
      : []),
    ...checksumProblems(checksums, 1),
  ];
}

/**
 * A local table with a header. The document names columns and classes, so its shape is known without the file; the
 * file must agree. Rows with a missing value in these columns are left out.
 */
export const csv = defineDataset({
  label: { en: 'Your table (CSV)', zh: '你的表格（CSV）' },
  about: {
    en: 'A table from a local file, separated by commas, semicolons or tabs; it never leaves your machine.',
    zh: '来自本地文件的表格，以逗号、分号或制表符分隔；文件不会离开你的电脑。',
  },
  fields: {
    file: text({ label: { en: 'File', zh: '文件' }, maxLength: 100, default: 'penguins.csv' }),
    columns: text({
      label: { en: 'Feature columns', zh: '特征列' },
      help: { en: 'Names from the header, with commas between.', zh: '表头中的列名，以逗号分隔。' },
      maxLength: 4000,
      default: 'bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g',
    }),
    target: text({ label: { en: 'Target column', zh: '目标列' }, maxLength: 100, default: 'species' }),
    classes: text({
      label: { en: 'Classes', zh: '类别' },
      help: {
        en: 'Values of the target, with commas between; empty: the target is a number (regression).',
        zh: '目标列的取值，以逗号分隔；留空表示目标为数字（回归）。',
      },
      maxLength: 2000,
      default: 'Adelie, Chinstrap, Gentoo',
    }),
    samples: integer({
      label: { en: 'Samples', zh: '样本数' },
      help: { en: 'The first so many complete rows are used.', zh: '使用前若干个完整的行。' },
      min: 1,
      max: 1_000_000,
      default: 342,
    }),
    checksums: checksumField(1),
  },
  shape: ({ columns, classes, samples }) => {
    const features = namesIn(columns);
    const labels = namesIn(classes);
    return {
      task: labels.length > 0 ? 'classification' : 'regression',
      kind: 'table',
      sample: [features.length],
      outputs: Math.max(1, labels.length),
      count: samples,
      featureNames: words(features),
      ...(labels.length > 0 && { classNames: words(labels) }),
    };
  },
  problems: problemsOf,
  generate: (settings, _seed, files) => {
    const problems = problemsOf(settings);
    if (problems.length > 0) throw new ProblemError(problems);
    const { file, columns, target, classes, samples, checksums } = settings;
    const named = { field: 'file', name: file, checksum: checksums, standIn: 'iris' };
    const content = readLocalFile(named, files, CSV_LIMITS.bytes);
    try {
      const table = decoded(content);
      return csvSamples(table, { columns: namesIn(columns), target, classes: namesIn(classes), samples });
    } catch (error) {
      if (error instanceof CsvError) throw fileError('file', file, error.message, error.zh);
      throw error;
    }
  },
});

function decoded(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw new CsvError(1, 'the text is not UTF-8', '文字不是 UTF-8 编码');
  }
}
