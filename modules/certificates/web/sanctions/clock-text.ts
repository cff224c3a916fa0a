import { daysBetween } from '#modules/certificates/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

/** When the next step may be taken, in words with a countdown in days. */
export function useClockText() {
  const t = useText();
  const format = useFormat();
  return (nextFrom: string, today: string): string => {
    const days = daysBetween(today, nextFrom);
    if (days > 0) return t('sanctions.clock.in', { n: format.number(days), day: format.day(nextFrom) });
    if (days === 0) return t('sanctions.clock.today');
    return t('sanctions.clock.since', { n: format.number(-days), day: format.day(nextFrom) });
  };
}
