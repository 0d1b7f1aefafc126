/** @typedef {{passed: number, failed: number, skipped: number}} Count */

/** A crash that no test owns counts as one failure. @param {Count} counted @param {boolean} ok @returns {Count} */
function withCrash(counted, ok) {
  return ok || counted.failed > 0 ? counted : { ...counted, failed: 1 };
}

/** A check without test cases is one case. @param {boolean} ok @param {string} _report @returns {Count} */
export function count(ok, _report) {
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
}

/** Cases of Vitest's JSON report; a file that could not be loaded is one failure. @type {typeof count} */
export function vitestCount(ok, report) {
  if (report === '') return count(false, report);
  /** @type {{testResults: {status: string, assertionResults: {status: string}[]}[]}} */
  const { testResults } = JSON.parse(report);
  const cases = testResults.flatMap((file) => file.assertionResults.map((result) => result.status));
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((result) => result.status === 'failed'),
  );
  const passed = cases.filter((status) => status === 'passed').length;
  const failed = cases.filter((status) => status === 'failed').length;
  return withCrash({ passed, failed: failed + broken.length, skipped: cases.length - passed - failed }, ok);
}

/** Cases of Playwright's JSON report. @type {typeof count} */
export function playwrightCount(ok, report) {
  if (report === '') return count(false, report);
  /** @type {{stats: {expected: number, unexpected: number, flaky: number, skipped: number}}} */
  const { stats } = JSON.parse(report);
  const { expected, unexpected, flaky, skipped } = stats;
  return withCrash({ passed: expected, failed: unexpected + flaky, skipped }, ok);
}
