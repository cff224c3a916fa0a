import {
  type Enrolment,
  maskNik,
  nameKeys,
  nameTokens,
  occupationGroupOf,
  type ReasonCode,
  type Registration,
  redactNumbers,
} from '#modules/registry/core/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';

/** What `registry.register_worker` is handed: bytes as `\x…`, numbers and telephone only sealed and hashed. */
export interface PreparedRegistration {
  readonly workerId: string;
  readonly nikMasked: string;
  readonly person: Readonly<Record<string, unknown>>;
  readonly membership: Readonly<Record<string, unknown>>;
}

export interface RegistrationChoice extends Enrolment {
  readonly withSavings: boolean;
  readonly firstMonths: number | null;
}

/** Makes a registration ready to be kept: identity sealed, look-ups made, long numbers out of every clear text. */
export function prepareRegistration(
  { secrets, today }: Services,
  registration: Registration,
  chosen: RegistrationChoice & { readonly warnings: readonly ReasonCode[] },
): PreparedRegistration {
  const workerId = newId();
  const { nik, name, phone, incomeIdr, startedOn } = registration;
  const { segment } = chosen;
  const isPaid = segment === 'PU';
  const occupation = redactNumbers(registration.occupation);
  const place = { table: 'workers', column: 'identity', rowId: workerId };
  return {
    workerId,
    nikMasked: maskNik(nik),
    person: {
      worker_id: workerId,
      nik_index: bytes(blindIndex(secrets, 'nik')(nik)),
      identity_sealed: bytes(seal(secrets, place, JSON.stringify({ nik, phone }))),
      phone_index: phone === null ? null : bytes(blindIndex(secrets, 'phone')(phone)),
      nik_masked: maskNik(nik),
      name: redactNumbers(name),
      name_tokens: nameTokens(name),
      name_keys: nameKeys(name),
      birth_date: registration.bornOn,
      birth_place: '',
      sex: registration.sex,
      mother_name: redactNumbers(registration.motherName),
      address: redactNumbers(registration.address),
      hamlet: redactNumbers(registration.hamlet),
      occupation,
      occupation_group: occupationGroupOf(occupation),
      income_idr: incomeIdr?.toString() ?? null,
      area_code: registration.areaCode,
      work_area_code: isPaid ? '' : registration.workAreaCode,
      flags: [...chosen.warnings],
    },
    membership: {
      membership_id: newId(),
      segment,
      organisation_id: chosen.organisationId,
      opened_on: isPaid ? (startedOn ?? today()) : today(),
      wage_idr: isPaid ? (incomeIdr?.toString() ?? null) : null,
      with_savings: !isPaid && chosen.withSavings,
      first_months: isPaid ? null : chosen.firstMonths,
    },
  };
}

/** Bytes as SQL reads them out of JSON. */
export function bytes(value: Buffer): string {
  return `\\x${value.toString('hex')}`;
}
