import type pg from 'pg';
import type { Services } from '#platform/server/act/services.ts';

/** What the acts on accounts lean on besides the usual. */
export interface AccountServices extends Services {
  /** The sign-in engine's login. */
  readonly authPool: pg.Pool;
  /** Where people open the web, e.g. `http://localhost:4510`: one-time links begin with it. */
  readonly baseUrl: string;
}
