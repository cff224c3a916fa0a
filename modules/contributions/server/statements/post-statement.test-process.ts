import type { Caller } from '#platform/core/roles.ts';
import { connectDatabase } from '#platform/server/db/index.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import { postStatementNow } from './post-statement-now.ts';

/** A process of its own that reads and posts a statement, so that it can be killed at any moment. Argument: JSON of `PostOrder`. */
export interface PostOrder {
  readonly adminUrl: string;
  readonly statementId: string;
  readonly caller: Caller;
}

const order: PostOrder = JSON.parse(process.argv[2] ?? '');
const secrets = testSecrets();
const database = connectDatabase({ adminUrl: order.adminUrl, secrets, migrationsDirectory: testMigrations });
process.stdout.write('begun\n');
await postStatementNow({
  services: { pool: database.app, secrets, mode: 'demo', today: () => '2026-11-15' },
  caller: order.caller,
  statementId: order.statementId,
});
await database.close();
