import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type ListTerm, termKeepers } from './terms-api.ts';

interface Choosing {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Who is sponsored, for which months, and how it stands. */
export function useTermColumns({ chosen, onChoose }: Choosing): readonly Column<ListTerm>[] {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const seesWorkers = role !== 'government';
  const toggle = (termId: string) => {
    const next = new Set(chosen);
    if (!next.delete(termId)) next.add(termId);
    onChoose(next);
  };
  return [
    {
      id: 'name',
      header: t('terms.worker'),
      naming: true,
      sortBy: ({ name }) => name,
      cell: ({ workerId, termId, name, nikMasked }) => (
        <div className="terms-person">
          {termKeepers.includes(role) ? (
            <Checkbox
              checked={chosen.has(termId)}
              onChange={() => toggle(termId)}
              aria-label={t('terms.choose', { name })}
            />
          ) : null}
          <div>
            {seesWorkers ? (
              <Link to="/pekerja/$workerId" params={{ workerId }}>
                {name}
              </Link>
            ) : (
              name
            )}
            <span className="sub code">{nikMasked}</span>
          </div>
        </div>
      ),
    },
    {
      id: 'occupation',
      header: t('terms.occupation'),
      sortBy: ({ occupation }) => occupation,
      cell: ({ occupation }) => occupation || '–',
    },
    {
      id: 'months',
      header: t('terms.months'),
      short: true,
      sortBy: ({ lastMonth }) => lastMonth,
      cell: ({ firstMonth, lastMonth }) =>
        `${format.month(firstMonth, 'short')} – ${format.month(lastMonth, 'short')}`,
    },
    { id: 'state', header: t('terms.state'), cell: (term) => <StateCell term={term} /> },
  ];
}

const stateTones = { waiting: 'warn', running: 'good', released: 'plain' } as const;

function StateCell({ term }: { readonly term: ListTerm }) {
  const t = useText();
  const format = useFormat();
  const { state, firstMonth, endedAfter, endedReason, isExtended } = term;
  return (
    <div className="terms-state">
      <Tag tone={stateTones[state]}>{t(`terms.state.${state}`)}</Tag>
      {isExtended ? <Tag tone="calm">{t('terms.extended')}</Tag> : null}
      {state === 'released' ? (
        <span className="terms-sub">
          {endedAfter < firstMonth
            ? t('terms.ended.whole', { reason: t(`terms.reason.${endedReason}`) })
            : t('terms.ended.after', {
                month: format.month(endedAfter, 'short'),
                reason: t(`terms.reason.${endedReason}`),
              })}
        </span>
      ) : null}
    </div>
  );
}
