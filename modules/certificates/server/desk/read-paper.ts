import type { CheckAnswer } from '#modules/certificates/api/index.ts';
import { readTypedCode, refuseDesk } from '#modules/certificates/core/index.ts';
import type { Checker } from '#modules/certificates/server/checking/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import type { EmployerAnswer } from './answer-employers.ts';

/** A certificate or card that was shown at the desk. */
export interface ShownPaper {
  readonly kind: 'employer' | 'worker';
  readonly npp: string | null;
  /** The certificate's number, or the keyed index of a card's; null: not in our books. */
  readonly number: string | null;
  /** What the paper itself says against or instead of the employer's standing. */
  readonly overrule: Partial<EmployerAnswer> | null;
}

/**
 * Reads what was scanned or typed at the desk as the public check does. A certificate leads to its employer, who is judged as he stands
 * today; one that is forged or taken back says so itself; a card speaks for its worker, by his masked name alone.
 *
 * @throws Refusal `desk.cannot_confirm`, `check.never_by_nik`, `check.code_mistyped`
 */
export async function readPaper(
  services: Services,
  checker: Checker,
  typed: string,
  language: 'id' | 'en',
): Promise<ShownPaper> {
  const question = /^SMS1:/i.test(typed) ? ({ how: 'text', text: typed } as const) : readTypedCode(typed);
  const answer = await checker.check(question, language);
  if (answer.outcome === 'CANNOT_CONFIRM') throw refuseDesk('desk.cannot_confirm');
  if (answer.card) return cardOf(services, answer, answer.card);
  const isItself = answer.employer !== null && answer.reason !== 'certificate.revoked';
  return {
    kind: 'employer',
    npp: answer.employer?.npp ?? null,
    number: answer.employer?.number ?? null,
    overrule: isItself ? null : spokenBy(answer),
  };
}

function cardOf(
  { secrets }: Services,
  answer: CheckAnswer,
  card: NonNullable<CheckAnswer['card']>,
): ShownPaper {
  return {
    kind: 'worker',
    npp: null,
    number: `card:${blindIndex(secrets, 'card')(card.kpj).toString('hex')}`,
    overrule: {
      ...spokenBy(answer),
      name: card.name,
      paidThrough: card.paidThrough,
      validUntil: lastDay(card.expires),
    },
  };
}

function spokenBy({ outcome, reason, reasonText, wayOut }: CheckAnswer): Partial<EmployerAnswer> {
  const isValid = outcome === 'VALID';
  return {
    status: isValid ? 'VALID' : 'TIDAK_VALID',
    reason,
    reasonText,
    wayOut: isValid ? '' : wayOut,
    validUntil: null,
  };
}

/** A card's last day is the one before the day on which cover ends. */
function lastDay(endsOn: string | null): string | null {
  return endsOn === null ? null : new Date(Date.parse(endsOn) - 86_400_000).toISOString().slice(0, 10);
}
