import type { Caller } from '#platform/core/roles.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { type AgreementTerms, keepAgreement } from './keep-agreement.ts';
import type { ProgrammeTerms } from './keep-programme.ts';
import { keepSponsor, type SponsorTerms } from './keep-sponsor.ts';
import { setBudgets } from './set-budgets.ts';

/** Government of Gianyar. */
export const gianyar = aCaller('government', { areaCodes: ['51.04'] });
/** Government of Denpasar: foreign to Gianyar. */
export const denpasar = aCaller('government', { areaCodes: ['51.71'] });
/** Village of Batubulan, in Gianyar. */
export const batubulan = aCaller('village', { areaCodes: ['51.04.01.2001'] });

/** The villages of Gianyar together, out of their own budgets. */
export function sponsorTerms(override: Partial<SponsorTerms> = {}): SponsorTerms {
  return {
    kind: 'village',
    name: 'Pemerintah desa se-Kabupaten Gianyar',
    areaCode: '51.04',
    organisationId: null,
    contact: '',
    ...override,
  };
}

/** An agreement of this and next year out of the villages' budgets. */
export function agreementTerms(override: Partial<AgreementTerms> = {}): AgreementTerms {
  return {
    number: '415/12/PKS/2026',
    title: 'Satu desa 100 pekerja rentan',
    funding: 'APBDES',
    legalBasis: 'Perbup Gianyar 55/2018',
    signedOn: '2026-10-01',
    validFrom: '2026-10-01',
    validTo: '2027-12-31',
    areaCode: '51.04',
    documentId: null,
    ...override,
  };
}

/** 100 workers a village, six months from December. */
export function programmeTerms(agreementId: string, override: Partial<ProgrammeTerms> = {}): ProgrammeTerms {
  return {
    agreementId,
    name: 'Satu desa 100 pekerja rentan',
    areaCode: '51.04',
    quotaPerVillage: 100,
    months: 6,
    startMonth: '2026-12',
    baseBracket: 1,
    withSavings: false,
    categories: [],
    unusedRule: 'keep',
    paidMonthRule: 'shift',
    ...override,
  };
}

interface Granted {
  readonly sponsor?: Partial<SponsorTerms>;
  readonly agreement?: Partial<AgreementTerms>;
  /** Village code (empty: the whole area) to rupiah. */
  readonly budgets?: Readonly<Record<string, string>>;
  readonly caller?: Caller;
}

/** A sponsor with an agreement and budgets for 2026; answers their ids. */
export async function grant(
  held: TestDatabase,
  { sponsor = {}, agreement = {}, budgets = {}, caller = gianyar }: Granted = {},
): Promise<{ sponsorId: string; agreementId: string }> {
  const { sponsorId } = await keepSponsor(held.services, caller, { terms: sponsorTerms(sponsor) });
  const { agreementId } = await keepAgreement(held.services, caller, {
    of: { sponsorId },
    terms: agreementTerms(agreement),
  });
  const rows = Object.entries(budgets).map(([villageCode, amountIdr]) => ({
    ...{ villageCode, amountIdr, wasIdr: '0', treasurerName: 'Ni Luh Bendahara' },
  }));
  const reason = 'Pagu awal tahun';
  if (rows.length > 0) await setBudgets(held.services, caller, { agreementId, year: 2026, rows, reason });
  return { sponsorId, agreementId };
}

/** The desa (or all villages) of an area. */
export async function villagesOf(
  held: TestDatabase,
  areaCode: string,
  kinds: readonly string[],
): Promise<string[]> {
  const rows = await held.asAdmin(
    `select code from registry.areas where level = 4 and code like '${areaCode}.%' and kind in (${kinds.map((kind) => `'${kind}'`).join(', ')}) order by code`,
  );
  return rows.map(({ code }) => String(code));
}

/** The acts of the journal about a record, in order. */
export async function journalOf(held: TestDatabase, subjectId: string): Promise<string[]> {
  const rows = await held.asAdmin(
    `select act from platform.audit_entries where subject_id = '${subjectId}' order by recorded_at`,
  );
  return rows.map(({ act }) => String(act));
}
