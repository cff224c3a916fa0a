import { sql } from 'kysely';
import { z } from 'zod';
import { refuse } from '#modules/registry/core/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

const monthShape = z.object({
  month: z.string(),
  segment: z.enum(['PU', 'BPU']),
  part: z.string(),
  state: z.enum(['due', 'paid', 'forgone']),
  amountIdr: z.string(),
  paidOn: z.string().nullable(),
  payerKind: z.enum(['worker', 'employer', 'sponsor']),
  /** Name of the organisation that pays; null where the worker does. */
  payer: z.string().nullable(),
  /** Name of the group that collected it; the payer stays the worker. */
  through: z.string().nullable(),
  receipt: z.number().nullable(),
  code: z.string().nullable(),
  dueOn: z.string().nullable(),
});

const factsShape = z.object({
  name: z.string(),
  nikMasked: z.string(),
  areaCode: z.string(),
  residence: z.string(),
  office: z.string(),
  kpj: z.string(),
  /** False: the caller reads of his own organisation's months alone. */
  isWhole: z.boolean(),
  memberships: z.array(
    z.object({ segment: z.enum(['PU', 'BPU']), openedOn: z.string(), endedOn: z.string().nullable() }),
  ),
  months: z.array(monthShape),
});

/** What the contributions of one worker are told from; months newest first. */
export type WorkerFacts = z.infer<typeof factsShape>;
export type WorkerMonthFacts = z.infer<typeof monthShape>;

/**
 * The memberships and months of a worker as far as the caller may see them.
 *
 * @throws Refusal `worker.not_found`, the same for a worker who does not exist and one out of scope
 */
export async function getWorkerFacts(transaction: Transaction, workerId: string): Promise<WorkerFacts> {
  const { rows } = await sql<{ found: unknown }>`
    select contributions.worker_overview(${workerId}::uuid) as found`.execute(transaction.of<unknown>());
  const found = rows[0]?.found ?? null;
  if (found === null) throw refuse('worker.not_found');
  return factsShape.parse(found);
}
