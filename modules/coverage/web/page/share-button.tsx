import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/web/text.ts';

/** Copies the address, which holds all that the page shows; where the browser does not let it, shows it to be copied. */
export function ShareButton() {
  const t = useText();
  const [outcome, setOutcome] = useState<'copied' | 'shown' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setOutcome('copied');
      setTimeout(() => setOutcome(null), 2_500);
    } catch {
      setOutcome('shown');
    }
  };
  return (
    <>
      <Button variant="default" size="sm" onClick={copy}>
        {t(outcome === 'copied' ? 'picture.share.done' : 'picture.share')}
      </Button>
      {outcome === 'shown' ? (
        <input
          className="share-address"
          readOnly
          value={window.location.href}
          aria-label={t('picture.share.address')}
          ref={(field) => field?.select()}
        />
      ) : null}
      <span className="visually-hidden" role="status">
        {outcome === 'copied' ? t('picture.share.done') : ''}
      </span>
    </>
  );
}
