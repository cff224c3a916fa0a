import { type RawBuilder, sql } from 'kysely';
import type {
  SanctionBasis,
  SanctionLetterKind,
  SanctionSource,
  SanctionStage,
  SanctionStepKind,
  SanctionTab,
} from '#modules/certificates/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface CaseRow {
  readonly case_id: string;
  readonly year: number;
  readonly number: number;
  readonly organisation_id: string;
  readonly name: string;
  readonly npp: string;
  readonly place: string;
  readonly area_code: string;
  readonly basis: SanctionBasis;
  readonly source: SanctionSource;
  readonly finding: string;
  readonly stage: SanctionStage;
  readonly opened_on: string;
  readonly opened_name: string;
  readonly next_from: string | null;
  readonly runs_to: string | null;
  readonly first_warned_on: string | null;
  readonly second_warned_on: string | null;
  readonly fined_on: string | null;
  readonly services_asked_on: string | null;
  readonly fine_idr: string | null;
  readonly fine_made_of: unknown;
  readonly fine_paid_on: string | null;
  readonly fine_reference: string;
  readonly block_since: string | null;
  readonly block_letter: string;
  readonly services: readonly string[];
  readonly is_told: boolean;
  readonly closed_on: string | null;
  readonly closing: '' | 'paid' | 'met' | 'cancelled';
  readonly closing_reason: string;
  readonly version: number;
  readonly step_id: string | null;
  readonly step_kind: SanctionStepKind | null;
  readonly step_by: string | null;
  readonly step_key: string | null;
  readonly tab: SanctionTab;
}

/** Who asks, as far as the work lists depend on it. */
export interface Asker {
  readonly today: string;
  readonly personKey: string;
  /** A supervisor decides over others' steps. */
  readonly decides: boolean;
}

interface Wanted {
  readonly tab: SanctionTab;
  readonly stage?: SanctionStage | undefined;
  readonly organisationId?: string | undefined;
  readonly search: string;
}

/** Cases in sight with the step that waits and the work list each stands in. */
function seenCases({ today, personKey, decides }: Asker): RawBuilder<CaseRow> {
  return sql<CaseRow>`
    select c.case_id, c.year, c.number, c.organisation_id, coalesce(o.name, '') as name, coalesce(o.npp, '') as npp, coalesce(a.path_name, '') as place, c.area_code,
      c.basis, c.source, c.finding, c.stage, c.opened_on::text as opened_on, c.opened_name, c.next_from::text as next_from, c.runs_to::text as runs_to,
      c.first_warned_on::text as first_warned_on, c.second_warned_on::text as second_warned_on, c.fined_on::text as fined_on,
      c.services_asked_on::text as services_asked_on, c.fine_idr::text as fine_idr, c.fine_made_of, c.fine_paid_on::text as fine_paid_on, c.fine_reference,
      c.block_since::text as block_since, c.block_letter, c.services, c.is_told, c.closed_on::text as closed_on, c.closing, c.closing_reason, c.version,
      s.step_id, s.kind as step_kind, s.actor_name as step_by, s.person_key as step_key,
      case when c.stage = 'closed' then 'closed' when s.step_id is not null and ${decides} and s.person_key <> ${personKey} then 'to_decide'
        when s.step_id is not null then 'waiting' when c.next_from <= ${today}::date then 'to_propose' else 'running' end as tab
    from certificates.sanction_cases c
      left join registry.organisations o on o.organisation_id = c.organisation_id
      left join registry.areas a on a.code = c.area_code
      left join certificates.sanction_steps s on s.case_id = c.case_id and s.state = 'proposed'`;
}

/** A page of cases, what may be done today first. */
export async function listCases(
  transaction: Transaction,
  asker: Asker,
  wanted: Wanted,
  { skip, most }: { readonly skip: number; readonly most: number },
): Promise<CaseRow[]> {
  const { tab, stage = null, organisationId = null, search } = wanted;
  const { rows } = await sql<CaseRow>`
    select * from (${seenCases(asker)}) c
    where (${tab} = 'all' or c.tab = ${tab}) and (${stage}::text is null or c.stage = ${stage})
      and (${organisationId}::uuid is null or c.organisation_id = ${organisationId}::uuid)
      and (${search} = '' or position(lower(${search}) in lower(c.name)) > 0 or c.npp = upper(${search})
        or 'S-' || c.year || '-' || lpad(c.number::text, 5, '0') = upper(${search}))
    order by array_position(array['to_decide', 'to_propose', 'waiting', 'running', 'closed'], c.tab), c.closed_on desc nulls last, c.next_from nulls last, c.opened_on, c.case_id
    offset ${skip} limit ${most}`.execute(transaction.of<unknown>());
  return rows;
}

/** One case in sight, or null. */
export async function findCase(
  transaction: Transaction,
  asker: Asker,
  caseId: string,
): Promise<CaseRow | null> {
  const { rows } = await sql<CaseRow>`
    select * from (${seenCases(asker)}) c where c.case_id = ${caseId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

/** How many cases in sight stand in each work list and stage. */
export async function countCases(transaction: Transaction, asker: Asker) {
  const { rows } = await sql<{ tab: SanctionTab; stage: SanctionStage; cases: number }>`
    select c.tab, c.stage, count(*)::integer as cases from (${seenCases(asker)}) c group by c.tab, c.stage`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

export interface StepRow {
  readonly step_id: string;
  readonly case_id: string;
  readonly kind: SanctionStepKind;
  readonly from_stage: SanctionStage;
  readonly to_stage: SanctionStage;
  readonly state: 'proposed' | 'approved' | 'refused' | 'withdrawn' | 'taken_back';
  readonly reason: string;
  readonly details: unknown;
  readonly person_key: string;
  readonly actor_name: string;
  readonly proposed_on: string;
  readonly decider_name: string;
  readonly decided_on: string | null;
  readonly decision_reason: string;
  readonly runs_to: string | null;
}

const stepColumns = sql`step_id, case_id, kind, from_stage, to_stage, state, reason, details, person_key, actor_name, proposed_on::text as proposed_on,
  decider_name, decided_on::text as decided_on, decision_reason, runs_to::text as runs_to`;

/** Steps of a case in sight, the oldest first. */
export async function listSteps(transaction: Transaction, caseId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select ${stepColumns} from certificates.sanction_steps where case_id = ${caseId}::uuid order by proposed_at, step_id`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** One step in sight, or null. */
export async function findStep(transaction: Transaction, stepId: string): Promise<StepRow | null> {
  const { rows } = await sql<StepRow>`
    select ${stepColumns} from certificates.sanction_steps where step_id = ${stepId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

export interface LetterRow {
  readonly letter_id: string;
  readonly case_id: string;
  readonly organisation_id: string;
  readonly area_code: string;
  readonly year: number;
  readonly number: number;
  readonly kind: SanctionLetterKind;
  readonly written_on: string;
  readonly actor_name: string;
}

const letterColumns = sql`letter_id, case_id, organisation_id, area_code, year, number, kind, written_on::text as written_on, actor_name`;

/** Letters of a case in sight, the oldest first. */
export async function listLetters(transaction: Transaction, caseId: string): Promise<LetterRow[]> {
  const { rows } = await sql<LetterRow>`
    select ${letterColumns} from certificates.sanction_letters where case_id = ${caseId}::uuid order by year, number`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}

/** A letter in sight with the bytes that were printed. */
export async function findLetter(
  transaction: Transaction,
  letterId: string,
): Promise<(LetterRow & { readonly content: Buffer }) | null> {
  const { rows } = await sql<LetterRow & { content: Buffer }>`
    select ${letterColumns}, content from certificates.sanction_letters where letter_id = ${letterId}::uuid`.execute(
    transaction.of<unknown>(),
  );
  return rows[0] ?? null;
}

interface AnswerRow {
  readonly answer_id: string;
  readonly stage: SanctionStage;
  readonly words: string;
  readonly document_id: string | null;
  readonly actor_name: string;
  readonly answered_on: string;
  readonly recorded_at: Date;
}

/** What the employer answered, the oldest first. */
export async function listAnswers(transaction: Transaction, caseId: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select answer_id, stage, words, document_id, actor_name, answered_on::text as answered_on, recorded_at
    from certificates.sanction_answers where case_id = ${caseId}::uuid order by recorded_at, answer_id`.execute(
    transaction.of<unknown>(),
  );
  return rows;
}
