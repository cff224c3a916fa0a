import {
  fieldNotOfKind,
  type OrganisationFacts,
  type OrganisationKind,
  refuse,
  riskClassFault,
} from '#modules/registry/core/index.ts';
import { findArea, listAreas } from '#modules/registry/server/areas/index.ts';
import { isWithin } from '#platform/core/area-code.ts';
import { refuse as refuseAccess } from '#platform/core/platform-errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { findBusinessType } from './business-type-queries.ts';
import type { KeptNpwp } from './keep-npwp.ts';
import { earliestDutyStart, scaleOf } from './organisation-duties.ts';
import { findHolderOfNumber } from './organisation-queries.ts';

/** Facts as someone wants them to stand. */
export interface WantedFacts {
  readonly act: string;
  readonly caller: Caller;
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly facts: OrganisationFacts;
  readonly npwp: KeptNpwp | undefined;
  readonly today: string;
}

/** The facts as they may be written, or the refusal that names what is wrong with them. */
export async function settleFacts(transaction: Transaction, wanted: WantedFacts): Promise<OrganisationFacts> {
  const { kind, facts, today } = wanted;
  await requirePlaces(transaction, wanted);
  const stray = fieldNotOfKind(kind, facts);
  if (stray) throw refuse('organisation.field_not_of_kind', { field: stray, kind });
  await requireRiskClass(transaction, facts);
  const earliest = earliestDutyStart(today);
  if (facts.dutyStartedOn !== null && facts.dutyStartedOn < earliest)
    throw refuse('organisation.duty_start_too_early', { earliest });
  const settled = { ...facts, npp: facts.npp?.toUpperCase() ?? null, scale: scaleOf(facts, today) };
  await requireFreeNumbers(transaction, { ...wanted, facts: settled });
  return settled;
}

async function requirePlaces(transaction: Transaction, { act, caller, facts }: WantedFacts): Promise<void> {
  const { areaCode, coveredAreas } = facts;
  if (!(await findArea(transaction, areaCode))) throw refuse('area.not_found', { code: areaCode });
  if (!caller.areaCodes.some((own) => isWithin(areaCode, own)))
    throw refuseAccess('access.forbidden', { act, area: areaCode });
  const known = new Set((await listAreas(transaction, coveredAreas)).map(({ code }) => code));
  const unknown = coveredAreas.find((code) => !known.has(code));
  if (unknown !== undefined) throw refuse('area.not_found', { code: unknown });
}

async function requireRiskClass(transaction: Transaction, facts: OrganisationFacts): Promise<void> {
  const { businessType, riskClass, riskClassReason } = facts;
  const type = businessType === null ? null : await findBusinessType(transaction, businessType);
  if (businessType !== null && !type)
    throw refuse('organisation.business_type_unknown', { code: businessType });
  const fault = riskClassFault(type, { riskClass, reason: riskClassReason });
  if (fault)
    throw refuse(fault, {
      given: riskClass,
      ...(type ? { type: type.name, allowed: type.riskClass, certainty: type.certainty } : {}),
    });
}

/** Names the holder of a number where the caller may see it. */
async function requireFreeNumbers(
  transaction: Transaction,
  { organisationId, facts, npwp }: WantedFacts,
): Promise<void> {
  const holder = await findHolderOfNumber(transaction, {
    organisationId,
    npp: facts.npp,
    nib: facts.nib,
    npwpIndex: npwp?.index ?? null,
  });
  if (holder)
    throw refuse('organisation.already_registered', {
      number: holder.number.toUpperCase(),
      name: holder.name,
      organisationId: holder.organisation_id,
    });
}

const takenCodes = {
  organisations__npp: 'organisation.npp_taken',
  organisations__nib: 'organisation.nib_taken',
  organisations__npwp: 'organisation.npwp_taken',
} as const;

/** Writes; a number that stands beyond the caller's sight, or came in between, is refused by its name alone. */
export async function writingNumbers<Output>(
  { npp, nib }: Pick<OrganisationFacts, 'npp' | 'nib'>,
  write: () => Promise<Output>,
): Promise<Output> {
  try {
    return await write();
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : null;
    for (const [name, code] of Object.entries(takenCodes))
      if (name === constraint) throw refuse(code, { npp, nib });
    throw error;
  }
}
