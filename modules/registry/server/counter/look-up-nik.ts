import { sql } from 'kysely';
import { readNik, refuse, registrars } from '#modules/registry/core/index.ts';
import { listMemberships, listWorkerLines, workerLine } from '#modules/registry/server/workers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';

/** Of how many people beyond his sight an account may learn in a day whether their NIK is registered. */
export const nikAnswersADay = 300;

const definition = { name: 'registry.look-up-nik', roles: registrars } as const;

interface Looked {
  readonly outcome: string;
  readonly worker_id: string | null;
}

/**
 * Whether a NIK is registered, while it is typed: the person where the caller sees him, elsewhere only that it is. Each answer is audited;
 * those about people beyond the caller's sight are counted.
 *
 * @throws Refusal `nik.malformed`, `nik.implausible`, `worker.answers_used_up`
 */
export async function lookUpNik(
  services: Services,
  caller: Caller,
  { nik: typed }: { readonly nik: string },
) {
  const { nik, fault } = readNik(typed);
  if (fault !== null) throw refuse(`nik.${fault}`, { field: 'nik' });
  const answer = await act(services, {
    act: definition,
    caller,
    request: null,
    perform: async (transaction) => {
      const { rows } = await sql<Looked>`select outcome, worker_id
        from registry.look_up_nik(${blindIndex(services.secrets, 'nik')(nik)}, ${nikAnswersADay})`.execute(
        transaction.of<unknown>(),
      );
      const looked = rows[0] ?? { outcome: 'unknown', worker_id: null };
      const seen = looked.worker_id === null ? null : await known(transaction, looked.worker_id);
      return {
        output: { outcome: looked.outcome, known: seen },
        audit: {
          act: definition.name,
          subjectKind: seen ? 'worker' : 'search',
          subjectId: seen?.worker.workerId ?? 'nik',
          details: { outcome: looked.outcome },
          workers: seen ? [seen.worker.workerId] : [],
        },
      };
    },
  });
  const { outcome, known: person } = answer;
  if (outcome === 'used_up') throw refuse('worker.answers_used_up');
  return { outcome: outcomeOf(outcome), known: person };
}

function outcomeOf(outcome: string): 'seen' | 'elsewhere' | 'unknown' {
  return outcome === 'seen' || outcome === 'elsewhere' ? outcome : 'unknown';
}

async function known(transaction: Transaction, workerId: string) {
  const [row] = await listWorkerLines(transaction, [workerId]);
  if (!row) return null;
  const memberships = await listMemberships(transaction, workerId);
  return {
    worker: workerLine(row),
    open: memberships
      .filter(({ ended_on }) => ended_on === null)
      .map(({ segment, state, organisation_id, organisation_name }) => ({
        segment,
        state,
        organisation:
          organisation_id === null
            ? null
            : { organisationId: organisation_id, name: organisation_name ?? '' },
      })),
  };
}
