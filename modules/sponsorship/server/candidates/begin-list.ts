import { sql } from 'kysely';
import { registrationLimits } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { refuseCandidates } from '#modules/sponsorship/core/index.ts';
import { monthOf } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { listFillers } from './candidate-roles.ts';

const definition = { name: 'sponsorship.begin-list', roles: listFillers } as const;

interface Begun {
  readonly programmeId: string;
  readonly villageCode: string;
}

/**
 * Begins the list of candidates of a village for a programme that reaches it.
 *
 * @throws Refusal `candidates.programme_not_found`, `candidates.programme_not_open`, `candidates.village_left_out`, `candidates.begun_already`
 */
export function beginList(services: Services, caller: Caller, request: Begun, key?: string) {
  return act(services, {
    act: definition,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const startMonth = await requireReach(transaction, request);
      const today = services.today();
      const [first = startMonth] = [startMonth, monthOf(today)].sort().reverse();
      const limits = registrationLimits(theLaw(), `${first}-01`);
      const { accountId, name, personKey } = caller;
      const begun = {
        ...{ ...request, listId: newId(), on: today, accountId, name, personKey },
        ...{ lowestAge: limits.youngestAge ?? null, refusedFromAge: limits.tooOldAge ?? null },
      };
      const { rows } = await sql<{ list_id: string | null }>`
        select sponsorship.begin_list(${JSON.stringify(begun)}::jsonb) as list_id`.execute(
        transaction.of<unknown>(),
      );
      const listId = rows[0]?.list_id ?? null;
      if (listId === null) throw refuseCandidates('candidates.begun_already');
      return {
        output: { listId },
        audit: {
          act: definition.name,
          subjectKind: 'candidate_list',
          subjectId: listId,
          areaCode: request.villageCode,
          details: { programmeId: request.programmeId, firstMonth: first },
        },
      };
    },
  });
}

interface Reached {
  readonly state: string;
  readonly start_month: string;
  readonly left_out: string | null;
  readonly list_id: string | null;
}

/** Why a list cannot be begun is said before the database refuses it without a word. */
async function requireReach(transaction: Transaction, { programmeId, villageCode }: Begun): Promise<string> {
  const { rows } = await sql<Reached>`
    select p.state, p.start_month, case when v.budget_id is null and v.left_out = '' then 'source.no_budget' else v.left_out end as left_out, l.list_id
    from sponsorship.programmes p
      left join sponsorship.programme_villages v on v.programme_id = p.programme_id and v.village_code = ${villageCode}
      left join sponsorship.lists l on l.programme_id = p.programme_id and l.village_code = ${villageCode} and l.kind = 'first' and l.state <> 'withdrawn'
    where p.programme_id = ${programmeId}::uuid
      and ${villageCode} like any (string_to_array(nullif(current_setting('app.areas_people', true), ''), ','))`.execute(
    transaction.of<unknown>(),
  );
  const [found] = rows;
  if (!found) throw refuseCandidates('candidates.programme_not_found');
  if (found.state !== 'open') throw refuseCandidates('candidates.programme_not_open');
  if (found.left_out !== '')
    throw refuseCandidates('candidates.village_left_out', { reason: found.left_out ?? '' });
  if (found.list_id) throw refuseCandidates('candidates.begun_already', { listId: found.list_id });
  return found.start_month;
}
