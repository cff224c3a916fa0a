import type { CheckAnswer } from '#modules/certificates/api/index.ts';
import {
  type CheckJudgement,
  type EmployerStanding,
  type TextClaims,
  wordsOf,
} from '#modules/certificates/core/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { CheckFacts } from './check-queries.ts';

/** A certificate that is in our books: what they say of it, and of a text its own words. */
export interface KnownCertificate {
  readonly facts: CheckFacts;
  readonly claims: TextClaims | null;
  /** Of an employer's certificate. */
  readonly standing: EmployerStanding | null;
}

/** The answer of a check in words; nothing is told of a certificate that is not in our books. */
export function describeCheck(
  judgement: CheckJudgement,
  known: KnownCertificate | null,
  { language, asOf }: { readonly language: 'id' | 'en'; readonly asOf: string },
): CheckAnswer {
  const words = wordsOf(judgement.reason);
  return {
    ...judgement,
    reasonText: textOf(language, words.reason, words.fill),
    wayOut: textOf(language, words.wayOut, words.fill),
    asOf,
    kind: known?.facts.kind ?? null,
    employer: known?.facts.kind === 'employer' ? employerOf(known) : null,
    card: known?.facts.kind === 'worker' ? cardOf(known) : null,
  };
}

function employerOf({ facts, claims, standing }: KnownCertificate): CheckAnswer['employer'] {
  const said = claims?.subject.kind === 'employer' ? claims.subject : null;
  return {
    number: said?.number ?? facts.number,
    name: said?.name ?? facts.name,
    npp: said?.npp ?? facts.npp,
    nib: said ? said.nib : facts.nib || null,
    areaCode: facts.area_code,
    areaName: facts.area_name,
    programmes: [...(said?.programmes ?? facts.programmes)],
    workersReported: facts.workers_reported,
    paidThrough: facts.paid_through,
    registeredSince: said?.registeredSince ?? facts.registered_since,
    expires: standing?.expiresOn ?? null,
  };
}

function cardOf({ facts, claims }: KnownCertificate): CheckAnswer['card'] {
  const said = claims?.subject.kind === 'worker' ? claims.subject : null;
  return {
    name: said?.name ?? facts.name,
    kpj: said?.kpj ?? facts.kpj,
    programmes: [...(said?.programmes ?? facts.programmes)],
    paidThrough: facts.paid_through,
    expires: facts.lapses_on,
  };
}
