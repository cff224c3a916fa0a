import { Link } from '@tanstack/react-router';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type Candidate, type CandidateList, outcomeTones, useCategoryName } from './candidates-api.ts';

interface CandidatesTableProps {
  readonly list: CandidateList;
  readonly candidates: readonly Candidate[];
  /** Before and behind the columns that every reader sees: choosing, deciding, moving. */
  readonly before?: readonly Column<Candidate>[];
  readonly behind?: readonly Column<Candidate>[];
}

/** The people of a list in their turn, each with what speaks against him and who can act; cards on a phone. */
export function CandidatesTable({ list, candidates, before = [], behind = [] }: CandidatesTableProps) {
  const t = useText();
  const columns = useColumns(list);
  return (
    <DataTable
      caption={t('candidates.people')}
      columns={[...before, ...columns, ...behind]}
      rows={candidates}
      rowKey={({ workerId }) => workerId}
    />
  );
}

function useColumns(list: CandidateList): readonly Column<Candidate>[] {
  const t = useText();
  const format = useFormat();
  const categoryName = useCategoryName(list);
  return [
    {
      id: 'name',
      header: t('candidates.name'),
      naming: true,
      cell: (one) => (
        <>
          <Link to="/pekerja/$workerId" params={{ workerId: one.workerId }}>
            {one.name}
          </Link>
          <span className="sub code">{one.nikMasked}</span>
        </>
      ),
    },
    { id: 'place', header: t('candidates.place'), short: true, cell: (one) => format.number(one.place) },
    {
      id: 'work',
      header: t('candidates.work'),
      cell: (one) => (
        <div>
          {one.occupation || t(`candidate.group.${one.occupationGroup}`)}
          <span className="sub-line soft small">
            {[one.categoryCode ? categoryName(one.categoryCode) : '', one.hamlet].filter(Boolean).join(' · ')}
          </span>
        </div>
      ),
    },
    {
      id: 'born',
      header: t('candidates.born'),
      short: true,
      cell: (one) => format.day(one.birthDate, 'short'),
    },
    { id: 'standing', header: t('candidates.standing'), cell: (one) => <Standing candidate={one} /> },
    {
      id: 'reasons',
      header: t('candidates.reasons'),
      wide: true,
      cell: (one) => <Reasons candidate={one} />,
    },
  ];
}

/** A verdict of a person says more than what the check found. */
function Standing({ candidate }: { readonly candidate: Candidate }) {
  const t = useText();
  const { state, verdict, isReserve, outcome } = candidate;
  if (state === 'accepted')
    return (
      <Tag tone="good">
        {t(isReserve ? 'candidates.standing.accepted_reserve' : 'candidates.standing.accepted')}
      </Tag>
    );
  if (state === 'rejected' && verdict) return <Tag tone="bad">{t('candidates.standing.rejected')}</Tag>;
  if (isReserve) return <Tag tone="plain">{t('candidates.standing.reserve')}</Tag>;
  return <Tag tone={outcomeTones[outcome]}>{t(`candidates.outcome.${outcome}`)}</Tag>;
}

function Reasons({ candidate }: { readonly candidate: Candidate }) {
  const t = useText();
  const format = useFormat();
  const { reasons, verdict, state } = candidate;
  return (
    <div className="stack-tight">
      {state === 'rejected' && verdict ? (
        <p className="small">{t('candidates.verdict', { reason: verdict.reason, name: verdict.name })}</p>
      ) : null}
      {reasons
        .filter(({ code }) => code !== 'quota.over')
        .map(({ code, mender, until }) => (
          <p key={code} className="small">
            {t(`candidate.reason.${code}`, { until: until ? format.month(until) : '' })}
            {mender && mender !== 'nobody' ? (
              <span className="soft"> {t(`candidates.mender.${mender}`)}</span>
            ) : null}
          </p>
        ))}
    </div>
  );
}
