import { type SponsorFunding, sponsorFundings } from '#modules/sponsorship/core/sources/index.ts';
import type { ScenarioPayer } from './scenario-terms.ts';

/** True for a funding source of someone who pays for others: not the worker himself, nor `APBD` of a region not named. */
export function isSponsorFunding(payer: ScenarioPayer): payer is SponsorFunding {
  return sponsorFundings.some((one) => one === payer);
}
