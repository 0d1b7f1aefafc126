import { costAt, type RowCost } from '../../engine/spec/costAt.ts';
import type { Summary } from '../../engine/protocol.ts';
import type { ModelSpec } from '../../engine/spec/model.ts';
import { batchSizeOf } from '../../engine/spec/batchSizeOf.ts';
import { formatBytes, formatLarge } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';

/** `20.7k operations, 21.4 kB a step`: at the batch size as it is set now. */
export function stepCostText(cost: RowCost, { counts }: Summary, current: ModelSpec, { t }: Pick<Text, 't'>): string {
  const { operations, bytes } = costAt(cost, batchSizeOf(current, counts.train));
  return t('stepCost', { operations: formatLarge(operations), bytes: formatBytes(bytes) });
}
