import { Button } from '@mantine/core';
import { useState } from 'react';
import { PaymentCodeCard } from '#modules/contributions/web/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ListSums } from './list-sums.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { type CheckedList, checkApi, useListAct } from './verification-api.ts';

/** An approved list: its one bill is made, shown with its code until it is paid, or taken back. */
export function BillingPanel({ list }: { readonly list: CheckedList }) {
  const t = useText();
  if (list.state !== 'approved' && list.state !== 'billed' && list.state !== 'paid') return null;
  return (
    <>
      <Section title={t(`check.bill.${list.state}`)}>
        <div className="stack">
          <ListSums list={list} />
          <Standing list={list} />
          {list.may.bill ? <MakeBill list={list} /> : null}
        </div>
      </Section>
      {list.bill && list.state === 'billed' ? (
        <PaymentCodeCard bill={list.bill}>
          <TakeBack list={list} />
        </PaymentCodeCard>
      ) : null}
    </>
  );
}

function Standing({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const format = useFormat();
  if (list.state === 'paid')
    return (
      <Notice tone="good">
        {t('check.bill.paid_on', { day: list.bill?.paidOn ? format.day(list.bill.paidOn) : '–' })}
      </Notice>
    );
  if (list.state === 'billed')
    return (
      <Notice tone="warn">
        {t('check.bill.before', { day: list.bill?.expiresOn ? format.day(list.bill.expiresOn) : '–' })}
      </Notice>
    );
  return <p>{t(list.may.bill ? 'check.bill.hint' : 'check.bill.waits')}</p>;
}

function MakeBill({ list: { listId } }: { readonly list: CheckedList }) {
  const t = useText();
  const bill = useListAct(() => checkApi.bill.call({ listId }));
  return (
    <>
      <FailureNotice error={bill.error} />
      <div className="form-actions">
        <Button loading={bill.isPending} onClick={() => bill.mutate(undefined)}>
          {t('check.bill')}
        </Button>
      </div>
    </>
  );
}

function TakeBack({ list }: { readonly list: CheckedList }) {
  const t = useText();
  const [asks, setAsks] = useState(false);
  const { listId } = list;
  const takeBack = useListAct(
    (reason: string) => checkApi.takeBack.call({ listId, reason }),
    () => setAsks(false),
  );
  if (!list.may.takeBack) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsks(true)}>
        {t('check.take_back')}
      </Button>
      {asks ? (
        <ReasonDialog
          title={t('check.take_back.title')}
          hint={<p>{t('check.take_back.hint')}</p>}
          label={t('check.take_back.reason')}
          doIt={t('check.take_back')}
          isBusy={takeBack.isPending}
          error={takeBack.error}
          onReason={(reason) => takeBack.mutate(reason)}
          onClose={() => {
            takeBack.reset();
            setAsks(false);
          }}
        />
      ) : null}
    </>
  );
}
