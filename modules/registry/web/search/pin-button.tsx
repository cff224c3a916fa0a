import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { PinIcon } from '#platform/web/icons.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { usePins } from './pins.ts';
import { type Kept, rememberOpened } from './recent.ts';

/** Keeps the page's worker, organisation or area at hand in the search; opening the page makes it the latest of the recent. */
export function PinButton({ kind, subject, name, place }: Kept) {
  const t = useText();
  const { accountId } = useAccount();
  const pins = usePins();
  const pinned = pins.isPinned({ kind, subject });
  useEffect(() => {
    rememberOpened(accountId, { kind, subject, name, place });
  }, [accountId, kind, subject, name, place]);
  return (
    <>
      <Button
        variant="default"
        aria-pressed={pinned}
        // Not switched off while it is on its way: the focus would be lost.
        aria-busy={pins.isPending}
        leftSection={<PinIcon full={pinned} />}
        onClick={() => pins.toggle({ kind, subject })}
      >
        {t(pinned ? 'search.pinned' : 'search.pin')}
      </Button>
      <FailureNotice error={pins.error} />
    </>
  );
}
