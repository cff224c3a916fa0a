import { sql } from 'kysely';
import { readWorkerQuery } from '#modules/registry/core/index.ts';
import { isUuid } from '#platform/core/ids.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { listFillers } from './candidate-roles.ts';
import { getCandidateList, requireCategory } from './list-queries.ts';

const definition = { name: 'sponsorship.show-unprotected', roles: listFillers } as const;

interface Asked {
  readonly listId: string;
  /** Groups of occupations with commas between. */
  readonly groups?: string | undefined;
  readonly category?: string | undefined;
  readonly ageFrom?: number | undefined;
  readonly ageTo?: number | undefined;
  readonly hamlet?: string | undefined;
  readonly search?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface UnprotectedRow {
  readonly worker_id: string;
  readonly name: string;
  readonly nik_masked: string;
  readonly birth_date: string;
  readonly sex: 'L' | 'P';
  readonly occupation: string;
  readonly occupation_group: string;
  readonly hamlet: string;
  readonly paid_through: string | null;
  readonly total: number;
}

/**
 * Residents of a list's village whom nobody protects, by name; audited with whom it showed.
 *
 * @throws Refusal `candidates.list_not_found`, `candidates.category_unknown`, `input.invalid` (cursor)
 */
export function showUnprotected(services: Services, caller: Caller, asked: Asked) {
  const after = readCursor(asked.cursor);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const list = await getCandidateList(transaction, asked.listId);
      requireCategory(list, asked.category);
      const filter = JSON.stringify({
        ...asked,
        groups: await groupsOf(transaction, asked),
        words: wordsOf(asked),
      });
      const { rows } = await sql<UnprotectedRow>`
        select u.*, u.birth_date::text as birth_date, u.total::int as total
        from sponsorship.unprotected_workers(${asked.listId}::uuid, ${services.today()}::date, ${filter}::jsonb, ${after?.name ?? null}, ${after?.workerId ?? null}::uuid, ${asked.limit + 1}) u
        order by u.name, u.worker_id`.execute(transaction.of<unknown>());
      const page = rows.slice(0, asked.limit);
      const last = page.at(-1);
      return {
        output: {
          workers: page.map(personOf),
          total: rows[0]?.total ?? 0,
          cursor: rows.length > asked.limit && last ? `${last.worker_id} ${last.name}` : null,
        },
        audit: {
          act: definition.name,
          subjectKind: 'candidate_list',
          subjectId: asked.listId,
          areaCode: list.village_code,
          details: { shown: page.length },
          workers: page.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

function personOf(row: UnprotectedRow) {
  return {
    workerId: row.worker_id,
    name: row.name,
    nikMasked: row.nik_masked,
    birthDate: row.birth_date,
    sex: row.sex,
    occupation: row.occupation,
    occupationGroup: row.occupation_group,
    hamlet: row.hamlet,
    paidThrough: row.paid_through,
  };
}

/** The name may hold anything: the id stands first. */
function readCursor(cursor: string | undefined): { readonly workerId: string; readonly name: string } | null {
  if (cursor === undefined) return null;
  const [workerId = '', name] = [cursor.slice(0, 36), cursor.slice(37)];
  if (!isUuid(workerId) || name === '') throw refuseInput('input.invalid', { field: 'cursor' });
  return { workerId, name };
}

/** A category is asked for by the occupations it names; one that names none leaves everyone. */
async function groupsOf(transaction: Transaction, { groups, category }: Asked): Promise<string[] | null> {
  const asked = groups?.split(',') ?? null;
  if (category === undefined) return asked;
  const { rows } = await sql<{ occupation_groups: readonly string[] }>`
    select occupation_groups from sponsorship.categories where category_code = ${category}`.execute(
    transaction.of<unknown>(),
  );
  const named = rows[0]?.occupation_groups ?? [];
  if (named.length === 0) return asked;
  return asked ? asked.filter((group) => named.includes(group)) : [...named];
}

/** Words of a name alone are searched for. */
function wordsOf({ search = '' }: Asked): readonly string[] {
  const query = readWorkerQuery(search);
  return query.kind === 'name' ? query.words : [];
}
