import type pg from 'pg';
import type { AuditBreak } from './walk-chain.ts';

interface Found {
  readonly entry_id: string;
  readonly position: number | null;
}

/** The first entry whose workers are not those it was written with, or workers noted for no entry. */
export async function findSubjectsChanged(client: pg.ClientBase): Promise<AuditBreak | null> {
  const { rows } = await client.query<Found>(`
    with subjects as (
      select entry_id, count(*)::int as workers,
        sha256(convert_to(string_agg(worker_id::text, ',' order by worker_id), 'UTF8')) as digest
      from platform.audit_subjects group by entry_id
    ),
    faults as (
      select entry_id from platform.audit_entries e full join subjects s using (entry_id)
      where e.subjects_count is null or e.subjects_count <> coalesce(s.workers, 0)
        or e.subjects_digest is distinct from s.digest
    )
    select entry_id, c.position::float8 as position from faults left join platform.audit_chain c using (entry_id)
    order by c.position nulls last, entry_id limit 1`);
  return broken(rows[0], 'subjects_changed');
}

/** An entry that is neither sealed nor waiting, or one that waits and is gone. */
export async function findUnchained(client: pg.ClientBase): Promise<AuditBreak | null> {
  const outside = await client.query<Found>(`
    select e.entry_id, null::float8 as position from platform.audit_entries e
    where not exists (select from platform.audit_chain c where c.entry_id = e.entry_id)
      and not exists (select from platform.audit_unsealed u where u.entry_id = e.entry_id)
    order by e.recorded_at, e.entry_id limit 1`);
  if (outside.rows[0]) return broken(outside.rows[0], 'unchained');
  const gone = await client.query<Found>(`
    select u.entry_id, null::float8 as position from platform.audit_unsealed u
    where not exists (select from platform.audit_entries e where e.entry_id = u.entry_id) order by 1 limit 1`);
  return broken(gone.rows[0], 'deleted');
}

function broken(row: Found | undefined, fault: AuditBreak['fault']): AuditBreak | null {
  return row ? { position: row.position, entryId: row.entry_id, fault } : null;
}
