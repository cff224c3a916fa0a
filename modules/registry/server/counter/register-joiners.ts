import { sql } from 'kysely';
import {
  type ReasonCode,
  type RegistrationForm,
  readRegistration,
  writtenDay,
} from '#modules/registry/core/index.ts';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import { registrationLimits } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { prepareRegistration } from './prepare-registration.ts';

/** Whom an employer files for the first time. */
export interface Joiner {
  /** His place among those handed in: answers name it. */
  readonly ordinal: number;
  readonly nik: string;
  readonly name: string;
  /** As written: `31-12-1980` or `1980-12-31`. */
  readonly birthDate: string;
  readonly sex: string;
  readonly wageIdr: bigint;
  /** Day of his first wage, `YYYY-MM-DD`. */
  readonly startedOn: string;
}

/** What became of one; `needs_review`: the NIK is someone's whom the employer may not know, an office must look. */
export type JoinerAnswer =
  | {
      readonly ordinal: number;
      readonly outcome: 'registered' | 'added' | 'already';
      readonly workerId: string;
      readonly membershipId: string;
    }
  | { readonly ordinal: number; readonly outcome: 'needs_review' }
  | {
      readonly ordinal: number;
      readonly outcome: 'fault';
      readonly faults: readonly { readonly field: string; readonly code: string }[];
    };

interface AnswerRow {
  readonly ordinal: number;
  readonly outcome: string;
  readonly worker_id: string | null;
  readonly membership_id: string | null;
}

/**
 * Registers whom an employer files for the first time, all in the caller's transaction and in a fixed number of statements. Who is known by NIK
 * and birth date gets the membership that is missing.
 */
export async function registerJoiners(
  transaction: Transaction,
  services: Services,
  asked: { readonly organisationId: string; readonly joiners: readonly Joiner[] },
): Promise<readonly JoinerAnswer[]> {
  if (asked.joiners.length === 0) return [];
  const { knownRegions } = await areaDirectory(services.pool);
  const on = services.today();
  const setting = { segment: 'PU', on, knownRegions, limits: registrationLimits(theLaw(), on) } as const;
  const read = asked.joiners.map((joiner) => readJoiner(joiner, setting));
  const people = read.flatMap(({ joiner, registration, warnings }) => {
    if (registration === null) return [];
    const chosen = { segment: 'PU', organisationId: asked.organisationId, warnings } as const;
    const prepared = prepareRegistration(services, registration, {
      ...chosen,
      withSavings: false,
      firstMonths: null,
    });
    return [{ ...prepared.person, ...prepared.membership, ordinal: joiner.ordinal }];
  });
  const { rows } = await sql<AnswerRow>`select ordinal, outcome, worker_id, membership_id
    from registry.register_joiners(${asked.organisationId}::uuid, ${JSON.stringify(people)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  const faulty = read.flatMap(({ joiner, registration, faults }) =>
    registration === null ? [{ ordinal: joiner.ordinal, outcome: 'fault', faults } as const] : [],
  );
  return [...rows.map(answerOf), ...faulty];
}

function readJoiner(joiner: Joiner, setting: Parameters<typeof readRegistration>[1]) {
  const { registration, faults, warnings } = readRegistration(formOf(joiner), setting);
  const told: readonly ReasonCode[] = warnings;
  return { joiner, registration, faults, warnings: told };
}

function formOf({ nik, name, birthDate, sex, wageIdr, startedOn }: Joiner): RegistrationForm {
  return {
    ...{ motherName: '', phone: '', areaCode: '', hamlet: '', address: '', occupation: '', workAreaCode: '' },
    ...{ nik, name, sex, birthDate: writtenDay(birthDate) },
    income: wageIdr.toString(),
    startedOn: writtenDay(startedOn),
  };
}

function answerOf({ ordinal, outcome, worker_id, membership_id }: AnswerRow): JoinerAnswer {
  const known = (['registered', 'added', 'already'] as const).find((one) => one === outcome);
  if (!known || !worker_id || !membership_id) return { ordinal, outcome: 'needs_review' };
  return { ordinal, outcome: known, workerId: worker_id, membershipId: membership_id };
}

/** A row of a payroll as it names its worker. */
export interface NumberedRow {
  readonly ordinal: number;
  readonly nik: string | null;
  readonly kpj: string | null;
}

/** Which rows name open members of that employer, by NIK or membership number; of anyone else nothing is told. */
export async function membersByNumber(
  transaction: Transaction,
  { secrets }: Services,
  asked: { readonly organisationId: string; readonly rows: readonly NumberedRow[] },
): Promise<ReadonlyMap<number, { readonly workerId: string; readonly membershipId: string }>> {
  const index = blindIndex(secrets, 'nik');
  const rows = asked.rows.map(({ ordinal, nik, kpj }) => ({
    ordinal,
    nik_index: nik === null ? null : `\\x${index(nik).toString('hex')}`,
    kpj,
  }));
  const found = await sql<{ ordinal: number; worker_id: string; membership_id: string }>`
    select ordinal, worker_id, membership_id
    from registry.members_by_number(${asked.organisationId}::uuid, ${JSON.stringify(rows)}::jsonb)`.execute(
    transaction.of<unknown>(),
  );
  return new Map(
    found.rows.map(({ ordinal, worker_id, membership_id }) => [
      ordinal,
      { workerId: worker_id, membershipId: membership_id },
    ]),
  );
}
