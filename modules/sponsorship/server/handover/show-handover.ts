import { z } from 'zod';
import { conversionPercent, type HandoverTab } from '#modules/sponsorship/core/index.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { read, readPeople, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import {
  countHandover,
  type HandoverPlace,
  type HandoverRow,
  listHandover,
  listRates,
} from './handover-queries.ts';
import { handoverReaders } from './handover-roles.ts';

const definition = { name: 'sponsorship.show-handover', roles: handoverReaders } as const;
const counting = { name: 'sponsorship.count-handover', roles: handoverReaders } as const;
const placeShape = z.tuple([z.string(), z.string(), z.guid()]);

interface Asked {
  readonly tab: HandoverTab;
  readonly within?: string | undefined;
  readonly programmeId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * A page of those whose term ends or ended; the look is audited with whom it showed.
 *
 * @throws Refusal `input.invalid` (cursor)
 */
export function showHandover(services: Services, caller: Caller, { cursor, limit, ...asked }: Asked) {
  const after = cursor === undefined ? null : placeOf(cursor);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const on = services.today();
      const rows = await listHandover(transaction, on, asked, { after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const last = rows.length > limit ? shown.at(-1) : undefined;
      return {
        output: { today: on, people: shown.map(personOf), cursor: last ? cursorOf(last) : null },
        audit: {
          act: definition.name,
          subjectKind: 'handover',
          subjectId: asked.tab,
          areaCode: asked.within ?? '',
          details: { found: shown.length },
          workers: shown.map(({ worker_id }) => worker_id),
        },
      };
    },
  });
}

/** How many stand in each work list; counts, and no person. */
export async function showHandoverCounts(
  services: Services,
  caller: Caller,
  { within }: { readonly within?: string | undefined },
) {
  requireRole(counting, caller);
  const today = services.today();
  const counts = await read(services, caller, (transaction) =>
    countHandover(transaction, today, within ?? null),
  );
  return { today, counts };
}

/** How many went on by themselves within three months; counts, and no person. */
export async function showHandoverRates(
  services: Services,
  caller: Caller,
  { within }: { readonly within?: string | undefined },
) {
  requireRole(counting, caller);
  const today = services.today();
  const rows = await read(services, caller, (transaction) => listRates(transaction, today, within ?? null));
  return { today, rates: rows.map((row) => ({ ...row, percent: conversionPercent(row) })) };
}

function personOf(row: HandoverRow) {
  return {
    workerId: row.worker_id,
    termId: row.term_id,
    version: row.version,
    name: row.name,
    nikMasked: row.nik_masked,
    occupation: row.occupation,
    hamlet: row.hamlet,
    villageCode: row.village_code,
    villageName: row.village_name,
    programme: row.programme_name,
    firstMonth: row.first_month,
    lastMonth: row.last_month,
    endsOn: row.ends_on,
    agent: row.agent_id === null ? null : { organisationId: row.agent_id, name: row.agent_name ?? '' },
    outcome: row.outcome,
    outcomeReason: row.outcome_reason,
    outcomeBy: row.outcome_name,
    outcomeAt: row.outcome_at?.toISOString() ?? null,
    contactedOn: row.contacted_on,
    nextTermFrom: row.next_term_from,
    ownMonths: row.own_months,
    bill: billOf(row),
  };
}

function billOf({ code, code_idr, code_month, code_expires_on }: HandoverRow) {
  if (code === null || code_idr === null || code_month === null) return null;
  return { code, amountIdr: code_idr, month: code_month, expiresOn: code_expires_on };
}

function cursorOf({ last_month, village_code, worker_id }: HandoverRow): string {
  return Buffer.from(JSON.stringify([last_month, village_code, worker_id])).toString('base64url');
}

function placeOf(cursor: string): HandoverPlace {
  try {
    const decoded = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [lastMonth, villageCode, workerId] = placeShape.parse(decoded);
    return { lastMonth, villageCode, workerId };
  } catch {
    throw refuseInput('input.invalid', { field: 'cursor' });
  }
}
