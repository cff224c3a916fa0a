import { basisOf, contributionsOf } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { monthOf } from '#platform/core/month.ts';

/** The least that a worker without a wage costs in the month of a day: in full, and with the relief of who pays for himself. */
export function leastContribution(today: string) {
  const month = monthOf(today);
  const of = (funding: 'APBD' | 'self') =>
    contributionsOf(theLaw()).answer({
      ...{ segment: 'BPU', month, incomeIdr: null, sector: 'other', funding },
      ...{ programmes: ['JKK', 'JKM'], provisional: true },
    });
  const full = of('APBD');
  return {
    month,
    fullIdr: full.result.totalIdr.toString(),
    selfIdr: of('self').result.totalIdr.toString(),
    basis: basisOf(full).join('; '),
  };
}
