import { NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { certificateStates } from '#modules/certificates/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { CertificateOf } from './certificate-page.tsx';
import { type CertifiedEmployer, certificatesApi } from './certificates-api.ts';
import { StandingTag } from './standing-words.tsx';

type State = (typeof certificateStates)[number];

/** The own certificate of an employer; to the office, the employers of its area. */
export function CertificatesPage() {
  const { role, organisation } = useAccount();
  const isEmployer = role === 'employer' || role === 'government_office';
  if (isEmployer && organisation) return <CertificateOf organisationId={organisation.organisationId} />;
  return <CertificateList />;
}

function CertificateList() {
  const t = useText();
  const navigate = useNavigate();
  const asked = useSearch({ strict: false });
  const state = certificateStates.find((one) => one === asked.keadaan) ?? 'all';
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  return (
    <Page title={t('certificates.list.title')} lead={t('certificates.list.lead')}>
      <search className="card filters">
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('certificates.list.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('certificates.list.state')}
          value={state}
          onChange={(event) => {
            const chosen = certificateStates.find((one) => one === event.currentTarget.value);
            navigate({ to: '/sertifikat', search: { keadaan: chosen }, replace: true }).catch(reportError);
          }}
          data={certificateStates.map((one) => ({
            value: one,
            label: t(`certificates.list.state.${one}`),
          }))}
        />
      </search>
      <Found search={search} state={state} />
    </Page>
  );
}

function Found({ search, state }: { readonly search: string; readonly state: State }) {
  const t = useText();
  const columns = useColumns();
  const query = useInfiniteQuery({
    ...certificatesApi.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: 50, state, search, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const employers = pages.flatMap((page) => page.employers);
        if (employers.length === 0)
          return <Empty title={t('certificates.list.none')}>{t('certificates.list.none.hint')}</Empty>;
        return (
          <section className="card">
            <DataTable
              caption={t('certificates.list.title')}
              columns={columns}
              rows={employers}
              rowKey={({ organisationId }) => organisationId}
            />
            <MoreRows query={query} />
          </section>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<CertifiedEmployer>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('certificates.employer'),
      naming: true,
      cell: (row) => (
        <>
          <Link to="/sertifikat/$organisationId" params={{ organisationId: row.organisationId }}>
            {row.name}
          </Link>
          <span className="sub">{row.areaName}</span>
        </>
      ),
    },
    {
      id: 'npp',
      short: true,
      header: 'NPP',
      cell: (row) => (row.npp ? <span className="code">{row.npp}</span> : '–'),
    },
    {
      id: 'standing',
      short: true,
      header: t('certificates.standing'),
      cell: (row) => <StandingTag standing={row.standing} />,
    },
    {
      id: 'until',
      short: true,
      header: t('certificates.expires'),
      cell: (row) => (row.standing.expiresOn ? format.day(row.standing.expiresOn, 'short') : '–'),
    },
    {
      id: 'workers',
      numeric: true,
      header: t('certificates.workers'),
      cell: (row) => format.number(row.standing.workersReported),
    },
    {
      id: 'certificate',
      short: true,
      header: t('certificates.certificate'),
      cell: (row) => <CertificateCell row={row} />,
    },
  ];
}

function CertificateCell({ row }: { readonly row: CertifiedEmployer }) {
  const t = useText();
  return (
    <>
      {row.number ? <span className="code">{row.number}</span> : '–'}
      {row.isProposed ? <Tag tone="warn">{t('certificates.proposed')}</Tag> : null}
      {row.isRevoked && row.number === null ? <Tag tone="bad">{t('certificates.revoked')}</Tag> : null}
    </>
  );
}
