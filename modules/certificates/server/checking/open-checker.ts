import type { CheckAnswer } from '#modules/certificates/api/index.ts';
import {
  type CheckJudgement,
  type CheckQuestion,
  type EmployerStanding,
  judged,
  neverBilled,
  type OpenedText,
  standingReader,
  type TextClaims,
  todaysTruth,
} from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring, openSignedText } from '#modules/certificates/server/keys/index.ts';
import { startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { type CheckLoader, createCheckLoader } from './check-loader.ts';
import { answerChecks, type CheckFacts } from './check-queries.ts';
import { describeCheck, type KnownCertificate } from './describe-check.ts';

export interface Checker {
  /** What a certificate is worth now. Each check is kept: before it is answered, but for a busy checker. */
  check(question: CheckQuestion, language: 'id' | 'en'): Promise<CheckAnswer>;
}

interface Judged {
  readonly judgement: CheckJudgement;
  readonly known: KnownCertificate | null;
}

/** For many checks at once: an answer does not wait for its entry, which goes along with the next look-up or soon after. */
export interface BusyChecker extends Checker {
  /** Keeps what was answered and is not kept yet, before the process ends; throws where it cannot. */
  close(): Promise<void>;
}

/** Checks certificates as many as come at once; one for the whole process. `now`: milliseconds since 1970. */
export function openChecker(services: CertificateServices, now: () => number = Date.now): Checker {
  const { loader, check } = checkerOf(services, now);
  return { check: (question, language) => check(question, language, loader.keep) };
}

/** The same where an answer may go before its entry: it must be closed. */
export function openBusyChecker(services: CertificateServices, now: () => number = Date.now): BusyChecker {
  const { loader, check } = checkerOf(services, now);
  return {
    check: (question, language) => check(question, language, loader.keepSoon),
    close: loader.settle,
  };
}

function checkerOf(services: CertificateServices, now: () => number) {
  const today = onceASecond(services.today);
  const loader = createCheckLoader((asks, log) => answerChecks(services.pool, { asks, log, today: today() }));
  const standingOf = dailyStandings(today);
  async function check(
    question: CheckQuestion,
    language: 'id' | 'en',
    keep: CheckLoader['keep'],
  ): Promise<CheckAnswer> {
    const { judgement, known } = await judgeNow(question, { services, loader, standingOf, now });
    const certificateId = known?.facts.certificate_id ?? null;
    if (!isUnreachable(judgement)) await keep({ how: question.how, ...judgement, certificateId });
    return describeCheck(judgement, known, { language, asOf: new Date(now()).toISOString() });
  }
  return { loader, check };
}

interface Judging {
  readonly services: CertificateServices;
  readonly loader: CheckLoader;
  readonly standingOf: (facts: CheckFacts) => EmployerStanding;
  readonly now: () => number;
}

/** What is not signed by us is looked up all the same, by nothing: it takes as long as what is not in our books. */
async function judgeNow(question: CheckQuestion, judging: Judging): Promise<Judged> {
  const opened = question.how === 'text' ? await openSigned(question.text, judging.services) : null;
  if (opened === 'no keys') return { judgement: judged('keys.unavailable'), known: null };
  if (opened?.reason === 'certificate.unreadable') return { judgement: judged(opened.reason), known: null };
  const claims = opened?.claims ?? null;
  const code = question.how === 'code' ? question.code : null;
  const facts = await judging.loader
    .find({ certificateId: claims?.certificateId ?? null, code })
    .catch((error: unknown) => {
      if (claims === null) throw error;
      return 'no books' as const;
    });
  if (facts === 'no books') return { judgement: judged('status.unavailable'), known: null };
  if (facts === null || (claims !== null && claims.subject.kind !== facts.kind))
    return { judgement: judged('certificate.unknown'), known: null };
  return judgeKnown(facts, claims, judging);
}

/** Nothing can be kept where the books cannot be reached. */
function isUnreachable({ reason }: CheckJudgement): boolean {
  return reason === 'status.unavailable' || reason === 'keys.unavailable';
}

function judgeKnown(facts: CheckFacts, claims: TextClaims | null, { standingOf, now }: Judging): Judged {
  const standing = facts.kind === 'employer' ? standingOf(facts) : null;
  const truth = {
    isRevoked: facts.status === 1,
    standing: standing ?? { isCovered: facts.is_covered },
    text: claims,
  };
  return { judgement: todaysTruth(truth, Math.floor(now() / 1000)), known: { facts, claims, standing } };
}

async function openSigned(text: string, services: CertificateServices): Promise<OpenedText | 'no keys'> {
  const keyring = await openKeyring(services).catch(() => null);
  return keyring === null ? 'no keys' : openSignedText(keyring, text);
}

/** A day begins with a whole second: writing it out for each check would cost as much as reading its text does. */
function onceASecond(today: () => string): () => string {
  let [second, day] = [-1, ''];
  return () => {
    const now = Math.floor(Date.now() / 1000);
    if (now !== second) day = today();
    second = now;
    return day;
  };
}

/** Reckons each paid month once a day, however many ask. */
function dailyStandings(today: () => string): (facts: CheckFacts) => EmployerStanding {
  let day = '';
  let read = standingReader(startReading(theLaw(), true), day);
  return (facts) => {
    const now = today();
    if (now !== day) read = standingReader(startReading(theLaw(), true), now);
    day = now;
    return read({
      ...neverBilled,
      paidThrough: facts.paid_through,
      workersReported: facts.workers_reported,
    });
  };
}
