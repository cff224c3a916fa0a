import { z } from 'zod';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';

const identityShape = z.object({ nik: z.string(), phone: z.string().nullish() });

/** NIK and phone in clear, out of `workers.identity_sealed`. */
export function openIdentity(
  secrets: Secrets,
  worker: { readonly worker_id: string; readonly identity_sealed: Uint8Array },
): { nik: string; phone: string | null } {
  const opened = openSealed(secrets, identityPlace(worker.worker_id), worker.identity_sealed).toString(
    'utf8',
  );
  const { nik, phone } = identityShape.parse(JSON.parse(opened));
  return { nik, phone: phone || null };
}

/** Where the sealed identity of a worker belongs. */
export function identityPlace(workerId: string) {
  return { table: 'workers', column: 'identity', rowId: workerId };
}
