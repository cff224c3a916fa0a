import pg from 'pg';
import { seedDemonstrationAccounts } from '#modules/accounts/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { loadDemonstration } from './load-demonstration.ts';
import { accountOrganisations } from './named-organisations.ts';

/** The opened system, as far as the demonstration needs it. */
export interface DemonstrationHost {
  readonly adminUrl: string;
  readonly services: Services;
  readonly database: { readonly auth: pg.Pool };
}

export const defaultWorkers = 20_000;
export const defaultSeed = 'bali';

/** At a start in demo mode: loads the region into an empty database, and the accounts where a killed start left them out. */
export async function loadDemonstrationIfEmpty(
  { adminUrl, services, database }: DemonstrationHost,
  onProgress: (message: string) => void,
): Promise<void> {
  const before = await lookAround(adminUrl);
  if (before.hasPeople && !before.isDemonstration) return;
  if (!before.hasPeople) {
    const loaded = await loadDemonstration({
      adminUrl,
      services,
      workers: defaultWorkers,
      seed: defaultSeed,
      onProgress: (done, total) => onProgress(`demonstrasi / demonstration: ${done} / ${total}`),
    });
    onProgress(`demonstrasi dimuat / demonstration loaded: ${loaded.workers} (${loaded.seconds} s)`);
  }
  if (before.hasAccounts) return;
  const { organisations } = before.hasPeople ? before : await lookAround(adminUrl);
  await seedDemonstrationAccounts({ ...services, authPool: database.auth }, organisations);
}

async function lookAround(adminUrl: string) {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'semesta-demonstration' });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ people: boolean; demonstration: boolean; accounts: boolean }>(
      `select exists (select from registry.workers) as people, exists (select from registry.workers where demonstration) as demonstration,
        exists (select from accounts.accounts where demonstration) as accounts`,
    );
    const named = await client.query<{ name: string; id: string }>(
      'select name, organisation_id as id from registry.organisations where demonstration and name = any ($1)',
      [Object.values(accountOrganisations)],
    );
    const idOf = new Map(named.rows.map((row) => [row.name, row.id]));
    return {
      hasPeople: rows[0]?.people ?? false,
      isDemonstration: rows[0]?.demonstration ?? false,
      hasAccounts: rows[0]?.accounts ?? false,
      organisations: Object.fromEntries(
        Object.entries(accountOrganisations).flatMap(([account, name]) => {
          const id = idOf.get(name);
          return id ? [[account, id]] : [];
        }),
      ),
    };
  } finally {
    await client.end();
  }
}
