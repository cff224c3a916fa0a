import { sql } from 'kysely';
import type { HandoverOutcome, HandoverTab } from '#modules/sponsorship/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface HandoverRow {
  readonly worker_id: string;
  readonly term_id: string;
  readonly version: number;
  readonly name: string;
  readonly nik_masked: string;
  readonly occupation: string;
  readonly hamlet: string;
  readonly village_code: string;
  readonly village_name: string;
  readonly programme_name: string;
  readonly first_month: string;
  readonly last_month: string;
  readonly ends_on: string;
  readonly agent_id: string | null;
  readonly agent_name: string | null;
  readonly outcome: HandoverOutcome | '';
  readonly outcome_reason: string;
  readonly outcome_name: string;
  readonly outcome_at: Date | null;
  readonly contacted_on: string | null;
  readonly next_term_from: string | null;
  readonly own_months: number;
  readonly code: string | null;
  readonly code_idr: string | null;
  readonly code_month: string | null;
  readonly code_expires_on: string | null;
}

/** Where a page of the list ends. */
export interface HandoverPlace {
  readonly lastMonth: string;
  readonly villageCode: string;
  readonly workerId: string;
}

interface Asked {
  readonly tab?: HandoverTab | undefined;
  readonly within?: string | undefined;
  readonly programmeId?: string | undefined;
  readonly termIds?: readonly string[];
}

/** A page of those whose term ends or ended, the earliest end first. */
export async function listHandover(
  transaction: Transaction,
  on: string,
  asked: Asked,
  { after, limit }: { readonly after: HandoverPlace | null; readonly limit: number },
): Promise<HandoverRow[]> {
  const { rows } = await sql<HandoverRow>`
    select worker_id, term_id, version, name, nik_masked, occupation, hamlet, village_code, village_name, programme_name, first_month, last_month,
      ends_on::text as ends_on, agent_id, agent_name, outcome, outcome_reason, outcome_name, outcome_at, contacted_on::text as contacted_on, next_term_from,
      own_months, code, code_idr::text as code_idr, code_month, code_expires_on::text as code_expires_on
    from sponsorship.handover_people(${on}::date, ${JSON.stringify(asked)}::jsonb, ${after ? JSON.stringify(after) : null}::jsonb, ${limit}::integer)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** How many stand in each work list. */
export async function countHandover(
  transaction: Transaction,
  on: string,
  within: string | null,
): Promise<{ readonly tab: HandoverTab; readonly workers: number }[]> {
  const { rows } = await sql<{ tab: HandoverTab; workers: number }>`
    select tab, workers from sponsorship.handover_counts(${on}::date, ${within})`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

interface RateRow {
  readonly kind: 'village' | 'agent' | 'occupation' | 'all';
  readonly key: string;
  readonly name: string;
  readonly ended: number;
  readonly converted: number;
  readonly waiting: number;
}

/** How many went on by themselves, by village, agent, occupation and in all. */
export async function listRates(
  transaction: Transaction,
  on: string,
  within: string | null,
): Promise<RateRow[]> {
  const { rows } = await sql<RateRow>`
    select kind, key, name, ended, converted, waiting from sponsorship.handover_rates(${on}::date, ${within})`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** Keeps what came of asking; one answer a worker. */
export async function keepOutcomes(
  transaction: Transaction,
  { outcomes, on, actor }: { readonly outcomes: object; readonly on: string; readonly actor: object },
): Promise<{ readonly worker_id: string; readonly answer: 'recorded' | 'changed' | 'absent' }[]> {
  const { rows } = await sql<{ worker_id: string; answer: 'recorded' | 'changed' | 'absent' }>`
    select worker_id, answer from sponsorship.record_outcomes(${JSON.stringify(outcomes)}::jsonb, ${on}::date, ${JSON.stringify(actor)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

type CodeOutcome =
  | 'issued'
  | 'existing'
  | 'absent'
  | 'sponsored'
  | 'not_found'
  | 'no_membership'
  | 'in_group_bill'
  | 'too_far';

/** Makes each worker's code for the month after his term. */
export async function issueHandoverCodes(
  transaction: Transaction,
  terms: object,
  on: string,
): Promise<{ readonly worker_id: string; readonly outcome: CodeOutcome }[]> {
  const { rows } = await sql<{ worker_id: string; outcome: CodeOutcome }>`
    select worker_id, outcome from sponsorship.handover_codes(${JSON.stringify(terms)}::jsonb, ${on}::date)`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** The branch that answers for a village; empty when none does. */
export async function findOffice(transaction: Transaction, villageCode: string): Promise<string> {
  const { rows } = await sql<{ name: string | null }>`
    select min(name) as name from registry.branches where left(${villageCode}, 5) = any (regency_codes)`.execute(
    transaction.of<unknown>(),
  );
  return rows[0]?.name ?? '';
}
