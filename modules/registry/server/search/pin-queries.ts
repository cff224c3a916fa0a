import { sql } from 'kysely';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface Pin {
  readonly kind: 'worker' | 'organisation' | 'area';
  readonly subject: string;
}

export interface NamedPin extends Pin {
  readonly name: string;
  readonly place: string;
}

const standsFor = sql`case when p.kind = 'worker' then registry.standing_worker(p.subject::uuid)::text else p.subject end`;

/** Pins as they stand: a worker merged into another is pinned as that one, by the latest of their pins. */
const standing = sql`(
  select p.kind, ${standsFor} as subject, max(p.pinned_at) as pinned_at from registry.pins p group by 1, 2)`;

/** What stands for a pin's subject. */
const stands = ({ kind, subject }: Pin) =>
  kind === 'worker' ? sql`registry.standing_worker(${subject}::uuid)::text` : sql`${subject}`;

/** The account's pins, newest first; whose they are, the row policy says. */
export async function listPins(transaction: Transaction): Promise<Pin[]> {
  const found = await sql<Pin>`
    select kind, subject from ${standing} as p order by pinned_at desc, subject`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** The account's pins with their names, as far as the row policies still show them. */
export async function listNamedPins(transaction: Transaction): Promise<NamedPin[]> {
  const found = await sql<NamedPin>`
    select p.kind, p.subject, coalesce(w.name, o.name, a.name) as name,
      coalesce(case when p.kind = 'area' then a.path_name else h.path_name end, '') as place
    from ${standing} as p
    left join registry.workers w on p.kind = 'worker' and w.worker_id = case when p.kind = 'worker' then p.subject::uuid end
    left join registry.organisations o on p.kind = 'organisation'
      and o.organisation_id = case when p.kind = 'organisation' then p.subject::uuid end
    left join registry.areas a on p.kind = 'area' and a.code = p.subject
    left join registry.areas h on h.code = coalesce(w.area_code, o.area_code)
    where coalesce(w.name, o.name, a.name) is not null
    order by p.pinned_at desc, p.subject`.execute(transaction.of<unknown>());
  return found.rows;
}

/** True when the row policies show the caller what is to be pinned. */
export async function isSeen(transaction: Transaction, { kind, subject }: Pin): Promise<boolean> {
  const found = await {
    worker: () =>
      sql`select from registry.workers where worker_id = registry.standing_worker(${subject}::uuid)`,
    organisation: () => sql`select from registry.organisations where organisation_id = ${subject}::uuid`,
    area: () => sql`select from registry.areas where code = ${subject}`,
  }
    [kind]()
    .execute(transaction.of<unknown>());
  return found.rows.length > 0;
}

export async function insertPin(
  transaction: Transaction,
  caller: Caller,
  { kind, subject }: Pin,
): Promise<void> {
  await sql`insert into registry.pins (account_id, kind, subject)
    values (${caller.accountId}::uuid, ${kind}, ${subject}) on conflict do nothing`.execute(
    transaction.of<unknown>(),
  );
}

/** Also what was pinned before it was merged into the subject. */
export async function deletePin(transaction: Transaction, pin: Pin): Promise<void> {
  await sql`delete from registry.pins p where p.kind = ${pin.kind} and ${standsFor} = ${stands(pin)}`.execute(
    transaction.of<unknown>(),
  );
}

/** Lets go of pins that their owner does not see any more: nobody could unpin them. */
export async function deletePinsBut(transaction: Transaction, kept: readonly Pin[]): Promise<void> {
  await sql`delete from registry.pins p where (p.kind, ${standsFor}) not in (
    select * from unnest(${kept.map((pin) => pin.kind)}::text[], ${kept.map((pin) => pin.subject)}::text[]))`.execute(
    transaction.of<unknown>(),
  );
}
