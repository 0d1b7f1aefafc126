import { formatCount, formatShare, formatValue } from '../i18n/formatNumber.ts';
import type { Text } from '../i18n/useText.ts';
import type { SettingValue } from './settingDifferences.ts';

/** A setting's value as its control tells it, and since when where it was set during the run. */
export function settingText(setting: SettingValue | undefined, text: Text): string {
  const { t } = text;
  if (!setting) return t('absent');
  const value = valueText(setting, text);
  return setting.since === undefined ? value : t('sinceStep', { value, step: formatCount(setting.since) });
}

function valueText({ value, field, words }: SettingValue, { t, say, language }: Text): string {
  if (words) return say(words);
  if (typeof value === 'boolean') return t(value ? 'switchedOn' : 'switchedOff');
  if (typeof value === 'number') {
    if (field?.kind === 'number' && field.percent) return formatShare(value, 0);
    return Number.isInteger(value) && field?.kind === 'integer' ? formatCount(value) : formatValue(value, 4);
  }
  if (Array.isArray(value)) return value.length === 0 ? t('absent') : value.join(', ');
  if (field?.kind === 'choice') return field.names?.[String(value)]?.[language] ?? String(value);
  return String(value);
}
