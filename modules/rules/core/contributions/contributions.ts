import type { RuleKind } from '#modules/rules/core/facts/index.ts';
import { type Law, RuleError } from '#modules/rules/core/law/index.ts';
import { answerBpu, type BpuBill, bpuBill } from './bpu-bill.ts';
import { type ContributionOutcome, dutyKeys, keyOf } from './contribution.ts';
import {
  type BpuFacts,
  type ContributionFacts,
  type PuFacts,
  payers,
  readContributionFacts,
  sectors,
} from './facts.ts';
import { type Insured, scales } from './parameters.ts';
import { answerPu, type PuBill, puBill } from './pu-bill.ts';
import { meetsPu, type Relief, reliefsIn } from './reliefs.ts';

/** What decides the BPU table of a case: all facts but the income. */
export type BpuTerms = Omit<BpuFacts, 'incomeIdr'>;
/** What decides the rates of a PU case: all facts but the wage. */
export type PuCaseTerms = Omit<PuFacts, 'wageIdr'>;

/** The contributions of one law; what a month says is made ready once, then every case of that month is arithmetic. */
export interface Contributions {
  /** One case with its workings. Throws RuleError naming the field. */
  answer(facts: ContributionFacts): ContributionOutcome;
  /** The table such a case is answered from: for totals in bulk and for printing. */
  bpuBill(terms: BpuTerms): BpuBill;
  puBill(terms: PuCaseTerms): PuBill;
}

const ofLaw = new WeakMap<Law, Contributions>();

/** The contributions of a law, made ready once for each law. */
export function contributionsOf(law: Law): Contributions {
  const known = ofLaw.get(law);
  if (known) return known;
  const contributions = contributionsAnew(law);
  ofLaw.set(law, contributions);
  return contributions;
}

/** A case `contribution` of CONTRACT 4.1. */
export const contributionKind: RuleKind = {
  kind: 'contribution',
  run: (law, fields) => contributionsOf(law).answer(readContributionFacts(fields)),
};

function contributionsAnew(law: Law): Contributions {
  const bpuBillOf = rememberedBpuBills(law);
  const puBillOf = rememberedPuBills(law);
  return {
    answer: (facts) =>
      facts.segment === 'BPU'
        ? answerBpu(bpuBillOf(facts), facts.incomeIdr)
        : answerPu(puBillOf(facts), facts.wageIdr),
    bpuBill: bpuBillOf,
    puBill: puBillOf,
  };
}

/** More than any key of programmes: keys of `keyOf`, then those of a duty. */
const keys = 64;

type BpuMonth = Map<number, BpuBill>;

function rememberedBpuBills(law: Law): (terms: BpuTerms) => BpuBill {
  const [final, provisional] = [new Map<string, BpuMonth>(), new Map<string, BpuMonth>()];
  return (terms) => {
    const months = terms.provisional ? provisional : final;
    const key = terms.programmes === null ? dutyKeys : keyOf(terms.programmes);
    const payer = sectors.indexOf(terms.sector) * payers.length + payers.indexOf(terms.funding);
    const place = payer * keys + key;
    let month = months.get(terms.month);
    if (!month) {
      month = new Map();
      months.set(terms.month, month);
    }
    const found = month.get(place);
    if (found) return found;
    const bill = bpuBill(law, terms, key);
    month.set(place, bill);
    return bill;
  };
}

interface PuMonth {
  readonly reliefs: readonly Relief[];
  readonly bills: Map<number, PuBill>;
}

const insuredKinds: readonly Insured[] = [...scales, 'government'];

function rememberedPuBills(law: Law): (terms: PuCaseTerms) => PuBill {
  const [final, provisional] = [new Map<string, PuMonth>(), new Map<string, PuMonth>()];
  return (terms) => {
    const months = terms.provisional ? provisional : final;
    let month = months.get(terms.month);
    if (!month) {
      month = { reliefs: reliefsIn(law, terms.month, 'PU'), bills: new Map() };
      months.set(terms.month, month);
    }
    const insured: Insured = terms.employerKind === 'government' ? 'government' : terms.scale;
    const key =
      terms.programmes === null ? dutyKeys + insuredKinds.indexOf(insured) : keyOf(terms.programmes);
    const meeting = meetingOf(month.reliefs, terms);
    if (terms.riskClass !== null && terms.riskClass < 0)
      throw new RuleError('risk_class.unknown', 'riskClass');
    const place = ((terms.riskClass ?? -1) * 2 ** month.reliefs.length + meeting) * keys + key;
    const found = month.bills.get(place);
    if (found) return found;
    const reliefs = month.reliefs.filter((_, index) => (meeting & (1 << index)) !== 0);
    const { riskClass, provisional: mayStandIn } = terms;
    const bill = puBill(law, {
      month: terms.month,
      riskClass,
      provisional: mayStandIn,
      reliefs,
      key,
      insured,
    });
    month.bills.set(place, bill);
    return bill;
  };
}

/** Which reliefs a case meets, as bits. */
function meetingOf(reliefs: readonly Relief[], terms: PuCaseTerms): number {
  let meeting = 0;
  for (let index = 0; index < reliefs.length; index++) {
    const relief = reliefs[index];
    if (relief && meetsPu(relief, terms)) meeting |= 1 << index;
  }
  return meeting;
}
