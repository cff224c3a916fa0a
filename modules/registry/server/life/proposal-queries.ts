import { sql } from 'kysely';
import { lifeActNames, type ProposalState } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface ProposalRow {
  readonly worker_id: string;
  readonly proposal_id: string;
  readonly act: string;
  readonly request: unknown;
  readonly effective_on: string;
  readonly reason: string;
  readonly document_id: string | null;
  readonly state: ProposalState;
  readonly account_id: string;
  readonly actor_name: string;
  readonly actor_role: string;
  readonly person_key: string;
  readonly proposed_at: Date;
  readonly decider_name: string | null;
  readonly decision_reason: string | null;
  readonly decided_at: Date | null;
}

const proposalColumns = sql`p.worker_id, p.proposal_id, p.act, p.request, p.effective_on, p.reason, p.document_id, p.state, p.account_id,
  p.actor_name, p.actor_role, p.person_key, p.proposed_at, p.decider_name, p.decision_reason, p.decided_at`;
const ofLife = sql`p.act = any (${[...lifeActNames]}::text[])`;

export interface NewProposal {
  readonly workerId: string;
  readonly proposalId: string;
  readonly act: string;
  readonly request: unknown;
  readonly effectiveOn: string;
  readonly reason: string;
  readonly documentId: string | null;
  readonly accountId: string;
  readonly actorName: string;
  readonly actorRole: string;
  readonly personKey: string;
  readonly areaCode: string;
  readonly workAreaCode: string;
}

/** True when it was kept; false where the same act waits already. */
export async function insertProposal(transaction: Transaction, proposal: NewProposal): Promise<boolean> {
  const kept = await sql`
    insert into registry.proposals (worker_id, proposal_id, act, request, effective_on, reason, document_id, account_id, actor_name,
      actor_role, person_key, area_code, work_area_code)
    values (${proposal.workerId}::uuid, ${proposal.proposalId}::uuid, ${proposal.act}, ${JSON.stringify(proposal.request)}::jsonb,
      ${proposal.effectiveOn}::date, ${proposal.reason}, ${proposal.documentId}::uuid, ${proposal.accountId}::uuid, ${proposal.actorName},
      ${proposal.actorRole}, ${proposal.personKey}, ${proposal.areaCode}, ${proposal.workAreaCode})
    on conflict (worker_id, act) where state = 'pending' do nothing returning 1`.execute(
    transaction.of<unknown>(),
  );
  return kept.rows.length > 0;
}

/** The proposal of that act on a worker that still waits. */
export async function findPending(
  transaction: Transaction,
  { workerId, act }: { readonly workerId: string; readonly act: string },
): Promise<ProposalRow | null> {
  const found = await sql<ProposalRow>`select ${proposalColumns} from registry.proposals p
    where p.worker_id = ${workerId}::uuid and p.act = ${act} and p.state = 'pending'`.execute(
    transaction.of<unknown>(),
  );
  return found.rows[0] ?? null;
}

/** One proposal of an act on a worker; null when there is none or the row policies hide it. */
export async function findProposal(
  transaction: Transaction,
  { workerId, proposalId }: { readonly workerId: string; readonly proposalId: string },
): Promise<ProposalRow | null> {
  const found = await sql<ProposalRow>`select ${proposalColumns} from registry.proposals p
    where p.worker_id = ${workerId}::uuid and p.proposal_id = ${proposalId}::uuid and ${ofLife}`.execute(
    transaction.of<unknown>(),
  );
  return found.rows[0] ?? null;
}

export interface ProposalDecision {
  readonly workerId: string;
  readonly proposalId: string;
  readonly state: ProposalState;
  readonly accountId: string;
  readonly name: string;
  readonly personKey: string;
  readonly reason: string | null;
}

/** False where someone else decided in the meantime. */
export async function updateProposal(transaction: Transaction, decision: ProposalDecision): Promise<boolean> {
  const updated = await sql`
    update registry.proposals p set state = ${decision.state}, decided_by = ${decision.accountId}::uuid, decider_name = ${decision.name},
      decider_key = ${decision.personKey}, decision_reason = ${decision.reason}, decided_at = now()
    where p.worker_id = ${decision.workerId}::uuid and p.proposal_id = ${decision.proposalId}::uuid and p.state = 'pending'
    returning 1`.execute(transaction.of<unknown>());
  return updated.rows.length > 0;
}

/** What waits on one worker, and what was rejected in the last 30 days, newest first. */
export async function listWorkerProposals(
  transaction: Transaction,
  workerId: string,
): Promise<ProposalRow[]> {
  const found = await sql<ProposalRow>`select ${proposalColumns} from registry.proposals p
    where p.worker_id = ${workerId}::uuid and ${ofLife}
      and (p.state = 'pending' or (p.state = 'rejected' and p.decided_at > now() - interval '30 days'))
    order by p.proposed_at desc`.execute(transaction.of<unknown>());
  return found.rows;
}

export interface PendingRow extends ProposalRow {
  readonly name: string;
  readonly nik_masked: string;
  readonly area_code: string | null;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path_name: string | null;
}

/** Proposals that wait, oldest first, with whom they are about; after a place in that order. */
export async function listPending(
  transaction: Transaction,
  page: { readonly after: string | null; readonly limit: number },
): Promise<PendingRow[]> {
  const found = await sql<PendingRow>`
    select ${proposalColumns}, w.name, w.nik_masked, a.code as area_code, a.name as area_name, a.kind as area_kind,
      a.path_name as area_path_name
    from registry.proposals p join registry.workers w on w.worker_id = p.worker_id left join registry.areas a on a.code = w.area_code
    where p.state = 'pending' and ${ofLife} and (${page.after}::uuid is null or p.proposal_id > ${page.after}::uuid)
    order by p.proposal_id limit ${page.limit}`.execute(transaction.of<unknown>());
  return found.rows;
}

/** How many wait in the caller's sight. */
export async function countPending(transaction: Transaction): Promise<number> {
  const found = await sql<{ total: number }>`
    select count(*)::int as total from registry.proposals p join registry.workers w on w.worker_id = p.worker_id
    where p.state = 'pending' and ${ofLife}`.execute(transaction.of<unknown>());
  return found.rows[0]?.total ?? 0;
}
