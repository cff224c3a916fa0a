import type pg from 'pg';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { type AuditCheck, verifyAudit } from './verify-audit.ts';

const definition = { name: 'audit.check-journal', roles: ['auditor', 'admin'] } as const;

/** Recomputes the chain with the job worker's sight of all entries; the check itself is written down. */
export async function checkJournal(
  services: Services,
  workerPool: pg.Pool,
  caller: Caller,
): Promise<AuditCheck> {
  return act(services, {
    act: definition,
    caller,
    request: null,
    perform: async () => {
      const check = await verifyAudit(workerPool);
      const details = { ok: check.ok, entries: check.entries, sealed: check.sealed };
      return {
        output: check,
        audit: { act: definition.name, subjectKind: 'audit', subjectId: check.head ?? 'journal', details },
      };
    },
  });
}
