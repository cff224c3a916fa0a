import {
  firstDayOf,
  million,
  type Programme,
  type Reading,
  RuleError,
  type Working,
} from '#modules/rules/core/law/index.ts';
import type { PuFacts } from './facts.ts';
import {
  jkpFunding,
  jkpWageCap,
  jpWageCap,
  puJhtRate,
  puJkkRate,
  puJkmRate,
  puJpRate,
} from './parameters.ts';
import { deferredOf, factorOf, type Relief } from './reliefs.ts';
import { type Share, shareAt } from './share.ts';

/** What one programme takes of a wage: rates as the law writes them, shares ready to be taken. */
export interface WageShare {
  readonly programme: Programme;
  /** Rupiah a month above which wages do not count; null: no cap. */
  readonly capIdr: bigint | null;
  readonly employerPpm: bigint;
  readonly workerPpm: bigint;
  readonly factorPpm: bigint;
  readonly deferredPpm: bigint;
  readonly employer: Share;
  readonly worker: Share;
  readonly deferred: Share;
  readonly formula: string;
  readonly used: Working['used'];
  readonly deferralUsed: Working['used'];
  readonly funding: JkpFunding | null;
}

/** Where JKP comes from: beside the bill, not in it. */
export interface JkpFunding {
  readonly statePpm: bigint;
  readonly fromJkkPpm: bigint;
  readonly fromJkmPpm: bigint;
  readonly state: Share;
  readonly fromJkk: Share;
  readonly fromJkm: Share;
}

/** What decides the rates of a wage earner's month. */
export interface WageTerms extends Pick<PuFacts, 'month' | 'riskClass'> {
  readonly reliefs: readonly Relief[];
}

interface Rates {
  readonly employerPpm: bigint;
  readonly workerPpm: bigint;
  readonly capIdr: bigint | null;
  readonly funding: JkpFunding | null;
}

/** Makes a programme's share of wages ready. Throws RuleError: `risk_class.unknown`, `field.missing`, `parameter.before_first`, `parameter.not_yet_known`. */
export function wageShare(reading: Reading, terms: WageTerms, programme: Programme): WageShare {
  const rates = ratesOf(reading, terms, programme);
  const factorPpm = factorOf(terms.reliefs, programme, reading);
  const used = reading.take();
  const deferredPpm = deferredOf(terms.reliefs, programme, reading);
  return {
    ...rates,
    programme,
    factorPpm,
    deferredPpm,
    employer: shareAt(rates.employerPpm, factorPpm),
    worker: shareAt(rates.workerPpm, factorPpm),
    deferred: shareAt(deferredPpm),
    formula: formulaOf(rates, factorPpm),
    used,
    deferralUsed: reading.take(),
  };
}

/** jkp_funding, employer_share, both_shares, both_shares_capped, the latter three also with _relief. */
function formulaOf({ funding, capIdr, workerPpm }: Rates, factorPpm: bigint): string {
  if (funding) return 'jkp_funding';
  const shares = workerPpm === 0n && capIdr === null ? 'employer_share' : 'both_shares';
  return `${shares}${capIdr === null ? '' : '_capped'}${factorPpm === million ? '' : '_relief'}`;
}

function ratesOf(reading: Reading, { month, riskClass }: WageTerms, programme: Programme): Rates {
  const day = firstDayOf(month);
  const plain = { workerPpm: 0n, capIdr: null, funding: null };
  switch (programme) {
    case 'JKK':
      return { ...plain, employerPpm: jkkRate(reading, day, riskClass) };
    case 'JKM':
      return { ...plain, employerPpm: reading.value(puJkmRate, day, 'month') };
    case 'JHT':
      return { ...plain, ...reading.value(puJhtRate, day, 'month') };
    case 'JP': {
      const parts = reading.value(puJpRate, day, 'month');
      return { ...plain, ...parts, capIdr: reading.value(jpWageCap, day, 'month') };
    }
    case 'JKP':
      return jkpRates(reading, day);
  }
}

function jkkRate(reading: Reading, day: string, riskClass: number | null): bigint {
  if (riskClass === null) throw new RuleError('field.missing', 'riskClass');
  const rates = reading.value(puJkkRate, day, 'month');
  const found = rates.find((rate) => rate.riskClass === riskClass);
  if (!found) throw new RuleError('risk_class.unknown', 'riskClass');
  return found.ratePpm;
}

function jkpRates(reading: Reading, day: string): Rates {
  const parts = reading.value(jkpFunding, day, 'month');
  const funding = {
    ...parts,
    state: shareAt(parts.statePpm),
    fromJkk: shareAt(parts.fromJkkPpm),
    fromJkm: shareAt(parts.fromJkmPpm),
  };
  return { employerPpm: 0n, workerPpm: 0n, capIdr: reading.value(jkpWageCap, day, 'month'), funding };
}
