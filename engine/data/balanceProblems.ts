import { problem, type Problem } from '../spec/problem.ts';

/** Shares must be none, or one per class and not all zero. */
export function balanceProblems(balance: readonly number[], classes: number): readonly Problem[] {
  if (balance.length === 0) return [];
  const got = balance.length;
  if (got !== classes) {
    const message = {
      en: `needs ${classes} shares, one per class, got ${got}`,
      zh: `需要 ${classes} 个比例（每类一个），现有 ${got} 个`,
    };
    return [problem('text', ['data', 'balance'], { message })];
  }
  if (balance.some((share) => share > 0)) return [];
  const message = { en: 'needs at least one share above 0', zh: '至少一个比例须大于 0' };
  return [problem('text', ['data', 'balance'], { message })];
}
