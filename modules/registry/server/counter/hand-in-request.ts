import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { type RegistrationForm, readRegistration, refuse } from '#modules/registry/core/index.ts';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import { registrationLimits } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { networkOf } from '#platform/server/http/network-of.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { bytes } from './prepare-registration.ts';
import { type RequestContent, sealRequest } from './sealed-request.ts';

const definition = { name: 'registry.request-registration', roles: ['worker'] } as const;

/** A village office's computer may stand behind many people; a network that sends more is a machine. */
const requestsADayOfSender = 20;
const requestsADayOfArea = 200;

/** Someone without an account who asks for himself: he sees nothing and nobody. */
const applicant: Caller = {
  accountId: '00000000-0000-0000-0000-000000000000',
  name: 'Pemohon',
  email: '',
  personKey: '',
  role: 'worker',
  areaCodes: [],
  organisationId: null,
  organisationIds: [],
  workerId: null,
  language: 'id',
};

export interface HandedIn extends Pick<RequestContent, 'withSavings' | 'firstMonths'> {
  readonly form: RegistrationForm;
}

/**
 * Keeps what a worker asks, sealed, for the village and the office of his residence. Whether anyone is known, nobody learns here.
 *
 * @throws Refusal a fault of the form, `area.not_found`, `registration.queue_full`
 */
export async function handInRequest(
  services: Services,
  sender: { readonly address: string; readonly key?: string | undefined },
  { form, withSavings, firstMonths }: HandedIn,
): Promise<{ code: string }> {
  const { knownRegions } = await areaDirectory(services.pool);
  const on = services.today();
  const limits = registrationLimits(theLaw(), on);
  const { registration, faults } = readRegistration(form, { segment: 'BPU', on, knownRegions, limits });
  const [first] = faults;
  if (first) throw refuse(first.code, { field: first.field, faults });
  if (!registration) throw new Error('a form without a fault could not be read');
  return act(services, {
    act: definition,
    caller: applicant,
    key: sender.key,
    request: { form, withSavings, firstMonths },
    perform: async (transaction) => {
      const [requestId, code] = [newId(), newCode()];
      const kept = {
        request_id: requestId,
        code,
        content_sealed: bytes(sealRequest(services, requestId, { form, withSavings, firstMonths })),
        nik_index: bytes(blindIndex(services.secrets, 'nik')(registration.nik)),
        sender_index: bytes(blindIndex(services.secrets, 'request')(`sender:${networkOf(sender.address)}`)),
        area_code: registration.areaCode,
      };
      const { rows } = await sql<{
        outcome: string;
      }>`select registry.keep_registration_request(${JSON.stringify(kept)}::jsonb,
        ${requestsADayOfSender}, ${requestsADayOfArea}) as outcome`.execute(transaction.of<unknown>());
      const outcome = rows[0]?.outcome;
      if (outcome === 'area_unknown') throw refuse('area.not_found', { field: 'areaCode' });
      if (outcome !== 'kept') throw refuse('registration.queue_full');
      return {
        output: { code },
        audit: {
          act: definition.name,
          subjectKind: 'registration_request',
          subjectId: requestId,
          areaCode: registration.areaCode,
        },
      };
    },
  });
}

/** No letter or digit that is taken for another one when it is read aloud. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

function newCode(): string {
  return Array.from({ length: 8 }, () => signs[randomInt(signs.length)] ?? '2').join('');
}
