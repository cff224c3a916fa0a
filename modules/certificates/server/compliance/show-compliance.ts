import { getEmployer } from '#modules/certificates/server/employers/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { complianceCard } from './compliance-card.ts';
import { type JudgedEmployer, judgeEmployers } from './judge-employers.ts';
import { pointsInWords } from './points-in-words.ts';

/** Who reads how employers comply; which, the scope says. */
const complianceReaders = [
  'employer',
  'government_office',
  'office_staff',
  'office_supervisor',
  'auditor',
] as const satisfies readonly Role[];

/**
 * How an employer complies, point by point. It shows no person, and is audited all the same: what a firm owes is its own matter.
 *
 * @throws Refusal `compliance.not_found`
 */
export async function showCompliance(services: Services, caller: Caller, organisationId: string) {
  const name = 'certificates.show-compliance';
  const judged = await judgeOne(services, caller, { name, organisationId });
  const { employer, known, facts, compliance } = judged;
  const { paidThrough, expiresOn, owedIdr } = facts.standing;
  return {
    today: services.today(),
    organisationId,
    name: employer.name,
    npp: employer.npp ?? '',
    place: employer.place,
    met: compliance.met,
    of: compliance.of,
    points: pointsInWords(judged, caller.language),
    ...{ paidThrough, expiresOn, owedIdr: String(owedIdr) },
    months: [...known.months],
    stated: statedOf(judged),
    letters: known.letters,
    lastLetterOn: known.last_letter_on,
    caseId: known.case_id,
    mayState: caller.role === 'office_staff' || caller.role === 'office_supervisor',
  };
}

/**
 * The same as a paper, Indonesian; the print is audited.
 *
 * @throws Refusal `compliance.not_found`
 */
export async function printCompliance(
  services: Services,
  caller: Caller,
  organisationId: string,
): Promise<File> {
  const name = 'certificates.print-compliance';
  const judged = await judgeOne(services, caller, { name, organisationId });
  const made = { madeAt: new Date().toISOString(), isDemonstration: services.mode === 'demo' };
  const bytes = await printPaper(complianceCard(judged, { today: services.today(), ...made }));
  return new File([new Uint8Array(bytes)], `kartu-kepatuhan-${organisationId.slice(0, 8)}.pdf`, {
    type: 'application/pdf',
  });
}

function judgeOne(
  services: Services,
  caller: Caller,
  { name, organisationId }: { readonly name: string; readonly organisationId: string },
): Promise<JudgedEmployer> {
  return readPeople(services, {
    act: { name, roles: complianceReaders },
    caller,
    perform: async (transaction) => {
      const employer = await getEmployer(transaction, organisationId);
      const [judged] = await judgeEmployers(transaction, [employer], services.today());
      if (!judged) throw new Error('an employer in scope without facts');
      return {
        output: judged,
        audit: {
          act: name,
          subjectKind: 'organisation',
          subjectId: organisationId,
          areaCode: employer.area_code,
        },
      };
    },
  });
}

function statedOf({ employer, known }: JudgedEmployer) {
  const declared =
    employer.workers_stated === null
      ? []
      : [
          {
            source: 'registration' as const,
            number: '',
            workers: employer.workers_stated,
            statedOn: null,
            by: '',
          },
        ];
  return [...declared, ...known.stated];
}
