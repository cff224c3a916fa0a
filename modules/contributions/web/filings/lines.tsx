import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Dialog } from './filing-dialogs.tsx';
import { type Filing, filingsApi, lineKey } from './filings-api.ts';
import { useLineColumns } from './line-columns.tsx';
import type { useEdits } from './use-edits.ts';

const pageSize = 100;

interface LinesProps {
  readonly filing: Filing;
  /** Null: to be read only. */
  readonly editing: ReturnType<typeof useEdits> | null;
  readonly onDialog: (dialog: Dialog) => void;
}

type Filter = keyof ReturnType<typeof filterCounts>;

function filterCounts({ counts }: Filing) {
  const { all, joined, changed, left, adjusted, absent, wageMissing } = counts;
  const exceptions = joined + changed + left + adjusted + absent;
  return { all, exceptions, joined, changed, left, adjusted, absent, wage_missing: wageMissing };
}

/** The wages of a filing as a table that is filtered to what is exceptional, a hundred rows at a time. */
export function FilingLines({ filing, editing, onDialog }: LinesProps) {
  const t = useText();
  const format = useFormat();
  const counts = filterCounts(filing);
  const [filter, setFilter] = useState<Filter>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const [page, setPage] = useState(1);
  const shown = Object.entries(counts).filter(([name, n]) => n > 0 || name === 'all' || name === filter);
  return (
    <Section title={t('filings.lines')}>
      <search className="filters filing-lines-filters">
        <NativeSelect
          label={t('filings.filter')}
          value={filter}
          onChange={(event) => {
            setFilter(filterOf(event.currentTarget.value));
            setPage(1);
          }}
          data={shown.map(([name, n]) => ({
            value: name,
            label: t(`filings.filter.${name}`, { n: format.number(n) }),
          }))}
        />
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('filings.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setPage(1);
          }}
        />
      </search>
      <LinesFound
        asked={{ filingId: filing.filingId, filter, search, page, limit: pageSize }}
        onPage={setPage}
        editing={editing}
        onDialog={onDialog}
      />
    </Section>
  );
}

const filters: readonly Filter[] = [
  'all',
  'exceptions',
  'joined',
  'changed',
  'left',
  'adjusted',
  'absent',
  'wage_missing',
];

function filterOf(value: string): Filter {
  return filters.find((one) => one === value) ?? 'all';
}

interface FoundProps extends Pick<LinesProps, 'editing' | 'onDialog'> {
  readonly asked: {
    readonly filingId: string;
    readonly filter: Filter;
    readonly search: string;
    readonly page: number;
    readonly limit: number;
  };
  readonly onPage: (page: number) => void;
}

function LinesFound({ asked, onPage, editing, onDialog }: FoundProps) {
  const t = useText();
  const columns = useLineColumns(editing, onDialog);
  const query = useQuery({
    ...filingsApi.filings.lines.queryOptions({ input: asked }),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={query}>
      {({ lines, total }) => {
        if (total === 0)
          return (
            <Empty
              title={t(
                asked.filter === 'all' && asked.search === '' ? 'filings.lines.empty' : 'filings.lines.none',
              )}
            />
          );
        return (
          <>
            <DataTable
              caption={t('filings.lines')}
              columns={columns}
              rows={lines}
              rowKey={(line) => lineKey(line)}
            />
            <Pages page={asked.page} shown={lines.length} total={total} onPage={onPage} />
          </>
        );
      }}
    </Loaded>
  );
}

interface PagesProps {
  readonly page: number;
  readonly shown: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, shown, total, onPage }: PagesProps) {
  const t = useText();
  const format = useFormat();
  const from = (page - 1) * pageSize + 1;
  return (
    <div className="row filing-pages">
      <span className="soft small" role="status">
        {t('filings.page', {
          from: format.number(from),
          to: format.number(from + shown - 1),
          n: format.number(total),
        })}
      </span>
      {total > pageSize ? (
        <>
          <Button size="xs" variant="default" disabled={page === 1} onClick={() => onPage(page - 1)}>
            {t('filings.page.before')}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={from + shown > total}
            onClick={() => onPage(page + 1)}
          >
            {t('filings.page.after')}
          </Button>
        </>
      ) : null}
    </div>
  );
}
