import { openRequestActs } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { openContent, openWords } from './request-content.ts';
import { type EventRow, listCopies, listRequestEvents } from './request-events.ts';
import type { RequestRow } from './request-queries.ts';

/** A request as a list shows it. */
export function requestLine({ secrets }: Services, row: RequestRow) {
  return {
    requestId: row.request_id,
    kind: row.kind,
    state: row.state,
    channel: row.channel,
    name: row.name ?? openContent(secrets, row.request_id, row.content_sealed).name,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    clock: {
      dueAt: row.due_at.toISOString(),
      minutesLeft: row.minutes_left,
      within: row.clock_within,
      unit: row.clock_unit,
      law: row.clock_law,
      certainty: row.clock_certainty,
    },
  };
}

/** A request with everything the caller may read of it and do with it. */
export async function requestView(
  services: Services,
  transaction: Transaction,
  caller: Caller,
  row: RequestRow,
) {
  const content = openContent(services.secrets, row.request_id, row.content_sealed);
  const events = await listRequestEvents(transaction, row);
  const copies = await listCopies(transaction, row);
  return {
    ...requestLine(services, row),
    version: row.version,
    words: content.words,
    topic: content.topic,
    employer: content.employer,
    contact: content.contact,
    area: row.area_path_name ?? '',
    worker: workerOf(row),
    acts: openRequestActs(row, caller.role).filter((act) => act !== 'registry.hand-over-copy'),
    events: events.map((event) => eventView(services, caller, event)),
    copies: copies.map(({ format, size_bytes, expires_at }) => ({
      format,
      sizeBytes: size_bytes,
      expiresAt: expires_at.toISOString(),
    })),
  };
}

function workerOf({ worker_id, nik_masked, birth_date }: RequestRow) {
  return nik_masked === null || birth_date === null
    ? null
    : { workerId: worker_id, nikMasked: nik_masked, birthDate: birth_date };
}

function eventView({ secrets }: Services, caller: Caller, event: EventRow) {
  return {
    eventId: event.event_id,
    at: event.recorded_at.toISOString(),
    act: event.act,
    state: event.state,
    actorName: caller.role === 'worker' ? '' : event.actor_name,
    actorRole: event.actor_role,
    words: openWords(secrets, event.event_id, event.words_sealed),
  };
}
