import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CompliancePoint } from '#modules/certificates/core/index.ts';
import { WaitingUndertakings } from '#modules/certificates/web/undertakings/index.ts';
import { AreaField } from '#modules/registry/web/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { type NamedArea, useAccount } from '#platform/web/visitor.ts';
import { type ComplianceRow, complianceApi } from './compliance-api.ts';
import { EmployerCompliance } from './compliance-page.tsx';
import './compliance.css';

/** An employer sees himself; the office sees whom to speak to. */
export function ComplianceHome() {
  const { organisation, role } = useAccount();
  const isEmployer = role === 'employer' || role === 'government_office';
  return isEmployer && organisation ? (
    <EmployerCompliance organisationId={organisation.organisationId} />
  ) : (
    <ComplianceListPage />
  );
}

const pageRows = 50;

function ComplianceListPage() {
  const t = useText();
  const format = useFormat();
  const [area, setArea] = useState<NamedArea | null>(null);
  const [missing, setMissing] = useState<CompliancePoint | null>(null);
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed, 300);
  const filter = { ...(area ? { within: area.code } : {}), ...(missing ? { missing } : {}), text };
  const query = useInfiniteQuery({
    ...complianceApi.list.infiniteOptions({
      input: (offset: number) => ({ ...filter, offset, limit: pageRows }),
      initialPageParam: 0,
      getNextPageParam: (last, pages) =>
        pages.length * pageRows < last.found ? pages.length * pageRows : undefined,
    }),
    placeholderData: keepPreviousData,
  });
  const columns = useComplianceColumns();
  const first = query.data?.pages[0];
  return (
    <Page title={t('compliance.list')} lead={t('compliance.list.lead')}>
      <div className="stack">
        <WaitingUndertakings />
        <section className="card">
          <div className="filters">
            <TextInput
              className="grow"
              type="search"
              label={t('compliance.search')}
              value={typed}
              maxLength={100}
              data-search
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <AreaField label={t('compliance.area')} value={area} onChange={setArea} />
          </div>
          <fieldset className="chips compliance-chips">
            <legend className="visually-hidden">{t('compliance.missing')}</legend>
            {(first?.counts ?? []).map(({ point, employers }) => (
              <button
                key={point}
                type="button"
                className="chip"
                aria-pressed={missing === point}
                onClick={() => setMissing(missing === point ? null : point)}
              >
                {t(`compliance.lacks.${point}`)} <strong>{format.number(employers)}</strong>
              </button>
            ))}
          </fieldset>
          <Loaded query={query}>
            {({ pages }) => (
              <Found
                rows={pages.flatMap(({ employers }) => employers)}
                columns={columns}
                found={first?.found ?? 0}
                looked={first?.looked ?? 0}
                isCut={first?.isCut ?? false}
                exported={new URLSearchParams(filter).toString()}
              />
            )}
          </Loaded>
          <MoreRows query={query} />
        </section>
      </div>
    </Page>
  );
}

interface FoundProps {
  readonly rows: readonly ComplianceRow[];
  readonly columns: readonly Column<ComplianceRow>[];
  readonly found: number;
  readonly looked: number;
  readonly isCut: boolean;
  /** The filter as the address of the export takes it. */
  readonly exported: string;
}

function Found({ rows, columns, found, looked, isCut, exported }: FoundProps) {
  const t = useText();
  const format = useFormat();
  if (rows.length === 0)
    return (
      <Empty title={t('compliance.none')}>
        {t(looked === 0 ? 'compliance.none.area' : 'compliance.none.hint')}
      </Empty>
    );
  return (
    <div className="stack-tight">
      {isCut ? <Notice tone="warn">{t('compliance.cut', { n: format.number(looked) })}</Notice> : null}
      <p className="spread soft small">
        <span>{t('compliance.found', { n: format.number(found), of: format.number(looked) })}</span>
        <span className="row">
          {(['xlsx', 'csv'] as const).map((form) => (
            <a key={form} href={`/api/v1/compliance/export/${form}?${exported}`} download>
              {t('compliance.export', { form: form.toUpperCase() })}
            </a>
          ))}
        </span>
      </p>
      <DataTable
        caption={t('compliance.list')}
        columns={columns}
        rows={rows}
        rowKey={({ organisationId }) => organisationId}
      />
    </div>
  );
}

function useComplianceColumns(): readonly Column<ComplianceRow>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'name',
      header: t('compliance.employer'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ organisationId, name, npp, place }) => (
        <>
          <Link to="/kepatuhan/$organisationId" params={{ organisationId }}>
            {name}
          </Link>
          <span className="compliance-sub">{[npp, place].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      id: 'score',
      header: t('compliance.score.short'),
      numeric: true,
      sortBy: ({ met, of }) => (of === 0 ? null : met / of),
      cell: ({ met, of }) => `${met}/${of}`,
    },
    {
      id: 'missing',
      header: t('compliance.missing'),
      wide: true,
      cell: ({ missing }) => (
        <span className="compliance-tags">
          {missing.length === 0 ? <Tag tone="good">{t('compliance.nothing_lacks.short')}</Tag> : null}
          {missing.map((point) => (
            <Tag key={point} tone={point === 'paid' || point === 'sanctions' ? 'bad' : 'warn'}>
              {t(`compliance.lacks.${point}`)}
            </Tag>
          ))}
        </span>
      ),
    },
    {
      id: 'owed',
      header: t('compliance.owed'),
      numeric: true,
      sortBy: ({ owedIdr }) => Number(owedIdr),
      cell: ({ owedIdr }) => (owedIdr === '0' ? '–' : format.idr(owedIdr)),
    },
    {
      id: 'workers',
      header: t('compliance.workers.both'),
      numeric: true,
      sortBy: ({ workersReported }) => workersReported,
      cell: ({ workersReported, workersStated }) =>
        `${format.number(workersReported)} / ${workersStated === null ? '–' : format.number(workersStated)}`,
    },
  ];
}
