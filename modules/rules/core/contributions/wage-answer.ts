import type { Working, WorkingFact } from '#modules/rules/core/law/index.ts';
import type { ContributionLine } from './contribution.ts';
import { shareIn } from './share.ts';
import type { JkpFunding, WageShare } from './wage-share.ts';

/** Adds the line and the working of each share of a wage, and tells their sum in rupiah. */
export function answerShares(
  shares: readonly WageShare[],
  wageIdr: bigint,
  lines: ContributionLine[],
  workings: Working[],
): bigint {
  let totalIdr = 0n;
  for (const share of shares) {
    const { capIdr, programme } = share;
    const countedIdr = capIdr !== null && wageIdr > capIdr ? capIdr : wageIdr;
    if (share.funding) {
      answerJkp(share, share.funding, wageIdr, countedIdr, lines, workings);
      continue;
    }
    const employerIdr = shareIn(share.employer, countedIdr);
    const workerIdr = share.workerPpm === 0n ? 0n : shareIn(share.worker, countedIdr);
    totalIdr += employerIdr + workerIdr;
    const facts = factsOf(share, { wageIdr, countedIdr, employerIdr, workerIdr });
    workings.push({ line: programme, formula: share.formula, facts, used: share.used });
    if (share.deferredPpm === 0n) lines.push({ programme, employerIdr, workerIdr });
    else lines.push(deferred(share, { employerIdr, workerIdr }, workings));
  }
  return totalIdr;
}

interface Amounts {
  readonly wageIdr: bigint;
  readonly countedIdr: bigint;
  readonly employerIdr: bigint;
  readonly workerIdr: bigint;
}

function factsOf(share: WageShare, amounts: Amounts): Readonly<Record<string, WorkingFact>> {
  const { wageIdr, countedIdr, employerIdr, workerIdr } = amounts;
  const { employerPpm, workerPpm, capIdr, factorPpm } = share;
  switch (share.formula) {
    case 'employer_share':
      return { wageIdr, employerPpm, employerIdr };
    case 'employer_share_relief':
      return { wageIdr, employerPpm, factorPpm, employerIdr };
    case 'both_shares':
      return { wageIdr, employerPpm, employerIdr, workerPpm, workerIdr };
    case 'both_shares_relief':
      return { wageIdr, employerPpm, factorPpm, employerIdr, workerPpm, workerIdr };
    default: {
      const capped = {
        wageIdr,
        capIdr: capIdr ?? wageIdr,
        countedIdr,
        employerPpm,
        employerIdr,
        workerPpm,
        workerIdr,
      };
      return share.formula === 'both_shares_capped' ? capped : { ...capped, factorPpm };
    }
  }
}

/** What is put off is of each part by itself, rounded by itself. */
function deferred(
  { programme, deferredPpm, deferred: share, deferralUsed: used }: WageShare,
  { employerIdr, workerIdr }: Pick<Amounts, 'employerIdr' | 'workerIdr'>,
  workings: Working[],
): ContributionLine {
  const deferredIdr = shareIn(share, employerIdr) + shareIn(share, workerIdr);
  const facts = { employerIdr, workerIdr, deferredPpm, deferredIdr };
  workings.push({ line: programme, formula: 'deferred', facts, used });
  return { programme, employerIdr, workerIdr, deferredIdr };
}

function answerJkp(
  { programme, used, capIdr }: WageShare,
  { statePpm, fromJkkPpm, fromJkmPpm, state, fromJkk, fromJkm }: JkpFunding,
  wageIdr: bigint,
  countedIdr: bigint,
  lines: ContributionLine[],
  workings: Working[],
): void {
  const stateIdr = shareIn(state, countedIdr);
  const fromJkkIdr = shareIn(fromJkk, countedIdr);
  const fromJkmIdr = shareIn(fromJkm, countedIdr);
  lines.push({ programme, employerIdr: 0n, workerIdr: 0n, stateIdr, fromJkkIdr, fromJkmIdr });
  const facts = {
    wageIdr,
    capIdr: capIdr ?? wageIdr,
    countedIdr,
    statePpm,
    stateIdr,
    fromJkkPpm,
    fromJkkIdr,
    fromJkmPpm,
    fromJkmIdr,
  };
  workings.push({ line: programme, formula: 'jkp_funding', facts, used });
}
