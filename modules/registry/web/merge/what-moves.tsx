import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { Comparison, MovedMembership } from './types.ts';

const fateTones = {
  stays: 'plain',
  copied: 'calm',
  joined: 'calm',
  returns: 'calm',
} as const satisfies Record<MovedMembership['fate'], Tone>;

/** Memberships of both records and what becomes of each. */
export function MovedMemberships({ memberships }: { readonly memberships: readonly MovedMembership[] }) {
  const t = useText();
  const columns = useColumns();
  return (
    <Section title={t('merges.memberships')}>
      {memberships.length === 0 ? (
        <Empty title={t('merges.memberships.none')} />
      ) : (
        <DataTable
          caption={t('merges.memberships')}
          columns={columns}
          rows={memberships}
          rowKey={({ of, membershipId }) => `${of} ${membershipId}`}
        />
      )}
    </Section>
  );
}

function useColumns(): readonly Column<MovedMembership>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'segment',
      header: t('workers.segment'),
      naming: true,
      cell: (row) => (
        <>
          {t(`workers.segment.${row.segment}`)}
          <span className="sub">
            {row.organisation ?? t(row.segment === 'PU' ? 'workers.employer.hidden' : 'workers.alone')}
          </span>
        </>
      ),
    },
    { id: 'of', header: t('merges.of'), cell: (row) => t(`merges.${row.of}`) },
    {
      id: 'state',
      header: t('workers.state'),
      cell: (row) => (
        <div>
          {t(`workers.state.${row.state}`)}
          <div className="small soft">
            {row.endedOn === null
              ? t('merges.since', { day: format.day(row.openedOn, 'short') })
              : t('merges.until', {
                  from: format.day(row.openedOn, 'short'),
                  to: format.day(row.endedOn, 'short'),
                })}
          </div>
        </div>
      ),
    },
    {
      id: 'kpj',
      header: t('workers.kpj'),
      cell: (row) => (row.kpj ? <span className="code">{row.kpj}</span> : '–'),
    },
    {
      id: 'fate',
      header: t('merges.fate'),
      cell: (row) => <Tag tone={fateTones[row.fate]}>{t(`merges.fate.${row.fate}`)}</Tag>,
    },
  ];
}

/** How the counts of villages change today, and what else goes along. */
export function CountChanges({ counts }: { readonly counts: Comparison['counts'] }) {
  const t = useText();
  return (
    <>
      {counts.length === 0 ? (
        <p>{t('merges.counts.none')}</p>
      ) : (
        <ul className="counts">
          {counts.map(({ area, before, after }) => (
            <li key={area?.code ?? ''}>
              <span className="breakable">{area?.pathName ?? t('workers.residence.not_known')}</span>
              <strong>
                {before === after
                  ? t('merges.counts.same', { n: before })
                  : t('merges.counts.change', { before, after })}
              </strong>
            </li>
          ))}
        </ul>
      )}
      <p className="small soft">{t('merges.counts.hint')}</p>
    </>
  );
}

/** What a merge moves besides memberships. */
export function WhatMoves({ comparison }: { readonly comparison: Comparison }) {
  const t = useText();
  const { custodians, moves } = comparison;
  return (
    <Section title={t('merges.moves')}>
      <div className="stack-tight">
        <CountChanges counts={comparison.counts} />
        {moves.events + moves.documents > 0 ? (
          <p>{t('merges.moves.belongings', { events: moves.events, documents: moves.documents })}</p>
        ) : null}
        <p>{t('merges.moves.nik')}</p>
        {custodians.length > 0 ? (
          <p>{t('merges.moves.custodians', { names: custodians.join(', ') })}</p>
        ) : null}
      </div>
    </Section>
  );
}
