import { sql } from 'kysely';
import type { Transaction } from '#platform/server/db/transaction.ts';

export interface TreeRow {
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: string;
  readonly area_name: string;
  /** Null where the parent is none, or not in the caller's sight. */
  readonly parent_id: string | null;
}

/** The family of an organisation in scope: from the topmost parent that is in sight down, nearest levels first. */
export async function listFamily(
  transaction: Transaction,
  { organisationId, limit }: { readonly organisationId: string; readonly limit: number },
): Promise<TreeRow[]> {
  const found = await sql<TreeRow>`
    with recursive above as (
      select o.organisation_id, o.parent_id, 0 as steps from registry.organisations o where o.organisation_id = ${organisationId}::uuid
      union all
      select p.organisation_id, p.parent_id, a.steps + 1 from registry.organisations p join above a on p.organisation_id = a.parent_id
        where a.steps < 50),
    family as (
      select organisation_id, null::uuid as parent_id, 0 as depth from (select organisation_id from above order by steps desc limit 1) as top
      union all
      select c.organisation_id, c.parent_id, f.depth + 1 from registry.organisations c join family f on c.parent_id = f.organisation_id
        where f.depth < 50)
    select o.organisation_id, o.name, o.kind, a.name as area_name, f.parent_id
    from family f join registry.organisations o using (organisation_id) join registry.areas a on a.code = o.area_code
    order by f.depth, o.name collate "C", o.organisation_id limit ${limit}`.execute(
    transaction.of<unknown>(),
  );
  return found.rows;
}

/** One move at a time: two at once could close a circle that neither sees. */
export async function holdTree(transaction: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('registry.organisation-tree'))`.execute(
    transaction.of<unknown>(),
  );
}

/** True where one is the other or lies below it, by all parents whoever sees them. */
export async function liesBelow(
  transaction: Transaction,
  { organisationId, aboveId }: { readonly organisationId: string; readonly aboveId: string },
): Promise<boolean> {
  const asked = await sql<{
    below: boolean;
  }>`select registry.organisation_lies_below(${organisationId}::uuid, ${aboveId}::uuid) as below`.execute(
    transaction.of<unknown>(),
  );
  return asked.rows[0]?.below ?? false;
}

/** Sets the parent of an organisation that is held and counts its version up. */
export async function updateParent(
  transaction: Transaction,
  { organisationId, parentId }: { readonly organisationId: string; readonly parentId: string | null },
): Promise<void> {
  await sql`update registry.organisations set parent_id = ${parentId}::uuid, version = version + 1
    where organisation_id = ${organisationId}::uuid`.execute(transaction.of<unknown>());
}
