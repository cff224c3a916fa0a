import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { coverageApi } from '#modules/coverage/web/api/index.ts';
import { mayWrite } from '#platform/core/roles.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { useVisitor } from '#platform/web/visitor.ts';
import { PublishedForm } from './published-form.tsx';

export type PublishedFigure = Awaited<ReturnType<typeof coverageApi.published.list.call>>['figures'][number];
type Outcome = PublishedFigure['checks'][number]['outcome'];

const publishedFilters = ['all', 'fail', 'pass', 'unknown'] as const;
const tones = { pass: 'good', fail: 'bad', unknown: 'plain' } as const satisfies Record<Outcome, string>;

/** What others published about coverage, each number with its source and what our arithmetic says of it; open to anyone. */
export function PublishedPage() {
  const t = useText();
  const { account } = useVisitor();
  const [isAdding, setAdding] = useState(false);
  const query = useQuery(coverageApi.published.list.queryOptions({ input: {} }));
  const mayAdd = account !== null && mayWrite(account.role, 'denominators');
  return (
    <Page
      title={t('published.title')}
      lead={t('published.lead')}
      actions={mayAdd ? <Button onClick={() => setAdding(true)}>{t('published.add')}</Button> : null}
    >
      <Loaded query={query}>
        {({ figures }) => (
          <>
            <Figures figures={figures} />
            {isAdding ? <PublishedForm figures={figures} onClose={() => setAdding(false)} /> : null}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ figures }: { readonly figures: readonly PublishedFigure[] }) {
  const t = useText();
  const columns = useColumns();
  const { hasil = 'all', cakupan } = useSearch({ from: '/angka-terbitan' });
  const ofScope = figures.filter(({ scope }) => cakupan === undefined || scope === cakupan);
  const shown = ofScope.filter((figure) => isShown(figure, hasil));
  return (
    <>
      <Chips figures={figures} ofScope={ofScope} />
      {shown.length === 0 ? (
        <Empty title={t('published.none')}>{t('published.none.hint')}</Empty>
      ) : (
        <Section title={cakupan ?? t('published.all_scopes')}>
          <DataTable caption={t('published.title')} columns={columns} rows={shown} rowKey={({ id }) => id} />
        </Section>
      )}
    </>
  );
}

function isShown({ checks }: PublishedFigure, filter: (typeof publishedFilters)[number]): boolean {
  return filter === 'all' || checks.some(({ outcome }) => outcome === filter);
}

/** By outcome, then by scope: each chip with how many figures stand behind it. */
function Chips({
  figures,
  ofScope,
}: {
  readonly figures: readonly PublishedFigure[];
  readonly ofScope: readonly PublishedFigure[];
}) {
  const t = useText();
  const format = useFormat();
  const { hasil = 'all', cakupan } = useSearch({ from: '/angka-terbitan' });
  const scopes = [...new Set(figures.map(({ scope }) => scope))].toSorted();
  return (
    <div className="stack">
      <nav className="chips" aria-label={t('published.by_outcome')}>
        {publishedFilters.map((filter) => (
          <Link
            key={filter}
            to="/angka-terbitan"
            search={{ cakupan, hasil: filter === 'all' ? undefined : filter }}
            className="chip chip-link"
            aria-current={filter === hasil ? 'page' : undefined}
          >
            {t(`published.filter.${filter}`)}{' '}
            <strong>{format.number(ofScope.filter((figure) => isShown(figure, filter)).length)}</strong>
          </Link>
        ))}
      </nav>
      <nav className="chips" aria-label={t('published.by_scope')}>
        {[undefined, ...scopes].map((scope) => (
          <Link
            key={scope ?? ''}
            to="/angka-terbitan"
            search={{ cakupan: scope, hasil: hasil === 'all' ? undefined : hasil }}
            className="chip chip-link"
            aria-current={scope === cakupan ? 'page' : undefined}
          >
            {scope ?? t('published.all_scopes')}
          </Link>
        ))}
      </nav>
    </div>
  );
}

function useColumns(): readonly Column<PublishedFigure>[] {
  const t = useText();
  const value = useValueText();
  return [
    {
      id: 'measure',
      header: t('published.measure'),
      naming: true,
      sortBy: (row) => row.measureName,
      cell: (row) => (
        <>
          <strong>{row.measureName}</strong>
          <br />
          <span className="soft">{row.scope}</span>
        </>
      ),
    },
    {
      id: 'period',
      header: t('published.period'),
      short: true,
      sortBy: (row) => row.period,
      cell: (row) => row.period,
    },
    { id: 'value', header: t('published.value'), numeric: true, cell: (row) => value(row) },
    { id: 'source', header: t('coverage.definition.source'), cell: (row) => <Source figure={row} /> },
    { id: 'checks', header: t('published.checks'), wide: true, cell: (row) => <Checks figure={row} /> },
  ];
}

function Source({ figure }: { readonly figure: PublishedFigure }) {
  const t = useText();
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <div className="stack stack-tight">
      <span>{figure.source.title}</span>
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-label={t('published.cite.of', { measure: figure.measureName, scope: figure.scope })}
          onClick={() => clipboard.copy(figure.citation)}
        >
          {t(clipboard.copied ? 'published.cited' : 'published.cite')}
        </Button>
      </div>
    </div>
  );
}

function Checks({ figure }: { readonly figure: PublishedFigure }) {
  const t = useText();
  return (
    <div className="stack stack-tight">
      {figure.checks.map(({ check, outcome, text }) => (
        <div key={check}>
          <Tag tone={tones[outcome]}>{t(`published.outcome.${outcome}`)}</Tag>{' '}
          <strong>{t(`published.check_name.${check}`)}.</strong> {text}
        </div>
      ))}
      {figure.note === '' ? null : <div className="soft">{figure.note}</div>}
    </div>
  );
}

/** `39,41 %`, `± 1.027.000 orang`, `Rp 16.800`: as published. */
function useValueText(): (figure: PublishedFigure) => string {
  const t = useText();
  const format = useFormat();
  const language = useLanguage();
  return ({ value, unit, approximate }) => {
    const about = approximate ? t('published.about') : '';
    if (unit === 'percent') return about + format.percent(value);
    if (unit === 'idr') return about + format.idr(value);
    const number = new Intl.NumberFormat(language === 'id' ? 'id-ID' : 'en-GB').format(
      BigInt(value.split('.')[0] ?? ''),
    );
    return `${about}${number} ${t(`published.unit.${unit}`)}`;
  };
}
