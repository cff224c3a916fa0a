import type pg from 'pg';
import type { Services } from '#platform/server/act/services.ts';
import type { PeriodicTask } from '#platform/server/jobs/index.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { type SendHow, type SendOutcome, sendSigned } from './send-signed.ts';
import { callbackSealPlace } from './set-callback.ts';

/** Waits after each attempt that failed, in minutes; after the last one the message is given up. */
const waitsMinutes = [1, 5, 30, 120, 360, 1440] as const;
/** Longer than a batch may last: until then nobody else takes up its messages. */
const leaseMinutes = 5;
const batch = 20;

interface DueRow {
  readonly delivery_id: string;
  readonly attempts: number;
  readonly body: string;
  readonly url: string;
  readonly callback_id: string;
  readonly secret_sealed: Buffer;
}

/** Background work at the permit desk: messages to the desks' own systems. */
export function deskJobs(services: Pick<Services, 'secrets' | 'mode'>, workerPool: pg.Pool) {
  return {
    'certificates.send-callbacks': async () => {
      await sendCallbacks(services, workerPool);
    },
  };
}

export const deskPeriodic = [
  { task: 'certificates.send-callbacks', everySeconds: 15 },
] as const satisfies readonly PeriodicTask[];

/**
 * Sends the messages that are due, several at a time, outside of any transaction, and keeps the outcome of each attempt. Answers how
 * many were tried. A message may come twice after a crash: its `semesta-delivery` is then the same.
 */
export async function sendCallbacks(
  { secrets, mode }: Pick<Services, 'secrets' | 'mode'>,
  workerPool: pg.Pool,
  how: Omit<SendHow, 'mode'> = {},
): Promise<number> {
  const { rows } = await workerPool.query<DueRow>(takeDue, [batch, leaseMinutes]);
  const outcomes = await Promise.all(
    rows.map(async ({ delivery_id, callback_id, url, body, secret_sealed, attempts }) => {
      const secret = openSealed(secrets, callbackSealPlace(callback_id), secret_sealed).toString('utf8');
      const outcome = await sendSigned({ url, secret, deliveryId: delivery_id, body }, { ...how, mode });
      return outcomeOf(delivery_id, attempts, outcome);
    }),
  );
  if (outcomes.length > 0) await workerPool.query(keepOutcomes, [JSON.stringify(outcomes)]);
  return outcomes.length;
}

function outcomeOf(deliveryId: string, attempts: number, { isDelivered, status, fault }: SendOutcome) {
  const waitMinutes = waitsMinutes[attempts - 1] ?? null;
  const state = isDelivered ? 'delivered' : waitMinutes === null ? 'given_up' : 'waiting';
  return {
    deliveryId,
    state,
    waitMinutes: waitMinutes ?? 0,
    entry: { at: new Date().toISOString(), status, fault },
  };
}

/** To the address that the desk has now; a desk that has none keeps its messages until it has one. */
const takeDue = `
  with due as (select d.delivery_id, k.callback_id, k.url, k.secret_sealed
    from certificates.callback_deliveries d join certificates.callbacks k on k.desk_area = d.desk_area and k.stopped_at is null
    where d.state = 'waiting' and d.next_at <= now() order by d.next_at limit $1 for update of d skip locked)
  update certificates.callback_deliveries d set attempts = d.attempts + 1, next_at = now() + make_interval(mins => $2), callback_id = due.callback_id
  from due where due.delivery_id = d.delivery_id
  returning d.delivery_id, d.attempts, d.body, due.callback_id, due.url, due.secret_sealed`;

const keepOutcomes = `
  update certificates.callback_deliveries d set state = x.state, next_at = now() + make_interval(mins => x."waitMinutes"),
    outcomes = d.outcomes || x.entry, delivered_at = case when x.state = 'delivered' then now() end
  from jsonb_to_recordset($1::jsonb) as x ("deliveryId" uuid, state text, "waitMinutes" integer, entry jsonb)
  where x."deliveryId" = d.delivery_id`;
