import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { exceptionKinds } from '#modules/contributions/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { ExceptionCard } from './exception-card.tsx';
import { paymentsApi } from './payments-api.ts';
import { PaymentsTrail } from './payments-trail.tsx';

/** The work list of payments: what fits nothing yet, with its story and the acts it allows. */
export function ExceptionsPage() {
  const t = useText();
  return (
    <Page title={t('exceptions.title')} lead={t('exceptions.lead')} trail={<PaymentsTrail />}>
      <WorkList />
    </Page>
  );
}

function WorkList() {
  const t = useText();
  const { jenis, selesai } = useSearch({ from: '/pembayaran/perlu-tindakan' });
  const kind = exceptionKinds.find((one) => one === jenis);
  const state = selesai === 'ya' ? 'settled' : 'open';
  const query = useInfiniteQuery(
    paymentsApi.exceptions.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        state,
        limit: 30,
        ...(kind ? { kind } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const lines = pages.flatMap((page) => page.exceptions);
        return (
          <div className="stack">
            <Filters counts={pages[0]?.counts ?? []} kind={kind ?? null} state={state} />
            {lines.length === 0 ? (
              <Empty title={t('exceptions.empty')}>{t('exceptions.empty.hint')}</Empty>
            ) : (
              lines.map((line) => <ExceptionCard key={line.exceptionId} line={line} />)
            )}
            <MoreRows query={query} />
          </div>
        );
      }}
    </Loaded>
  );
}

interface FiltersProps {
  readonly counts: readonly { readonly kind: string; readonly open: number; readonly amountIdr: string }[];
  readonly kind: string | null;
  readonly state: 'open' | 'settled';
}

function Filters({ counts, kind, state }: FiltersProps) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate({ from: '/pembayaran/perlu-tindakan' });
  const selesai = state === 'settled' ? 'ya' : undefined;
  const chip = (one: string | null, open: number | null) => (
    <button
      key={one ?? 'all'}
      type="button"
      className="chip chip-link"
      aria-pressed={kind === one}
      onClick={() => navigate({ search: { jenis: one ?? undefined, selesai }, replace: true })}
    >
      {one === null ? t('exceptions.all') : t(`exceptions.kind.${one}`)}{' '}
      {open === null ? null : <strong>{format.number(open)}</strong>}
    </button>
  );
  const total = counts.reduce((sum, { open }) => sum + open, 0);
  return (
    <div className="spread">
      <div className="chips">
        {chip(null, state === 'open' ? total : null)}
        {state === 'open'
          ? counts.map((one) => chip(one.kind, one.open))
          : exceptionKinds.map((one) => chip(one, null))}
      </div>
      <Button
        variant="subtle"
        size="xs"
        onClick={() =>
          navigate({
            search: { jenis: kind ?? undefined, selesai: state === 'open' ? 'ya' : undefined },
            replace: true,
          })
        }
      >
        {t(state === 'open' ? 'exceptions.state.settled' : 'exceptions.state.open')}
      </Button>
    </div>
  );
}
