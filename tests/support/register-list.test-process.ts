import { submitListNow } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { testMigrations, testSecrets } from './test-secrets.ts';

/** A process of its own that registers a list, so that it can be killed at any moment. Argument: JSON of `RegisterOrder`. */
export interface RegisterOrder {
  readonly adminUrl: string;
  readonly listId: string;
  readonly caller: Caller;
}

const order: RegisterOrder = JSON.parse(process.argv[2] ?? '');
const secrets = testSecrets();
const database = connectDatabase({
  adminUrl: order.adminUrl,
  secrets,
  migrationsDirectory: testMigrations,
});
process.stdout.write('begun\n');
await submitListNow({
  services: { pool: database.app, secrets, mode: 'demo', today: () => '2026-11-15' },
  caller: order.caller,
  listId: order.listId,
});
await database.close();
