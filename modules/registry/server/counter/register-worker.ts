import { sql } from 'kysely';
import {
  type Enrolment,
  enrolmentOf,
  type ReasonCode,
  type Registration,
  type RegistrationForm,
  readRegistration,
  refuse,
  registrars,
} from '#modules/registry/core/index.ts';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import { registrationLimits } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { type ActDefinition, act, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { acceptRequest, formOfRequest } from './accept-request.ts';
import { nikAnswersADay } from './look-up-nik.ts';
import { type PreparedRegistration, prepareRegistration } from './prepare-registration.ts';

export const registerWorkerAct = {
  name: 'registry.register-worker',
  roles: registrars,
} as const satisfies ActDefinition;

export interface RegisterWorkerRequest extends Enrolment {
  readonly form: RegistrationForm;
  readonly withSavings: boolean;
  readonly firstMonths: number | null;
  /** The request that is accepted by this: a NIK or telephone left empty is that of the request. */
  readonly requestId: string | null;
}

const outcomes = ['registered', 'added'] as const;

/** What was done, and what the slip says; `added`: a person already known got the membership that was missing. */
export interface RegisteredWorker {
  readonly outcome: (typeof outcomes)[number];
  readonly workerId: string;
  readonly membershipId: string;
  readonly nikMasked: string;
  readonly segment: Enrolment['segment'];
  readonly state: 'REGISTERED';
  readonly openedOn: string;
  readonly warnings: string[];
}

interface Told {
  readonly done: RegisteredWorker | null;
  readonly refusal: { readonly code: RefusalCode; readonly workerId: string | null } | null;
}

/**
 * Registers one worker: NIK claimed, person, membership, counts and audit entry in one transaction. Who is refused because the registry
 * knows the NIK already leaves an entry too, so that asking so is seen and counted.
 *
 * @throws Refusal a fault of the form, `registration.*`, `worker.already_registered`, `worker.registered_elsewhere`,
 *   `worker.unlike_known`, `worker.deceased`, `worker.answers_used_up`, `area.not_found`, `organisation.not_found`, `request.*`
 */
export async function registerWorker(
  services: Services,
  caller: Caller,
  request: RegisterWorkerRequest,
  key?: string,
): Promise<RegisteredWorker> {
  requireRole(registerWorkerAct, caller);
  const enrolment = enrolmentOf(caller, request);
  const { knownRegions } = await areaDirectory(services.pool);
  const told = await act(services, {
    act: registerWorkerAct,
    caller,
    key,
    request,
    perform: async (transaction) => {
      const accepted = await formOfRequest(transaction, services, request);
      const read = readForm(services, accepted.form, { ...enrolment, knownRegions });
      const prepared = prepareRegistration(services, read.registration, {
        ...enrolment,
        withSavings: request.withSavings,
        firstMonths: request.firstMonths,
        warnings: read.warnings,
      });
      const kept = await keepWorker(transaction, prepared);
      const output = tellOf(kept, prepared, { ...enrolment, warnings: read.warnings });
      if (output.done) await acceptRequest(transaction, caller, accepted, output.done.workerId);
      return { output, audit: auditOf(output, request, read.registration.areaCode) };
    },
  });
  if (told.refusal)
    throw refuse(told.refusal.code, told.refusal.workerId ? { workerId: told.refusal.workerId } : {});
  if (!told.done) throw new Error('a registration was neither done nor refused');
  return told.done;
}

function readForm(
  services: Services,
  form: RegistrationForm,
  setting: Enrolment & { readonly knownRegions: ReadonlySet<string> },
): { readonly registration: Registration; readonly warnings: readonly ReasonCode[] } {
  const on = services.today();
  const { segment, knownRegions } = setting;
  const limits = registrationLimits(theLaw(), on);
  const { registration, faults, warnings } = readRegistration(form, { segment, on, knownRegions, limits });
  const [first] = faults;
  if (first) throw refuse(first.code, { field: first.field, faults });
  if (!registration) throw new Error('a form without a fault could not be read');
  return { registration, warnings };
}

interface Kept {
  readonly outcome: string;
  readonly worker_id: string | null;
  readonly membership_id: string | null;
  readonly shares_phone: boolean;
}

async function keepWorker(
  transaction: Transaction,
  { person, membership }: PreparedRegistration,
): Promise<Kept> {
  const { rows } = await sql<Kept>`select outcome, worker_id, membership_id, shares_phone
    from registry.register_worker(${JSON.stringify(person)}::jsonb, ${JSON.stringify(membership)}::jsonb, ${nikAnswersADay})`.execute(
    transaction.of<unknown>(),
  );
  const [kept] = rows;
  if (!kept) throw new Error('registering answered nothing');
  return kept;
}

/** Outcomes that are answered to the asker after the entry is written; the others leave nothing behind. */
const refusals = {
  already: 'worker.already_registered',
  elsewhere: 'worker.registered_elsewhere',
  unlike: 'worker.unlike_known',
  deceased: 'worker.deceased',
  used_up: 'worker.answers_used_up',
} as const;
type RefusalCode = (typeof refusals)[keyof typeof refusals];

function tellOf(
  kept: Kept,
  { nikMasked, membership }: PreparedRegistration,
  enrolled: Enrolment & { readonly warnings: readonly string[] },
): Told {
  const outcome = outcomes.find((one) => one === kept.outcome);
  if (outcome && kept.worker_id && kept.membership_id) {
    const { segment, warnings } = enrolled;
    const done = {
      ...{ outcome, workerId: kept.worker_id, membershipId: kept.membership_id },
      ...({ nikMasked, segment, state: 'REGISTERED', openedOn: String(membership.opened_on) } as const),
      warnings: [...warnings, ...(kept.shares_phone ? ['phone.shared'] : [])],
    };
    return { done, refusal: null };
  }
  if (kept.outcome === 'area_unknown') throw refuse('area.not_found', { field: 'areaCode' });
  if (kept.outcome === 'organisation_unknown') throw refuse('organisation.not_found');
  if (kept.outcome === 'outside_scope') throw refuse('registration.outside_scope', { field: 'areaCode' });
  const known = Object.entries(refusals).find(([name]) => name === kept.outcome);
  if (!known) throw new Error(`registering answered ${kept.outcome}`);
  return { done: null, refusal: { code: known[1], workerId: kept.worker_id } };
}

function auditOf({ done, refusal }: Told, request: RegisterWorkerRequest, areaCode: string) {
  const workerId = done?.workerId ?? refusal?.workerId ?? null;
  return {
    act: registerWorkerAct.name,
    subjectKind: 'worker',
    subjectId: workerId ?? 'unseen',
    areaCode,
    details: {
      outcome: done?.outcome ?? refusal?.code,
      segment: request.segment,
      organisationId: request.organisationId,
      requestId: request.requestId,
      withSavings: request.withSavings,
      firstMonths: request.firstMonths,
      warnings: done?.warnings ?? [],
    },
    ...(workerId === null ? {} : { workers: [workerId] }),
  };
}
