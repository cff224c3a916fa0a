import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ageingReaders, arrearsApi, type Letter, letterAddress } from './arrears-api.ts';

/** Letters of arrears to an employer; nothing where there is none, or to who may not know. */
export function OrganisationLetters({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const columns = useColumns();
  const { role } = useAccount();
  const mayRead = ageingReaders.includes(role);
  const query = useQuery({
    ...arrearsApi.letters.queryOptions({ input: { organisationId } }),
    enabled: mayRead,
    retry: false,
  });
  if (!mayRead || (query.error && failureOf(query.error, t).status === 404)) return null;
  if (query.data?.letters.length === 0) return null;
  return (
    <Section title={t('cover.letters.title')}>
      <Loaded query={query}>
        {({ letters }) => (
          <DataTable
            dense
            caption={t('cover.letters.title')}
            columns={columns}
            rows={letters}
            rowKey={({ letterId }) => letterId}
          />
        )}
      </Loaded>
    </Section>
  );
}

function useColumns(): readonly Column<Letter>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'number',
      header: t('cover.letters.number'),
      naming: true,
      cell: (one) => <span className="code">{one.number}</span>,
    },
    {
      id: 'day',
      short: true,
      header: t('cover.letters.written'),
      sortBy: (one) => one.writtenOn,
      cell: (one) => format.day(one.writtenOn, 'short'),
    },
    {
      id: 'owed',
      header: t('cover.ageing.owed'),
      numeric: true,
      sortBy: (one) => Number(one.owedIdr),
      cell: (one) => format.idr(one.owedIdr),
    },
    {
      id: 'fee',
      header: t('cover.ageing.fee'),
      numeric: true,
      sortBy: (one) => Number(one.feeIdr),
      cell: (one) => format.idr(one.feeIdr),
    },
    { id: 'by', header: t('cover.letters.by'), cell: (one) => one.writtenBy },
    {
      id: 'file',
      header: t('cover.act'),
      wide: true,
      cell: (one) => (
        <Button
          component="a"
          variant="default"
          size="xs"
          href={letterAddress([one.letterId])}
          aria-label={`${t('cover.letters.download')}: ${one.number}`}
          download
        >
          {t('cover.letters.download')}
        </Button>
      ),
    },
  ];
}
