import { modelVersion } from './model.ts';
import { failure, problem, type Result } from './problem.ts';
import { shown } from './problemsOf.ts';

/**
 * Brings a document of any earlier version up to the newest, one step per version: `steps[n]` turns
 * version n + 1 into n + 2. Defaults and generators belong to a version, so changing one adds a step here.
 */
const steps: readonly ((document: Record<string, unknown>) => Record<string, unknown>)[] = [];

export function migrate(input: unknown): Result<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const expected = { en: 'a document (an object)', zh: '文档（一个对象）' };
    return failure(problem('type', [], { expected, got: shown(input) }));
  }
  const { version } = input as { version?: unknown };
  if (version === undefined) return failure(problem('missing', ['version']));
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const expected = { en: `a version from 1 to ${modelVersion}`, zh: `1 到 ${modelVersion} 的版本号` };
    return failure(problem('type', ['version'], { expected, got: shown(version) }));
  }
  if (version > modelVersion) return failure(problem('version', [], { got: version, known: modelVersion }));
  let document = input as Record<string, unknown>;
  for (const step of steps.slice(version - 1)) document = step(document);
  return { ok: true, value: document };
}
