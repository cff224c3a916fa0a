import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Role } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { filingsApi, stateTones } from './filings-api.ts';
import { HintList } from './hints.tsx';
import { SameAsLast } from './same-as-last.tsx';

type Month = Awaited<ReturnType<typeof filingsApi.filings.months.call>>['months'][number];

const writers: readonly Role[] = ['employer', 'government_office', 'office_staff', 'office_supervisor'];

/** The months of an employer, how far each is filed, and the way on. */
export function MonthTable({ employerId }: { readonly employerId: string }) {
  const t = useText();
  const query = useQuery(filingsApi.filings.months.queryOptions({ input: { employerId } }));
  const open = useOpenFiling(employerId);
  const columns = useColumns(employerId, open);
  return (
    <Loaded query={query}>
      {({ employerName, months }) => (
        <Section title={employerName}>
          <FailureNotice error={open.error} />
          <DataTable
            caption={t('filings.months')}
            columns={columns}
            rows={months}
            rowKey={({ month }) => month}
          />
        </Section>
      )}
    </Loaded>
  );
}

function useOpenFiling(employerId: string) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (month: string) => filingsApi.filings.open.call({ employerId, month }),
    onSuccess: async ({ filingId }) => {
      await queries.invalidateQueries({ queryKey: filingsApi.filings.key() });
      await navigate({ to: '/upah/$filingId', params: { filingId } });
    },
  });
}

function useColumns(employerId: string, open: ReturnType<typeof useOpenFiling>): readonly Column<Month>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'month',
      header: t('filings.month'),
      naming: true,
      short: true,
      cell: ({ month }) => format.month(month),
    },
    { id: 'state', header: t('filings.state'), cell: (row) => <MonthState row={row} /> },
    {
      id: 'workers',
      header: t('filings.workers'),
      numeric: true,
      cell: ({ workers }) => (workers === null ? '–' : format.number(workers)),
    },
    {
      id: 'wages',
      header: t('filings.wages'),
      numeric: true,
      cell: ({ wagesIdr }) => (wagesIdr === null ? '–' : format.idr(wagesIdr)),
    },
    {
      id: 'bill',
      header: t('filings.bill'),
      numeric: true,
      cell: ({ bill }) =>
        bill ? format.idr((BigInt(bill.amountIdr) + BigInt(bill.feeIdr)).toString()) : '–',
    },
    {
      id: 'due',
      header: t('filings.due'),
      short: true,
      cell: ({ dueOn }) => (dueOn ? format.day(dueOn, 'short') : '–'),
    },
    {
      id: 'acts',
      header: t('filings.line.acts'),
      wide: true,
      cell: (row) => <MonthActs employerId={employerId} row={row} open={open} />,
    },
  ];
}

function MonthState({ row }: { readonly row: Month }) {
  const t = useText();
  return (
    <>
      <Tag tone={stateTones[row.state]}>{t(`filings.state.${row.state}`)}</Tag>
      {row.isProvisional ? <span className="sub">{t('filings.provisional')}</span> : null}
      {row.hints.length > 0 ? <HintList hints={row.hints} /> : null}
    </>
  );
}

interface MonthActsProps {
  readonly employerId: string;
  readonly row: Month;
  readonly open: ReturnType<typeof useOpenFiling>;
}

function MonthActs({ employerId, row, open }: MonthActsProps) {
  const t = useText();
  const { filingId, month, state } = row;
  const mayWrite = writers.includes(useAccount().role);
  if (filingId !== null)
    return (
      <Button
        size="xs"
        variant="default"
        renderRoot={(props) => <Link to="/upah/$filingId" params={{ filingId }} {...props} />}
      >
        {t(state === 'draft' && mayWrite ? 'filings.continue' : 'filings.see')}
      </Button>
    );
  if (!mayWrite) return null;
  return (
    <span className="filing-month-acts">
      <SameAsLast employerId={employerId} month={month} />
      <Button
        size="xs"
        variant="default"
        loading={open.isPending && open.variables === month}
        onClick={() => open.mutate(month)}
      >
        {t('filings.open')}
      </Button>
    </span>
  );
}
