import { describe, expect, test } from 'vitest';
import { count, playwrightCount, vitestCount } from './count.mjs';

const file = (status: string, ...cases: string[]) => ({ status, assertionResults: cases.map((c) => ({ status: c })) });
const vitest = (...testResults: unknown[]) => JSON.stringify({ testResults });
const playwright = (expected: number, unexpected: number, flaky: number, skipped: number) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

describe('the line at the end of `npm test`', () => {
  test.each([
    ['a check that succeeds', count(true, ''), 1, 0, 0],
    ['a check that fails', count(false, ''), 0, 1, 0],
    ['a stage without test files', vitestCount(true, vitest()), 0, 0, 0],
    ['cases', vitestCount(false, vitest(file('failed', 'passed', 'failed', 'pending', 'todo'))), 1, 1, 2],
    ['a file that cannot be loaded', vitestCount(false, vitest(file('failed'), file('passed', 'passed'))), 1, 1, 0],
    ['an error outside of every case', vitestCount(false, vitest(file('passed', 'passed'))), 1, 1, 0],
    ['a runner that crashed before its report', vitestCount(false, ''), 0, 1, 0],
    ['a runner that claims success without a report', vitestCount(true, ''), 0, 1, 0],
    ['journeys; a flaky one has failed', playwrightCount(false, playwright(3, 1, 1, 2)), 3, 2, 2],
    ['journeys that could not start', playwrightCount(false, playwright(0, 0, 0, 0)), 0, 1, 0],
  ])('counts %s', (_name, counted, passed, failed, skipped) => {
    expect(counted).toEqual({ passed, failed, skipped });
  });
});
