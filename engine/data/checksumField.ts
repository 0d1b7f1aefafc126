import { text, type TextField } from '../spec/field.ts';
import { problem, type Problem } from '../spec/problem.ts';

/** Checksums of `files` local files, in the order in which the document names them. */
export const checksumField = (files: number): TextField =>
  text({
    label: { en: 'Checksums', zh: '校验和' },
    help: {
      en: 'CRC-32 of each unzipped file, 8 hexadecimal digits with spaces between; empty: not checked.',
      zh: '各文件解压后的 CRC-32，8 位十六进制，以空格分隔；留空则不检查。',
    },
    maxLength: 9 * files,
    default: '',
  });

/** One checksum per file, or none at all. */
export function checksumProblems(checksums: string, files: number): readonly Problem[] {
  const list = checksums === '' ? [] : checksums.split(' ');
  if (list.every((sum) => /^[0-9a-f]{8}$/.test(sum)) && (list.length === 0 || list.length === files)) return [];
  const message = {
    en: `must be empty, or ${files} × 8 hexadecimal digits (0–9, a–f) with spaces between, got “${checksums}”`,
    zh: `须为空，或 ${files} 组 8 位十六进制数（0–9、a–f），以空格分隔，现为“${checksums}”`,
  };
  return [problem('text', ['data', 'checksums'], { message })];
}
