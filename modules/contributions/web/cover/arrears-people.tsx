import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ArrearsTab } from '#modules/contributions/core/index.ts';
import { mayWrite } from '#platform/core/roles.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ArrearsPerson, arrearsApi, billsApi } from './arrears-api.ts';
import type { Filter } from './arrears-filters.tsx';

/** What brings somebody of each list up to date: the months he is behind, or the one that comes next. */
const monthsBilled = { ends: 1, one: 1, two: 2, three: 3, lapsed: 1 } as const satisfies Record<
  ArrearsTab,
  number
>;

interface ArrearsPeopleProps {
  readonly tab: ArrearsTab;
  readonly filter: Filter;
}

/** One work list, page by page, with what can be done about each. */
export function ArrearsPeople({ tab, filter }: ArrearsPeopleProps) {
  const t = useText();
  const asked = {
    tab,
    ...(filter.area ? { within: filter.area.code } : {}),
    ...(filter.search ? { search: filter.search } : {}),
  };
  const query = useInfiniteQuery(
    arrearsApi.people.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, limit: 50, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  const billing = useBilling(tab);
  const columns = useColumns(tab, billing);
  return (
    <Section title={t(`cover.tab.${tab}`)} aside={<ExportButton asked={asked} />}>
      <p className="soft cover-hint">{t(`cover.hint.${tab}`)}</p>
      <FailureNotice error={billing.error} />
      <Loaded query={query}>
        {({ pages }) => {
          const workers = pages.flatMap((page) => page.workers);
          if (workers.length === 0) return <Empty title={t('cover.none')}>{t('cover.none.hint')}</Empty>;
          return (
            <>
              <DataTable
                caption={t(`cover.tab.${tab}`)}
                columns={columns}
                rows={workers}
                rowKey={({ workerId }) => workerId}
              />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** Makes a bill for a worker and goes to it. */
function useBilling(tab: ArrearsTab) {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (workerId: string) => billsApi.issue.call({ workerId, months: monthsBilled[tab] }),
    onSuccess: async ({ code }) => {
      await navigate({ to: '/tagihan/$code', params: { code } });
    },
  });
}

interface ExportButtonProps {
  readonly asked: { readonly tab: ArrearsTab; readonly within?: string; readonly search?: string };
}

function ExportButton({ asked }: ExportButtonProps) {
  const t = useText();
  const taking = useMutation({
    mutationFn: () => arrearsApi.exportPeople.call(asked),
    onSuccess: ({ workers }) => {
      const head = [
        t('cover.name'),
        'NIK',
        t('cover.residence'),
        t('cover.paid_through'),
        t(asked.tab === 'lapsed' ? 'cover.inactive_since' : 'cover.inactive_from'),
        t('cover.owed'),
      ];
      const rows = workers.map((one) => [
        one.name,
        one.nikMasked,
        one.residence?.pathName ?? '',
        one.paidThrough,
        one.inactiveFrom,
        Number(one.owedIdr),
      ]);
      saveFile(`tunggakan-${asked.tab}.csv`, csvOf([head, ...rows]));
    },
  });
  return (
    <div className="cover-export">
      <Button variant="default" size="xs" loading={taking.isPending} onClick={() => taking.mutate()}>
        {t('cover.export')}
      </Button>
      {taking.data?.isMore ? <Notice tone="warn">{t('cover.export.partial')}</Notice> : null}
      <FailureNotice error={taking.error} />
    </div>
  );
}

function useColumns(
  tab: ArrearsTab,
  billing: ReturnType<typeof useBilling>,
): readonly Column<ArrearsPerson>[] {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const columns: Column<ArrearsPerson>[] = [
    {
      id: 'name',
      header: t('cover.name'),
      naming: true,
      sortBy: (one) => one.name,
      cell: (one) => (
        <>
          <Link to="/pekerja/$workerId" params={{ workerId: one.workerId }}>
            {one.name}
          </Link>
          <span className="sub code">{one.nikMasked}</span>
        </>
      ),
    },
    {
      id: 'residence',
      header: t('cover.residence'),
      sortBy: (one) => one.residence?.pathName ?? null,
      cell: (one) => one.residence?.pathName ?? '–',
    },
    {
      id: 'paid',
      short: true,
      header: t('cover.paid_through'),
      sortBy: (one) => one.paidThrough,
      cell: (one) => format.month(one.paidThrough, 'short'),
    },
    {
      id: 'inactive',
      short: true,
      header: t(tab === 'lapsed' ? 'cover.inactive_since' : 'cover.inactive_from'),
      sortBy: (one) => one.inactiveFrom,
      cell: (one) => format.day(one.inactiveFrom, 'short'),
    },
  ];
  if (tab !== 'lapsed' && tab !== 'ends')
    columns.push({
      id: 'owed',
      header: t('cover.owed'),
      numeric: true,
      sortBy: (one) => Number(one.owedIdr),
      cell: (one) => format.idr(one.owedIdr),
    });
  if (mayWrite(role, 'bills'))
    columns.push({
      id: 'act',
      header: t('cover.act'),
      wide: true,
      cell: (one) => (
        <Button
          variant="default"
          size="xs"
          loading={billing.isPending && billing.variables === one.workerId}
          disabled={billing.isPending}
          onClick={() => billing.mutate(one.workerId)}
          aria-label={`${t('cover.bill')}: ${one.name}`}
        >
          {t('cover.bill')}
        </Button>
      ),
    });
  return columns;
}
