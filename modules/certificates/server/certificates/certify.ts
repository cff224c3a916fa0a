import { randomBytes } from 'node:crypto';
import {
  certificateCode,
  codeBytes,
  type EditionReason,
  type EmployerStanding,
  firstSecondAfter,
  issuedSecond,
  nextEdition,
} from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { type Keyring, signText } from '#modules/certificates/server/keys/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { claimEntries, newCertificateId } from '#modules/certificates/server/status-lists/index.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import {
  beginCertificates,
  type EmployerToCertify,
  keepEditions,
  listToCertify,
  type SignedEdition,
} from './certificate-queries.ts';

interface Issuing {
  /** The office asks: changed facts and new keys count too. */
  readonly isAskedFor: boolean;
  /** Who of the office; empty: it follows by itself. */
  readonly issuedName: string;
  /** Opened before the transaction, which would else wait for a second connection. */
  readonly keyring: Keyring;
}

/** An employer as he stood when his certificate was looked at, and what was signed for him. */
export interface Certified {
  readonly employer: EmployerToCertify;
  readonly standing: EmployerStanding;
  readonly signed: (SignedEdition & { readonly number: string; readonly code: string }) | null;
}

interface Due {
  readonly employer: EmployerToCertify;
  readonly standing: EmployerStanding;
  readonly why: EditionReason;
  readonly certificateId: string;
  readonly code: string;
}

interface Placed extends Due {
  readonly number: string;
  readonly status: { readonly idx: number; readonly uri: string };
}

/** Signs whatever these employers are due, in the same few statements for one as for a thousand. */
export async function certify(
  transaction: Transaction,
  services: CertificateServices,
  organisationIds: readonly string[],
  issuing: Issuing,
): Promise<readonly Certified[]> {
  const today = services.today();
  const { keyring } = issuing;
  const employers = await listToCertify(transaction, organisationIds);
  const standings = await employerStandings(
    transaction,
    employers.map(({ organisation_id }) => organisation_id),
    today,
  );
  const looked = employers.flatMap((employer) => {
    const standing = standings.get(employer.organisation_id);
    return standing ? [{ employer, standing }] : [];
  });
  const due = looked.flatMap((one) => dueOf(one, keyring.signing.kid, issuing.isAskedFor));
  const placed = await place(transaction, services, due);
  const issuedAt = issuedSecond(today, Math.floor(Date.now() / 1000));
  const signed = placed.map((one) => sign(one, { issuedAt, ...issuing }));
  await keepEditions(transaction, signed);
  const byEmployer = new Map(placed.map((one, index) => [one.employer.organisation_id, { one, index }]));
  return looked.map(({ employer, standing }) => {
    const found = byEmployer.get(employer.organisation_id);
    const edition = found ? signed[found.index] : undefined;
    return {
      ...{ employer, standing },
      signed: found && edition ? { ...edition, number: found.one.number, code: found.one.code } : null,
    };
  });
}

function dueOf(
  { employer, standing }: Pick<Due, 'employer' | 'standing'>,
  kid: string,
  isAskedFor: boolean,
): Due[] {
  const { last_edition: last, certificate_id, code } = employer;
  const why = nextEdition({
    ...{ standing, kid, isAskedFor, facts: factsOf(employer), wasRevoked: employer.was_revoked },
    last: last && {
      ...{ ...factsOf(last), kid: last.kid, expiresOn: last.expires_on },
      ...{ paidThrough: last.paid_through, workersReported: last.workers_reported },
    },
  });
  if (why === null) return [];
  return [
    {
      ...{ employer, standing, why },
      certificateId: certificate_id ?? newCertificateId(),
      code: code ?? certificateCode(randomBytes(codeBytes)),
    },
  ];
}

interface NamedFacts {
  readonly name: string;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly area_code: string;
  readonly area_name: string;
  readonly programmes: readonly string[];
}

function factsOf({ name, npp, nib, area_code, area_name, programmes }: NamedFacts) {
  return { name, npp, nib, areaCode: area_code, areaName: area_name, programmes };
}

/** Those without a certificate get their place in a status list and their number. */
async function place(
  transaction: Transaction,
  services: CertificateServices,
  due: readonly Due[],
): Promise<readonly Placed[]> {
  const fresh = due.filter(({ employer }) => employer.certificate_id === null);
  const places = await claimEntries(
    transaction,
    services,
    fresh.map(({ certificateId, code, employer }) => ({
      ...{ certificateId, code, kind: 'employer', holderId: employer.organisation_id },
    })),
  );
  const numbers = await beginCertificates(
    transaction,
    fresh.map(({ certificateId, employer }) => ({
      ...{ certificateId, registeredSince: employer.registered_since, issuedOn: services.today() },
    })),
  );
  return due.map((one) => {
    const status = places.get(one.certificateId) ?? one.employer;
    const number = numbers.get(one.certificateId) ?? one.employer.number;
    if (status.idx === null || status.uri === null || number === null)
      throw new Error('a certificate without number or place in a status list');
    return { ...one, number, status: { idx: status.idx, uri: status.uri } };
  });
}

function sign(
  { employer, standing, why, certificateId, number, status }: Placed,
  { issuedAt, issuedName, keyring }: Issuing & { readonly issuedAt: number },
): SignedEdition {
  const { npp, registered_since: registeredSince } = employer;
  const { expiresOn, paidThrough, workersReported } = standing;
  if (npp === null || expiresOn === null || paidThrough === null)
    throw new Error('a certificate of one who is not valid');
  const { areaName, ...facts } = { ...factsOf(employer), npp };
  const { kid, issuer } = keyring.signing;
  const text = signText(keyring, {
    ...{ issuedAt, expiresAt: firstSecondAfter(expiresOn), certificateId, status },
    subject: {
      ...{ kind: 'employer', number, ...facts },
      ...{ workersReported, paidThrough, registeredSince },
    },
  });
  return {
    ...{ certificateId, why, text, kid, issuer, issuedAt: new Date(issuedAt * 1000).toISOString() },
    ...{ expiresOn, ...facts, areaName, workersReported, paidThrough, issuedName },
  };
}
