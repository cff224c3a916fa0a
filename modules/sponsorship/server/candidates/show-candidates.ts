import { type RawBuilder, sql } from 'kysely';
import { menderOf } from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { candidateReaders } from './candidate-roles.ts';
import { getCandidateList } from './list-queries.ts';

const definition = { name: 'sponsorship.show-candidates', roles: candidateReaders } as const;

type Choice = 'payable' | 'reserve' | 'remark' | 'undecided' | 'accepted' | 'rejected';

interface Asked {
  readonly listId: string;
  readonly choice?: Choice | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface CandidateRow {
  readonly worker_id: string;
  readonly place: number;
  readonly name: string;
  readonly nik_masked: string;
  readonly birth_date: string;
  readonly sex: 'L' | 'P';
  readonly occupation: string;
  readonly occupation_group: string;
  readonly hamlet: string;
  readonly category_code: string;
  readonly outcome: 'ready' | 'warning' | 'fix' | 'rejected';
  readonly reasons: readonly string[];
  readonly reason_details: Readonly<Record<string, string>>;
  readonly is_reserve: boolean;
  readonly state: 'proposed' | 'accepted' | 'rejected';
  readonly verdict_reason: string;
  readonly verdict_name: string;
  readonly verdict_at: Date | null;
  readonly area_code: string | null;
  readonly area_name: string | null;
  readonly area_kind: string | null;
  readonly area_path: string | null;
}

const choices: Readonly<Record<Choice, RawBuilder<unknown>>> = {
  payable: sql`c.outcome in ('ready', 'warning') and c.state <> 'rejected' and not c.is_reserve`,
  reserve: sql`c.is_reserve`,
  remark: sql`c.outcome <> 'ready'`,
  undecided: sql`c.state = 'proposed'`,
  accepted: sql`c.state = 'accepted'`,
  rejected: sql`c.state = 'rejected'`,
};

/**
 * A page of the people on a list in their turn, each with what speaks against him; audited with whom it showed.
 *
 * @throws Refusal `candidates.list_not_found`
 */
export function showCandidates(services: Services, caller: Caller, asked: Asked) {
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const { list_id: listId, village_code: areaCode } = await getCandidateList(transaction, asked.listId);
      const fits = filterOf(asked);
      const db = transaction.of<unknown>();
      const { rows } = await sql<CandidateRow>`
        select c.*, c.birth_date::text as birth_date, a.code as area_code, a.name as area_name, a.kind as area_kind, a.path_name as area_path
        from sponsorship.candidates c left join registry.areas a on a.code = c.residence_code
        where ${fits} and c.place > ${Number(asked.cursor ?? 0)} order by c.place limit ${asked.limit + 1}`.execute(
        db,
      );
      const counted = await sql<{ total: number }>`
        select count(*)::int as total from sponsorship.candidates c where ${fits}`.execute(db);
      const page = rows.slice(0, asked.limit);
      return {
        output: {
          candidates: page.map(candidateOf),
          total: counted.rows[0]?.total ?? 0,
          cursor: rows.length > asked.limit ? String(page.at(-1)?.place ?? '') : null,
        },
        audit: {
          act: definition.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode,
          details: { shown: page.length },
          workers: page.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

function filterOf({ listId, choice, search = '' }: Asked): RawBuilder<unknown> {
  const typed = search.trim().toLowerCase();
  const named = typed === '' ? sql`true` : sql`strpos(lower(c.name), ${typed}) > 0`;
  return sql`c.list_id = ${listId}::uuid and ${choice ? choices[choice] : sql`true`} and ${named}`;
}

/** Which month of the details a reason speaks of. */
const untilOf: Readonly<Record<string, string>> = {
  'worker.already_sponsored': 'sponsoredUntil',
  'worker.already_protected': 'paidUntil',
};

function candidateOf(row: CandidateRow) {
  return {
    workerId: row.worker_id,
    place: row.place,
    name: row.name,
    nikMasked: row.nik_masked,
    birthDate: row.birth_date,
    sex: row.sex,
    occupation: row.occupation,
    occupationGroup: row.occupation_group,
    hamlet: row.hamlet,
    residence:
      row.area_code === null
        ? null
        : {
            code: row.area_code,
            name: row.area_name ?? '',
            kind: row.area_kind ?? '',
            pathName: row.area_path ?? '',
          },
    categoryCode: row.category_code,
    outcome: row.outcome,
    reasons: row.reasons.map((code) => ({
      code,
      mender: menderOf(code),
      until: row.reason_details[untilOf[code] ?? ''] ?? null,
    })),
    isReserve: row.is_reserve,
    state: row.state,
    // A verdict without a name is the check's own: its reasons say it.
    verdict:
      row.verdict_name === ''
        ? null
        : { reason: row.verdict_reason, name: row.verdict_name, at: row.verdict_at?.toISOString() ?? null },
  };
}
