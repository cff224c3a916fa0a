import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { programmesApi, type Sponsor } from './programmes-api.ts';
import { SponsorForm } from './sponsor-form.tsx';
import { StageBar } from './stage-bar.tsx';
import { SponsorshipTrail } from './trail.tsx';

/** Who pays for others, and where their money stands. */
export function SponsorsPage() {
  const t = useText();
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const columns = useColumns();
  const query = useQuery(programmesApi.sponsors.list.queryOptions({}));
  const mayRegister = query.data?.mayRegister ?? false;
  const register = <Button onClick={() => setOpen(true)}>{t('sponsors.new')}</Button>;
  const actions = (
    <>
      <Button variant="default" renderRoot={(props) => <Link to="/bantuan/sumber-dana" {...props} />}>
        {t('sources.title')}
      </Button>
      {mayRegister ? register : null}
    </>
  );
  return (
    <Page
      title={t('sponsors.title')}
      lead={t('sponsors.lead')}
      trail={<SponsorshipTrail />}
      actions={actions}
    >
      <Loaded query={query}>
        {({ sponsors }) =>
          sponsors.length === 0 ? (
            <section className="card">
              <Empty title={t('sponsors.none')} action={mayRegister ? register : null}>
                {t(mayRegister ? 'sponsors.none.hint' : 'sponsors.none.reader')}
              </Empty>
            </section>
          ) : (
            <section className="card">
              <DataTable
                caption={t('sponsors.title')}
                columns={columns}
                rows={sponsors}
                rowKey={({ sponsorId }) => sponsorId}
              />
            </section>
          )
        }
      </Loaded>
      {isOpen ? (
        <SponsorForm
          onClose={() => setOpen(false)}
          onKept={(sponsorId) => navigate({ to: '/bantuan/sponsor/$sponsorId', params: { sponsorId } })}
        />
      ) : null}
    </Page>
  );
}

function useColumns(): readonly Column<Sponsor>[] {
  const t = useText();
  const { idr, number } = useFormat();
  return [
    {
      id: 'name',
      header: t('sponsors.name'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ sponsorId, name, area }) => (
        <>
          <Link to="/bantuan/sponsor/$sponsorId" params={{ sponsorId }}>
            {name}
          </Link>
          <span className="sub">{area.name}</span>
        </>
      ),
    },
    {
      id: 'kind',
      header: t('sponsors.kind'),
      sortBy: ({ kind }) => t(`sponsors.kind.${kind}`),
      cell: ({ kind }) => t(`sponsors.kind.${kind}`),
    },
    {
      id: 'agreements',
      header: t('agreements.title'),
      numeric: true,
      sortBy: ({ agreements }) => agreements,
      cell: ({ agreements }) => number(agreements),
    },
    {
      id: 'ceiling',
      header: t('budgets.ceiling'),
      numeric: true,
      sortBy: ({ stages }) => Number(stages.ceilingIdr),
      cell: ({ stages }) => idr(stages.ceilingIdr),
    },
    {
      id: 'free',
      header: t('budgets.stage.free'),
      numeric: true,
      sortBy: ({ stages }) => Number(stages.freeIdr),
      cell: ({ stages }) => idr(stages.freeIdr),
    },
    {
      id: 'bar',
      header: t('budgets.where'),
      cell: ({ stages }) => <StageBar stages={stages} />,
    },
  ];
}
