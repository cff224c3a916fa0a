import { sql } from 'kysely';
import { refuseCertificate } from '#modules/certificates/core/index.ts';
import { certificatePdf, type PrintedEdition } from '#modules/certificates/server/papers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { certificateReaders } from './certificate-roles.ts';

const definition = { name: 'certificates.print-certificate', roles: certificateReaders } as const;

interface Asked {
  readonly organisationId: string;
  readonly certificateId?: string | undefined;
  readonly edition?: number | undefined;
}

/**
 * An edition of a certificate as PDF: printed again, it says what it said. Each print is audited.
 *
 * @throws Refusal `certificate.not_found`
 */
export async function printCertificate(services: Services, caller: Caller, asked: Asked): Promise<File> {
  const printed = await act(services, {
    act: definition,
    caller,
    request: null,
    perform: async (transaction) => {
      const { organisationId, certificateId = null, edition = null } = asked;
      const { rows } = await sql<PrintedEdition>`
        select * from certificates.employer_paper(${organisationId}::uuid, ${certificateId}::uuid, ${edition}::integer)`.execute(
        transaction.of<unknown>(),
      );
      const [found] = rows;
      if (!found) throw refuseCertificate('certificate.not_found');
      return {
        output: found,
        audit: {
          ...{ act: definition.name, subjectKind: 'organisation', subjectId: organisationId },
          areaCode: found.edition.area_code,
          details: { number: found.number, edition: found.edition.edition },
        },
      };
    },
  });
  const pdf = await certificatePdf(printed, { isDemonstration: services.mode === 'demo' });
  const name = `sertifikat-${printed.number}-${printed.edition.edition}.pdf`;
  return new File([new Uint8Array(pdf)], name, { type: 'application/pdf' });
}
