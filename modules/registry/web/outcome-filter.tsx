import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RowChoice } from '#modules/registry/core/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { registryApi } from './api/index.ts';
import { outcomeTiles } from './outcome.ts';

/** Which rows are shown. */
export interface RowFilter {
  readonly outcome: RowChoice | null;
  readonly reason: string | null;
  readonly search: string;
}

export const noFilter: RowFilter = { outcome: null, reason: null, search: '' };

interface OutcomeFilterProps {
  readonly list: Awaited<ReturnType<typeof registryApi.lists.show.call>>;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
}

/** The result in numbers: every outcome and every reason is a filter of the rows below. */
export function OutcomeFilter({ list, filter, onFilter }: OutcomeFilterProps) {
  const t = useText();
  const format = useFormat();
  const toggle = (outcome: RowChoice) =>
    onFilter({ ...noFilter, outcome: filter.outcome === outcome ? null : outcome });
  return (
    <section className="card stack" aria-label={t('lists.result')}>
      <div className="outcomes">
        {outcomeTiles(list).map(({ choice, rows }) => (
          <button
            key={choice}
            type="button"
            className={`outcome outcome-${choice}`}
            aria-pressed={filter.outcome === choice}
            onClick={() => toggle(choice)}
          >
            <strong>{format.number(rows)}</strong>
            <span>{t(`lists.outcome.${choice}`)}</span>
          </button>
        ))}
      </div>
      {list.reasons.length > 0 ? (
        <div className="stack-tight">
          <h2>{t('lists.reasons')}</h2>
          <div className="chips">
            {list.reasons.map(({ code, rows }) => (
              <button
                key={code}
                type="button"
                className="chip"
                title={t(`reason.${code}`)}
                aria-pressed={filter.reason === code}
                onClick={() => onFilter({ ...noFilter, reason: filter.reason === code ? null : code })}
              >
                {t(`lists.reason.${code}`)} <strong>{format.number(rows)}</strong>
              </button>
            ))}
          </div>
        </div>
      ) : null}
      <RowSearch onSearch={(search) => onFilter({ ...filter, search })} />
    </section>
  );
}

function RowSearch({ onSearch }: { readonly onSearch: (search: string) => void }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  return (
    <form
      className="row-end"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(typed.trim());
      }}
    >
      <TextInput
        data-search
        label={t('lists.search')}
        description={t('lists.search.hint')}
        type="search"
        maxLength={60}
        w={{ base: '100%', xs: 320 }}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          if (event.currentTarget.value === '') onSearch('');
        }}
      />
    </form>
  );
}
