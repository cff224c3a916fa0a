import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { RequestState } from '#modules/registry/core/index.ts';
import {
  type ComplaintTopic,
  complaintCode,
  readComplaintCode,
  refuse,
} from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { openWords, sealContent } from './request-content.ts';
import { clockOf } from './request-due.ts';

const opening = { name: 'registry.complain', roles: ['worker'] } as const;
const following = { name: 'registry.follow-complaint', roles: ['worker'] } as const;

/** A village's one computer may stand behind many people; a network that sends more is a machine. */
const complaintsADayOfSender = 10;
const complaintsAnHourOfAll = 200;

/** Someone without an account who complains: he sees nothing and nobody. */
const complainant: Caller = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'Pelapor',
  email: '',
  personKey: '',
  role: 'worker',
  areaCodes: [],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

export interface Complaint {
  readonly topic: ComplaintTopic;
  readonly employer: string;
  readonly areaCode: string;
  readonly words: string;
  readonly name: string;
  readonly contact: string;
}

/**
 * Keeps a complaint of someone without an account for the office of that area. It takes no idempotency key: a kept answer would be
 * the code in clear in a table.
 *
 * @throws Refusal `area.not_found`, `complaint.too_many`
 */
export async function complain(
  services: Services,
  sender: string,
  complaint: Complaint,
): Promise<{ code: string; dueAt: string }> {
  return act(services, {
    act: opening,
    caller: complainant,
    request: complaint,
    perform: async (transaction) => {
      const [requestId, code] = [newId(), complaintCode(randomBytes(16))];
      const openedAt = new Date().toISOString();
      const clock = clockOf('complaint', openedAt);
      const request = requestRecord(services, { requestId, code, sender, openedAt, complaint });
      const event = {
        ...{ event_id: newId(), act: opening.name, account_id: complainant.accountId },
        ...{ actor_name: complainant.name, actor_role: complainant.role },
      };
      const { rows } = await sql<{ outcome: string }>`select registry.keep_complaint(
        ${JSON.stringify(request)}::jsonb, ${JSON.stringify(event)}::jsonb, ${complaintsADayOfSender}, ${complaintsAnHourOfAll}) as outcome`.execute(
        transaction.of<unknown>(),
      );
      const outcome = rows[0]?.outcome;
      if (outcome === 'area_unknown') throw refuse('area.not_found', { field: 'areaCode' });
      if (outcome !== 'kept') throw refuse('complaint.too_many');
      return {
        output: { code, dueAt: clock.dueAt },
        audit: {
          act: opening.name,
          subjectKind: 'request',
          subjectId: requestId,
          areaCode: complaint.areaCode,
        },
      };
    },
  });
}

function requestRecord(
  { secrets }: Services,
  {
    requestId,
    code,
    sender,
    openedAt,
    complaint,
  }: {
    readonly requestId: string;
    readonly code: string;
    readonly sender: string;
    readonly openedAt: string;
    readonly complaint: Complaint;
  },
) {
  const { areaCode, ...content } = complaint;
  const index = blindIndex(secrets, 'complaint');
  const clock = clockOf('complaint', openedAt);
  return {
    request_id: requestId,
    worker_id: newId(),
    content_sealed: bytea(sealContent(secrets, requestId, content)),
    code_index: bytea(index(`code:${code}`)),
    sender_index: bytea(index(`sender:${networkOf(sender)}`)),
    area_code: areaCode,
    duty: clock.duty,
    clock_within: clock.within,
    clock_unit: clock.unit,
    clock_law: clock.law,
    clock_certainty: clock.certainty,
    account_id: complainant.accountId,
    opened_at: openedAt,
    due_at: clock.dueAt,
  };
}

function bytea(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

interface FollowedRow {
  readonly request_id: string;
  readonly state: RequestState;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly closed_at: Date | null;
  readonly clock_law: string;
  readonly clock_certainty: string;
  readonly event_id: string;
  readonly event_state: RequestState;
  readonly words_sealed: Buffer | null;
  readonly recorded_at: Date;
}

/**
 * What became of a complaint, without who worked on it.
 *
 * @throws Refusal `complaint.code_unknown` for every code that is none of a complaint
 */
export async function followComplaint(services: Services, typed: string) {
  const code = readComplaintCode(typed);
  if (!code) throw refuse('complaint.code_unknown', { field: 'code' });
  const index = blindIndex(services.secrets, 'complaint')(`code:${code}`);
  return act(services, {
    act: following,
    caller: complainant,
    request: null,
    perform: async (transaction) => {
      const { rows } = await sql<FollowedRow>`select * from registry.follow_complaint(${index})`.execute(
        transaction.of<unknown>(),
      );
      const [first] = rows;
      if (!first) throw refuse('complaint.code_unknown', { field: 'code' });
      return {
        output: followed(services, first, rows),
        audit: { act: following.name, subjectKind: 'request', subjectId: first.request_id },
      };
    },
  });
}

function followed({ secrets }: Services, request: FollowedRow, rows: readonly FollowedRow[]) {
  return {
    state: request.state,
    openedAt: request.opened_at.toISOString(),
    dueAt: request.due_at.toISOString(),
    closedAt: request.closed_at?.toISOString() ?? null,
    law: request.clock_law,
    certainty: request.clock_certainty,
    events: rows.map((row) => ({
      at: row.recorded_at.toISOString(),
      state: row.event_state,
      words: openWords(secrets, row.event_id, row.words_sealed),
    })),
  };
}
