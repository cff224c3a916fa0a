import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type Programme, programmesApi } from './programmes-api.ts';
import { SponsorshipTrail } from './trail.tsx';

const toneOfState: Readonly<Record<Programme['state'], Tone>> = {
  draft: 'calm',
  open: 'good',
  closed: 'plain',
};

/** Programmes in scope, or that reach the own village. */
export function ProgrammesPage() {
  const t = useText();
  const columns = useColumns();
  const query = useQuery(programmesApi.programmes.list.queryOptions({}));
  const mayDraft = query.data?.mayDraft ?? false;
  const draft = (
    <Button renderRoot={(props) => <Link to="/bantuan/program/baru" {...props} />}>
      {t('programmes.new')}
    </Button>
  );
  return (
    <Page
      title={t('programmes.title')}
      lead={t('programmes.lead')}
      trail={<SponsorshipTrail />}
      actions={mayDraft ? draft : null}
    >
      <Loaded query={query}>
        {({ programmes }) => (
          <section className="card">
            {programmes.length === 0 ? (
              <Empty title={t('programmes.none')} action={mayDraft ? draft : null}>
                {t(mayDraft ? 'programmes.none.hint' : 'programmes.none.reader')}
              </Empty>
            ) : (
              <DataTable
                caption={t('programmes.title')}
                columns={columns}
                rows={programmes}
                rowKey={({ programmeId }) => programmeId}
              />
            )}
          </section>
        )}
      </Loaded>
    </Page>
  );
}

/** Whether a programme takes lists. */
export function StateTag({ state }: { readonly state: Programme['state'] }) {
  const t = useText();
  return <Tag tone={toneOfState[state]}>{t(`programmes.state.${state}`)}</Tag>;
}

function useColumns(): readonly Column<Programme>[] {
  const t = useText();
  const { number, month } = useFormat();
  return [
    {
      id: 'name',
      header: t('programmes.name'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ programmeId, name, sponsorName }) => (
        <>
          <Link to="/bantuan/program/$programmeId" params={{ programmeId }}>
            {name}
          </Link>
          <span className="sub">{sponsorName}</span>
        </>
      ),
    },
    {
      id: 'state',
      header: t('programmes.state'),
      short: true,
      sortBy: ({ state }) => state,
      cell: ({ state }) => <StateTag state={state} />,
    },
    {
      id: 'funding',
      header: t('agreements.funding'),
      sortBy: ({ funding }) => funding,
      cell: ({ funding }) => t(`calculator.funding.${funding}`),
    },
    {
      id: 'months',
      header: t('programmes.months'),
      sortBy: ({ startMonth }) => startMonth,
      cell: ({ startMonth, lastMonth }) => `${month(startMonth, 'short')} – ${month(lastMonth, 'short')}`,
    },
    {
      id: 'villages',
      header: t('programmes.villages'),
      numeric: true,
      sortBy: ({ villages }) => villages,
      cell: ({ villages, state }) => (state === 'draft' ? '–' : number(villages)),
    },
    {
      id: 'quota',
      header: t('programmes.quota'),
      numeric: true,
      sortBy: ({ quota }) => quota,
      cell: ({ quota, state }) => (state === 'draft' ? '–' : number(quota)),
    },
    {
      id: 'approved',
      header: t('programmes.approved'),
      numeric: true,
      sortBy: ({ approved }) => approved,
      cell: ({ approved }) => number(approved),
    },
  ];
}
