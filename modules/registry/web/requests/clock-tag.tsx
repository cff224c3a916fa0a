import type { RequestLine } from '#modules/registry/web/api/index.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { spanText } from './clock-text.ts';

const soonMinutes = 24 * 60;

/** How much time is left, or how late it is, in words; the colour is only a second sign. */
export function ClockTag({ request }: { readonly request: RequestLine }) {
  const t = useText();
  const { minutesLeft } = request.clock;
  const time = spanText(t, minutesLeft);
  if (request.closedAt !== null) return <Tag tone="plain">{t('requests.clock.stopped')}</Tag>;
  if (minutesLeft < 0) return <Tag tone="bad">{t('requests.clock.late', { time })}</Tag>;
  return <Tag tone={minutesLeft <= soonMinutes ? 'warn' : 'calm'}>{t('requests.clock.left', { time })}</Tag>;
}

const stateTones = {
  OPEN: 'calm',
  IN_PROGRESS: 'calm',
  ANSWERED: 'good',
  REFUSED: 'bad',
  WITHDRAWN: 'plain',
} as const;

export function StateTag({ state }: Pick<RequestLine, 'state'>) {
  const t = useText();
  return <Tag tone={stateTones[state]}>{t(`requests.state.${state}`)}</Tag>;
}
