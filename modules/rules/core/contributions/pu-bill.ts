import {
  firstDayOf,
  type Law,
  RuleError,
  startReading,
  type Working,
} from '#modules/rules/core/law/index.ts';
import {
  type ContributionLine,
  type ContributionOutcome,
  dutyKeys,
  programmesOf,
  type Standing,
  standingOf,
} from './contribution.ts';
import { billedByDuty } from './duty.ts';
import { type Insured, puJkkRate } from './parameters.ts';
import { answerShares } from './wage-answer.ts';
import { type WageShare, type WageTerms, wageShare } from './wage-share.ts';

/** The PU rates of a month for one risk class, one set of reliefs and one set of programmes. */
export interface PuBill extends Standing {
  readonly shares: readonly WageShare[];
  readonly opening: readonly Working[];
}

/** Who is billed: what decides the rates. */
export interface PuTerms extends WageTerms {
  readonly provisional: boolean;
  /** Set of programmes by `keyOf`, or `dutyKeys` for those that are a duty of `insured`. */
  readonly key: number;
  readonly insured: Insured;
}

/**
 * Computes the rates of a month. Throws RuleError: `risk_class.unknown`, `field.missing` (a risk class where JKK needs
 * it), `parameter.before_first`, `parameter.not_yet_known`.
 */
export function puBill(law: Law, terms: PuTerms): PuBill {
  const reading = startReading(law, terms.provisional);
  const duty = terms.key < dutyKeys ? null : billedByDuty(reading, terms.insured, terms.month);
  refuseUnknownClass(law, terms);
  const shares = (duty?.billed ?? programmesOf(terms.key)).map((programme) =>
    wageShare(reading, terms, programme),
  );
  const opening = duty ? [duty.working] : [];
  const workings: Working[] = [...opening];
  answerShares(shares, 0n, [], workings);
  return { ...standingOf(reading, workings), shares, opening };
}

/** A month of one wage earner, with its workings. */
export function answerPu({ shares, opening, ...standing }: PuBill, wageIdr: bigint): ContributionOutcome {
  const lines: ContributionLine[] = [];
  const workings: Working[] = [...opening];
  const totalIdr = answerShares(shares, wageIdr, lines, workings);
  return {
    result: { totalIdr, lines },
    workings,
    dependsOn: standing.dependsOn,
    provisional: standing.provisional,
    basis: standing.basis,
  };
}

/** A class that does not exist is refused also where JKK is not asked for. */
function refuseUnknownClass(law: Law, { month, riskClass, provisional }: PuTerms): void {
  if (riskClass === null) return;
  const rates = startReading(law, provisional).value(puJkkRate, firstDayOf(month), 'month');
  if (!rates.some((rate) => rate.riskClass === riskClass))
    throw new RuleError('risk_class.unknown', 'riskClass');
}
