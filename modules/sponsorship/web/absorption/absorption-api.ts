import { absorptionContract } from '#modules/sponsorship/api/index.ts';
import { apiOf } from '#platform/web/api-client.ts';

export const absorptionApi = apiOf({ absorption: absorptionContract }).absorption;

export type Absorption = Awaited<ReturnType<typeof absorptionApi.show.call>>;
export type AgreementUse = Absorption['agreements'][number];
export type Deposits = Awaited<ReturnType<typeof absorptionApi.deposits.call>>;

/** The money of a budget or of several together, as decimal text. */
export type Use = Pick<
  AgreementUse,
  'ceilingIdr' | 'freeIdr' | 'reservedIdr' | 'billedIdr' | 'paidIdr' | 'absorbedIdr' | 'lapsedIdr'
>;

/** Several budgets as one. */
export function sumUse(uses: readonly Use[]): Use {
  const total = (of: (use: Use) => string) => String(uses.reduce((sum, use) => sum + BigInt(of(use)), 0n));
  return {
    ceilingIdr: total((use) => use.ceilingIdr),
    freeIdr: total((use) => use.freeIdr),
    reservedIdr: total((use) => use.reservedIdr),
    billedIdr: total((use) => use.billedIdr),
    paidIdr: total((use) => use.paidIdr),
    absorbedIdr: total((use) => use.absorbedIdr),
    lapsedIdr: total((use) => use.lapsedIdr),
  };
}
