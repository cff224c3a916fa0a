import type pg from 'pg';

/** What registering a list fills; `coverage.fact_deltas` and the audit among it. */
const tables = [
  'registry.list_rows',
  'registry.list_registrations',
  'registry.workers',
  'registry.nik_claims',
  'registry.phone_claims',
  'registry.memberships',
  'coverage.fact_deltas',
  'platform.audit_subjects',
] as const;

/**
 * Seconds that PostgreSQL takes to COPY what stands in the tables into the same tables, emptied, with their indexes: as superuser, from files of
 * the server, one transaction a table.
 */
export async function copyBaseline(admin: pg.Client): Promise<number> {
  const { rows } = await admin.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const fileOf = (table: string) => `'${rows[0]?.folder}/bench-${table}.copy'`;
  for (const table of tables) await admin.query(`copy ${table} to ${fileOf(table)}`);
  await emptyTables(admin);
  const started = performance.now();
  for (const table of tables) await admin.query(`copy ${table} from ${fileOf(table)}`);
  return (performance.now() - started) / 1000;
}

/** Empties the tables for the next measurement; the journal's own guard is passed over by the superuser. */
export async function emptyTables(admin: pg.Client): Promise<void> {
  await admin.query(`set session_replication_role = replica`);
  await admin.query(
    `truncate ${tables.join(', ')}, registry.lists, platform.files, platform.audit_entries, platform.audit_unsealed`,
  );
  await admin.query(`reset session_replication_role`);
  await admin.query('checkpoint');
}
