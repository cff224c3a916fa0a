import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type MembershipAct, mayActOnWorker, mayChangeMembership } from '#modules/registry/core/index.ts';
import type { WorkerView } from '#modules/registry/web/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import type { ChosenAct } from './draft.ts';

type Membership = WorkerView['memberships'][number];

const tones = {
  REQUESTED: 'plain',
  REGISTERED: 'calm',
  ACTIVE: 'good',
  LAPSED: 'warn',
  ENDED: 'plain',
} as const satisfies Record<Membership['state'], Tone>;

const acts = [
  'registry.end-membership',
  'registry.restart-membership',
] as const satisfies readonly MembershipAct[];

interface MembershipsProps {
  readonly worker: WorkerView;
  readonly onChoose: (chosen: ChosenAct) => void;
}

/** A worker's memberships with their state, and what this account may do to each. */
export function Memberships({ worker, onChoose }: MembershipsProps) {
  const t = useText();
  const columns = useColumns({ worker, onChoose });
  return (
    <Section title={t('workers.memberships')}>
      {worker.memberships.length === 0 ? (
        <Empty title={t('workers.memberships.none')} />
      ) : (
        <DataTable
          caption={t('workers.memberships')}
          columns={columns}
          rows={worker.memberships}
          rowKey={({ membershipId }) => membershipId}
        />
      )}
    </Section>
  );
}

function useColumns(props: MembershipsProps): readonly Column<Membership>[] {
  const t = useText();
  const format = useFormat();
  const allowed = useAllowed(props.worker);
  const facts: readonly Column<Membership>[] = [
    {
      id: 'segment',
      header: t('workers.segment'),
      naming: true,
      cell: (row) => <Whose membership={row} />,
    },
    {
      id: 'state',
      header: t('workers.state'),
      cell: (row) => <Tag tone={tones[row.state]}>{t(`workers.state.${row.state}`)}</Tag>,
    },
    {
      id: 'kpj',
      header: t('workers.kpj'),
      cell: (row) => (row.kpj ? <span className="code">{row.kpj}</span> : '–'),
    },
    {
      id: 'opened',
      short: true,
      header: t('workers.opened'),
      cell: (row) => format.day(row.openedOn, 'short'),
    },
    { id: 'ended', short: true, header: t('workers.ended'), cell: (row) => <Ended membership={row} /> },
    {
      id: 'list',
      header: t('workers.list'),
      cell: (row) =>
        row.listId ? (
          <Link to="/daftar/$listId" params={{ listId: row.listId }}>
            {t('workers.list.open')}
          </Link>
        ) : (
          '–'
        ),
    },
  ];
  const hasActs = props.worker.memberships.some((row) => allowed(row).length > 0);
  if (!hasActs) return facts;
  return [
    ...facts,
    {
      id: 'acts',
      header: t('life.acts'),
      cell: (row) => <Acts membership={row} allowed={allowed(row)} onChoose={props.onChoose} />,
    },
  ];
}

/** What the tables of states let this account do; a membership beside an open one of its kind cannot begin anew. */
function useAllowed(worker: WorkerView) {
  const { role } = useAccount();
  const state = worker.deceasedOn === null ? 'LIVING' : 'DECEASED';
  return (row: Membership) => {
    const isTaken = worker.memberships.some(
      (other) =>
        other.endedOn === null &&
        other.segment === row.segment &&
        (row.segment === 'BPU' || other.organisation?.organisationId === row.organisation?.organisationId),
    );
    return acts.filter(
      (act) =>
        mayActOnWorker(act, state, role) &&
        mayChangeMembership(act, row, role) &&
        !(act === 'registry.restart-membership' && isTaken),
    );
  };
}

function Whose({ membership }: { readonly membership: Membership }) {
  const t = useText();
  const { organisation, segment } = membership;
  return (
    <>
      {t(`workers.segment.${segment}`)}
      <span className="sub">
        {organisation ? (
          <Link to="/organisasi/$organisationId" params={{ organisationId: organisation.organisationId }}>
            {organisation.name}
          </Link>
        ) : (
          t(segment === 'PU' ? 'workers.employer.hidden' : 'workers.alone')
        )}
      </span>
    </>
  );
}

function Ended({ membership: { endedOn, endReason } }: { readonly membership: Membership }) {
  const t = useText();
  const format = useFormat();
  if (endedOn === null) return '–';
  const key = `life.end.${endReason}`;
  const words = t(key);
  const day = format.day(endedOn, 'short');
  return endReason ? `${day}, ${words === key ? endReason : words}` : day;
}

interface ActsProps {
  readonly membership: Membership;
  readonly allowed: readonly (typeof acts)[number][];
  readonly onChoose: (chosen: ChosenAct) => void;
}

function Acts({ membership, allowed, onChoose }: ActsProps) {
  const t = useText();
  const whose = membership.organisation?.name ?? t(`workers.segment.${membership.segment}`);
  return allowed.map((act) => (
    <Button
      key={act}
      variant="default"
      size="compact-sm"
      aria-label={`${t(`life.short.${act}`)}: ${whose}`}
      onClick={() => onChoose({ act, membershipId: membership.membershipId })}
    >
      {t(`life.short.${act}`)}
    </Button>
  ));
}
