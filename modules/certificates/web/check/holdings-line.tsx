import { useEffect, useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { clockErrorMinutes } from './judging/check.ts';
import { heldSinceSeconds, refreshHoldings } from './judging/holdings.ts';

const refreshEveryMs = 15 * 60_000;
const clockToleranceMinutes = 5;

interface State {
  readonly isReached: boolean;
  /** When what is held was given, RFC 3339; null: too little is held to check without network. */
  readonly heldSince: string | null;
}

/** Whether there is a network, how fresh what is held is, and a clock that is wrong: one line under the page. */
export function HoldingsLine({ after }: { readonly after: number }) {
  const t = useText();
  const format = useFormat();
  const { isReached, heldSince } = useHoldings(after);
  const minutes = clockErrorMinutes();
  return (
    <div className="check-holdings small">
      <p role="status">
        <span className={`tag tag-${isReached ? 'good' : 'warn'}`}>
          {t(isReached ? 'check.network.on' : 'check.network.off')}
        </span>{' '}
        {heldSince ? t('check.holdings', { when: format.instant(heldSince) }) : t('check.holdings.none')}
      </p>
      {minutes !== null && Math.abs(minutes) > clockToleranceMinutes ? (
        <p className="check-clock">{t('check.clock', { minutes: format.number(Math.abs(minutes)) })}</p>
      ) : null}
    </div>
  );
}

/** Refreshes what is held at once, every few minutes, and when the network comes back. */
function useHoldings(after: number): State {
  const [state, setState] = useState<State>({ isReached: navigator.onLine, heldSince: null });
  useEffect(() => {
    const look = async (refresh: boolean) => {
      const isReached = refresh ? await refreshHoldings() : navigator.onLine;
      const since = await heldSinceSeconds();
      const heldSince = since === null ? null : new Date(since * 1_000).toISOString();
      setState((before) => ({ isReached: refresh ? isReached : before.isReached && isReached, heldSince }));
    };
    const now = () => {
      look(true).catch(reportError);
    };
    if (after === 0) now();
    else look(false).catch(reportError);
    const timer = setInterval(now, refreshEveryMs);
    addEventListener('online', now);
    addEventListener('offline', now);
    return () => {
      clearInterval(timer);
      removeEventListener('online', now);
      removeEventListener('offline', now);
    };
  }, [after]);
  return state;
}
