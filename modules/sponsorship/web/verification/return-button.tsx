import { Button } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/web/text.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import { type CheckedList, checkApi, useListAct } from './verification-api.ts';

/** Gives a list back to its village, or from the supervisor to those who verify, with the reason. */
export function ReturnButton({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const { listId, version } = list;
  const giveBack = useListAct(
    ({ reason, to }: { readonly reason: string; readonly to: 'village' | 'verifier' }) =>
      checkApi.giveBack.call({ listId, version, reason, to }),
    () => setAsks(false),
  );
  if (!list.may.giveBack) return null;
  const choices =
    list.state === 'verified'
      ? [
          { value: 'verifier', label: t('check.return.to.verifier') },
          { value: 'village', label: t('check.return.to.village') },
        ]
      : [{ value: 'village', label: t('check.return.to.village') }];
  return (
    <>
      <Button variant="default" onClick={() => setAsks(true)}>
        {t('check.return')}
      </Button>
      {asks ? (
        <ReasonDialog
          title={t('check.return.title')}
          hint={<p>{t('check.return.hint')}</p>}
          label={t('check.return.reason')}
          choices={choices}
          doIt={t('check.return')}
          isBusy={giveBack.isPending}
          error={giveBack.error}
          onReason={(reason, to) =>
            giveBack.mutate({ reason, to: to === 'verifier' ? 'verifier' : 'village' })
          }
          onClose={() => {
            giveBack.reset();
            setAsks(false);
          }}
        />
      ) : null}
    </>
  );
}
