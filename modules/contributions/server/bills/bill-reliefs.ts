import { citationsOf, contributionsOf, relief, usedIn } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { BillMonthRow } from './bill-queries.ts';

const million = 1_000_000n;

/** Reliefs that lower a BPU month of a bill, with what each saves; the law of the month says which. */
export function reliefsOf({ month, occupation, base_idr, jkk_idr, jkm_idr }: BillMonthRow) {
  const outcome = contributionsOf(theLaw()).answer({
    segment: 'BPU',
    month,
    incomeIdr: base_idr,
    sector: occupation,
    funding: 'self',
    programmes: ['JKK', 'JKM'],
    provisional: true,
  });
  return usedIn(outcome)
    .filter(({ group }) => group === 'relief')
    .map((value) => {
      const { factorsPpm } = relief(value.value, value.id);
      const saved = (paidIdr: bigint, programme: 'JKK' | 'JKM') => {
        const factor = factorsPpm.get(programme) ?? million;
        return factor === 0n ? 0n : (paidIdr * (million - factor)) / factor;
      };
      return {
        name: value.name,
        law: mostExact([...new Set(citationsOf(value))]),
        savedIdr: String(saved(jkk_idr, 'JKK') + saved(jkm_idr, 'JKM')),
      };
    });
}

/** A law without an article goes where one with it stands. */
function mostExact(citations: readonly string[]): string[] {
  return citations.filter((one) => !citations.some((other) => other.startsWith(`${one} `)));
}
