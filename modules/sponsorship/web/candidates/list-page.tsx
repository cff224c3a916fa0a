import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ListTerms } from '#modules/sponsorship/web/terms/index.ts';
import { ListChecking } from '#modules/sponsorship/web/verification/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { CandidatePeople } from './candidate-people.tsx';
import { type CandidateList, candidatesApi, listTones } from './candidates-api.ts';
import { ListSteps } from './list-steps.tsx';
import { NextStep } from './next-step.tsx';
import { QuotaMeter } from './quota-meter.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';

/** One list of candidates: where it stands, whose turn it is, who is on it, what is missing. */
export function CandidateListPage() {
  const t = useText();
  const { listId } = useParams({ from: '/bantuan/daftar/$listId' });
  const query = useQuery(candidatesApi.show.queryOptions({ input: { listId } }));
  return (
    <Page
      title={query.data ? t('candidates.title', { village: query.data.village.name }) : t('candidates.one')}
      trail={
        <nav aria-label={t('candidates.trail')}>
          <Link to="/bantuan">{t('candidates.aid')}</Link>
        </nav>
      }
      lead={query.data ? <ListLead list={query.data} /> : null}
      actions={query.data?.mayFill ? <Withdrawing list={query.data} /> : null}
    >
      <Loaded query={query}>{(list) => <ListBody list={list} />}</Loaded>
    </Page>
  );
}

function ListLead({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const format = useFormat();
  const { programme } = list;
  return (
    <>
      <Tag tone={listTones[list.state]}>
        {t(isReturned(list) ? 'candidates.state.returned' : `candidates.state.${list.state}`)}
      </Tag>{' '}
      {programme.name} · {programme.sponsorName} · {format.month(list.firstMonth, 'short')} –{' '}
      {format.month(list.lastMonth, 'short')}
    </>
  );
}

/** Given back: a draft once more, with the reason of whoever gave it back. */
function isReturned({ state, note }: CandidateList): boolean {
  return state === 'draft' && note !== '';
}

function Withdrawing({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('candidates.withdraw')}
      </Button>
      {isOpen ? <WithdrawDialog list={list} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** The village works on its people all the way; whoever checks sees them as they are checked once they lie before him. */
function ListBody({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const { role } = useAccount();
  const isChecked = role !== 'village' && list.state !== 'draft' && list.state !== 'withdrawn';
  return (
    <div className="stack">
      {isReturned(list) ? (
        <Notice tone="warn" title={t('candidates.returned')}>
          {list.note}
        </Notice>
      ) : null}
      {list.state === 'withdrawn' ? (
        <Notice tone="warn" title={t('candidates.withdrawn')}>
          {list.note}
        </Notice>
      ) : null}
      <ListSteps list={list} />
      <div className="candidates-top">
        <QuotaMeter list={list} />
        {list.mayFill && !isChecked ? <NextStep list={list} /> : null}
      </div>
      {isChecked ? <ListChecking listId={list.listId} /> : <CandidatePeople list={list} />}
      <ListTerms listId={list.listId} state={list.state} />
      <Hands list={list} />
    </div>
  );
}

/** Who did what to it, for whoever asks later. */
function Hands({ list }: { readonly list: CandidateList }) {
  const t = useText();
  const format = useFormat();
  const hands = [
    [list.maker?.at ? 'candidates.maker' : 'candidates.drawer', list.maker],
    ['candidates.verifier', list.verifier],
    ['candidates.approver', list.approver],
  ] as const;
  const known = hands.flatMap(([term, hand]) =>
    hand ? [[t(term), hand.at ? `${hand.name}, ${format.instant(hand.at)}` : hand.name] as const] : [],
  );
  const source = list.source
    ? [
        [
          t('candidates.source.of'),
          <Link key="source" to="/daftar/$listId" params={{ listId: list.source.listId }}>
            {list.source.fileName}
          </Link>,
        ] as const,
      ]
    : [];
  const note =
    list.note && list.state !== 'draft' && list.state !== 'withdrawn'
      ? [[t('candidates.note'), list.note] as const]
      : [];
  const bill = list.billCode
    ? [
        [
          t('candidates.bill'),
          <Link key="bill" to="/tagihan/$code" params={{ code: list.billCode }}>
            {list.billCode}
          </Link>,
        ] as const,
      ]
    : [];
  return (
    <section className="card" aria-label={t('candidates.hands')}>
      <Facts facts={[...known, ...note, ...source, ...bill]} />
    </section>
  );
}
