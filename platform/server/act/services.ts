import type pg from 'pg';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

/** What every act may lean on; made once at start-up by the entry points. */
export interface Services {
  /** Logins of the application role: row policies always apply. */
  readonly pool: pg.Pool;
  readonly secrets: Secrets;
  readonly mode: 'demo' | 'real';
  /** Today in the region's time zone (`YYYY-MM-DD`); an argument, so that a test can choose it. */
  readonly today: () => string;
}
