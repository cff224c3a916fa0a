import {
  type CheckStatus,
  type EmployerStanding,
  judgeCheck,
  neverBilled,
  reasonKind,
  reasonMonths,
} from '#modules/certificates/core/index.ts';
import { type Block, blocksOf } from '#modules/certificates/server/sanctions/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { type StandingUndertaking, undertakingsOf } from '#modules/certificates/server/undertakings/index.ts';
import { dayInWords, monthInWords } from '#modules/certificates/server/words/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { textOf } from '#platform/server/texts.ts';
import { type EmployerAsk, type FoundEmployer, findEmployers } from './find-employers.ts';

/** What a permit check says of one employer; the shape is `employerAnswerSchema`. */
export interface EmployerAnswer {
  readonly status: CheckStatus;
  readonly reason: string;
  readonly reasonText: string;
  readonly wayOut: string;
  readonly validUntil: string | null;
  readonly paidThrough: string | null;
  readonly unpaidMonths: number;
  readonly workersReported: number;
  readonly block: {
    readonly since: string;
    readonly letterNumber: string;
    readonly services: string[];
  } | null;
  readonly undertaking: { readonly dueOn: string; readonly terms: string } | null;
  readonly npp: string | null;
  readonly nib: string | null;
  readonly name: string | null;
  readonly areaCode: string | null;
}

export interface AnsweredEmployer {
  readonly organisationId: string | null;
  readonly answer: EmployerAnswer;
}

interface AnswerHow {
  readonly on: string;
  readonly language: 'id' | 'en';
}

/**
 * What permit checks say of these employers, in the order of the asks and in four statements however many they are. Of a number that nobody
 * is registered under the same is asked as of one that is known, so that it costs the same.
 */
export async function answerEmployers(
  transaction: Transaction,
  services: Services,
  asks: readonly EmployerAsk[],
  how: AnswerHow,
): Promise<AnsweredEmployer[]> {
  const found = await findEmployers(transaction, services, asks);
  const ids = found.map((employer) => employer?.organisationId ?? newId());
  const standings = await employerStandings(transaction, ids, how.on);
  const blocks = await blocksOf(transaction, ids);
  const undertakings = await undertakingsOf(transaction, ids, how.on);
  return found.map((employer, place) => {
    const id = ids[place] ?? '';
    const standing = standings.get(id);
    if (!employer || !standing) return { organisationId: null, answer: answerOf({ employer: null }, how) };
    const facts = { employer, standing, block: blocks.get(id), undertaking: undertakings.get(id) };
    return { organisationId: employer.organisationId, answer: answerOf(facts, how) };
  });
}

interface Known {
  readonly employer: FoundEmployer | null;
  readonly standing?: EmployerStanding;
  readonly block?: Block | undefined;
  readonly undertaking?: StandingUndertaking | undefined;
}

function answerOf(
  { employer, standing, block, undertaking }: Known,
  { language }: AnswerHow,
): EmployerAnswer {
  const { status, reason } = judgeCheck({
    ...{
      standing: standing ?? null,
      isBlocked: block !== undefined,
      hasUndertaking: undertaking !== undefined,
    },
  });
  const { expiresOn, paidThrough, unpaidMonths, workersReported } = standing ?? {
    ...{ ...neverBilled, expiresOn: null, unpaidMonths: 0 },
  };
  const stands = status === 'CONDITIONAL' ? undertaking : undefined;
  const validUntil = { VALID: expiresOn, CONDITIONAL: stands?.dueOn ?? null, TIDAK_VALID: null }[status];
  const letter = block && {
    since: block.since,
    letterNumber: block.letterNumber,
    services: [...block.services],
  };
  return {
    ...{ status, reason, validUntil, paidThrough, unpaidMonths, workersReported },
    ...reasonInWords(
      { status, reason, paidThrough, block: letter ?? null, dueOn: stands?.dueOn ?? null },
      language,
    ),
    block: letter ?? null,
    undertaking: stands ? { dueOn: stands.dueOn, terms: stands.terms } : null,
    npp: employer?.npp ?? null,
    nib: employer?.nib ?? null,
    name: employer?.name ?? null,
    areaCode: employer?.areaCode ?? null,
  };
}

/** What the words need to know; all of it is kept with a check, so that it can be said again later. */
interface ReasonFacts {
  readonly status: CheckStatus;
  readonly reason: string;
  readonly paidThrough: string | null;
  readonly block: EmployerAnswer['block'];
  readonly dueOn: string | null;
}

/** The reason and the way out in the language of whoever reads. */
export function reasonInWords(
  { status, reason, paidThrough, block, dueOn }: ReasonFacts,
  language: 'id' | 'en',
): { reasonText: string; wayOut: string } {
  const kind = reasonKind(reason);
  if (/^(certificate|card)\./.test(kind)) return paperInWords(kind, status, language);
  const details = {
    n: reasonMonths(reason),
    month: monthInWords(paidThrough, language),
    day: dayInWords(dueOn, language),
    letter: block?.letterNumber ?? '',
    since: dayInWords(block?.since ?? null, language),
  };
  const way = status === 'CONDITIONAL' && dueOn !== null ? 'conditional' : kind;
  return {
    reasonText: textOf(language, `desk.reason.${kind}`, details),
    wayOut: status === 'VALID' ? '' : textOf(language, `desk.way_out.${way}`, details),
  };
}

/** What is said of a paper itself: revoked, unknown, a card. */
function paperInWords(kind: string, status: CheckStatus, language: 'id' | 'en') {
  return {
    reasonText: textOf(language, `certificate.reason.${kind}`),
    wayOut: status === 'VALID' ? '' : textOf(language, `certificate.way_out.${kind}`),
  };
}

/** A later change in words, without what only the day of a check knows. */
export function changeInWords(reason: string, language: 'id' | 'en'): string {
  return textOf(language, `desk.changed.${reasonKind(reason)}`, { n: reasonMonths(reason) });
}
