import type pg from 'pg';

/**
 * Takes the keys and indexes off a table, does the work and puts the very same ones back: sorted once for all rows, instead
 * of searched for each.
 */
export async function withoutIndexes(
  admin: pg.Client,
  table: string,
  work: () => Promise<void>,
): Promise<void> {
  const { rows } = await admin.query<{ takeOff: string; putBack: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as "takeOff",
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as "putBack"
    from pg_constraint where conrelid = $1::regclass and contype in ('p', 'u')
    union all
    select format('drop index %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) from pg_index i
    where i.indrelid = $1::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`,
    [table],
  );
  await admin.query(rows.map(({ takeOff }) => takeOff).join(';'));
  await work();
  for (const { putBack } of rows) await admin.query(putBack);
}
