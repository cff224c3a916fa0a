import { useState } from 'react';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type Hit, HitList } from './hit-list.tsx';
import { type Pins, useNamedPins } from './pins.ts';
import { forgetRecent, type Kept, recentOf } from './recent.ts';
import { SearchTips } from './search-tips.tsx';

interface AtHandProps {
  readonly pins: Pins;
  readonly onOpen: () => void;
}

/** Before anything is typed: what is pinned and what was opened last, else what may be typed. */
export function AtHand({ pins, onOpen }: AtHandProps) {
  const t = useText();
  const { accountId } = useAccount();
  const [recent, setRecent] = useState(() => recentOf(accountId));
  const named = useNamedPins(true);
  const forget = () => {
    forgetRecent(accountId);
    setRecent([]);
  };
  return (
    <Loaded query={named} lines={3}>
      {({ pins: kept }) => {
        const others = recent.filter((one) => !kept.some(({ subject }) => subject === one.subject));
        return (
          <>
            <HitList title={t('search.pins')} hits={kept.map(asHit)} pins={pins} onOpen={onOpen} />
            <HitList
              title={t('search.recent')}
              hits={others.map(asHit)}
              pins={pins}
              onOpen={onOpen}
              aside={
                <button type="button" className="link-button small" onClick={forget}>
                  {t('search.recent.clear')}
                </button>
              }
            />
            {kept.length + others.length < 3 ? <SearchTips title={t('search.tips')} /> : null}
          </>
        );
      }}
    </Loaded>
  );
}

function asHit({ kind, subject, name, place }: Kept): Hit {
  return { kind, subject, name, facts: place === '' || place === name ? [] : [place] };
}
