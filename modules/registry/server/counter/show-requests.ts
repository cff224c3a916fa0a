import { maskNik, maskPhone, readPhone, readRegistration, refuse } from '#modules/registry/core/index.ts';
import { areaDirectory, areaName } from '#modules/registry/server/areas/index.ts';
import { idSchema } from '#platform/core/contract.ts';
import { refuse as refuseInput } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { countOpenRequests, findRequest, listOpenRequests, type RequestRow } from './request-queries.ts';
import { openRequest } from './sealed-request.ts';

/** Who decides about requests of their area; the auditor reads. */
const deciders = ['office_staff', 'office_supervisor', 'village'] as const;
const definition = { name: 'registry.show-registration-requests', roles: [...deciders, 'auditor'] } as const;

/** Requests that wait in the caller's area, the oldest first; the look is audited. */
export async function listRequests(
  services: Services,
  caller: Caller,
  page: { readonly cursor?: string | undefined; readonly limit: number },
) {
  const after = page.cursor ?? null;
  if (after !== null && !idSchema.safeParse(after).success)
    throw refuseInput('input.invalid', { field: 'cursor' });
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const rows = await listOpenRequests(transaction, { after, limit: page.limit + 1 });
      const shown = rows.slice(0, page.limit);
      const total = await countOpenRequests(transaction);
      return {
        output: {
          total,
          requests: shown.map((row) => requestLine(services, row)),
          cursor: rows.length > page.limit ? (shown.at(-1)?.request_id ?? null) : null,
        },
        audit: {
          act: definition.name,
          subjectKind: 'registration_requests',
          subjectId: 'waiting',
          details: { shown: shown.length },
        },
      };
    },
  });
}

/**
 * One request as it was written, NIK and telephone masked; the look is audited.
 *
 * @throws Refusal `registration.request_not_found`
 */
export async function showRequest(services: Services, caller: Caller, requestId: string) {
  const { knownRegions } = await areaDirectory(services.pool);
  return readPeople(services, {
    act: definition,
    caller,
    perform: async (transaction) => {
      const row = await findRequest(transaction, requestId);
      if (!row) throw refuse('registration.request_not_found');
      const { form, withSavings, firstMonths } = openRequest(services, row);
      const { warnings } = readRegistration(form, { segment: 'BPU', on: services.today(), knownRegions });
      return {
        output: {
          ...requestLine(services, row),
          form: { ...form, nik: '', phone: '' },
          phoneMasked: form.phone === '' ? null : maskPhone(readPhone(form.phone) ?? form.phone),
          ...{ withSavings, firstMonths, warnings: [...warnings] },
          reason: row.reason,
          workerId: row.worker_id,
          deciderName: row.decider_name,
          decidedAt: row.decided_at?.toISOString() ?? null,
          version: row.version,
        },
        audit: {
          act: definition.name,
          subjectKind: 'registration_request',
          subjectId: requestId,
          areaCode: row.area_code,
        },
      };
    },
  });
}

function requestLine(services: Services, row: RequestRow) {
  const { form } = openRequest(services, row);
  return {
    requestId: row.request_id,
    code: row.code,
    state: row.state,
    name: form.name,
    nikMasked: maskNik(form.nik.replace(/\D+/g, '')),
    birthDate: form.birthDate,
    occupation: form.occupation,
    area: areaName({
      code: row.area_code,
      name: row.area_name,
      kind: row.area_kind,
      pathName: row.area_path_name,
    }),
    createdAt: row.created_at.toISOString(),
    sameNik: row.same_nik,
  };
}
