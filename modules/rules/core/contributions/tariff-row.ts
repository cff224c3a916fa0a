import { namesOf } from '#modules/rules/core/law/index.ts';

/** What each column holds, in the order of a printed table; a row leaves out what its segment has no use for. */
export const tariffColumns = {
  month: 'contribution month the row holds for',
  segment: 'BPU, PU or CONSTRUCTION',
  row: 'number of the bracket (BPU) or slice (CONSTRUCTION)',
  sector: 'BPU: equals the sector of the case',
  funding: 'BPU: equals who pays; APBD where it is not said of which region',
  incomeFromIdr: 'BPU: declared income, inclusive',
  incomeBelowIdr: 'BPU: declared income, exclusive; absent: open',
  isUndeclaredRow: 'BPU: true on the row of those who declare no income',
  baseIdr: 'BPU: base of the bracket',
  jkkIdr: 'BPU: JKK a month after relief, paid by the worker',
  jkmIdr: 'BPU: JKM a month after relief, paid by the worker',
  jhtIdr: 'BPU: JHT a month after relief, paid by the worker',
  riskClass: 'PU: equals the risk class of the employer',
  labourIntensive: 'PU: equals whether the employer is labour intensive',
  scale: 'PU: equals the scale of the enterprise; large where it is not said',
  employeesFrom: 'PU: workers of the employer, inclusive; 0 where it is not said',
  employeesBelow: 'PU: workers of the employer, exclusive; absent: open',
  jkkPpm: 'JKK in parts of a million after relief, of the wage (PU, employer) or of the slice (CONSTRUCTION)',
  jkmPpm: 'JKM likewise',
  jhtEmployerPpm: 'PU: JHT of the wage, employer',
  jhtWorkerPpm: 'PU: JHT of the wage, worker',
  jpEmployerPpm: 'PU: JP of the wage up to jpCapIdr, employer',
  jpWorkerPpm: 'PU: JP of the wage up to jpCapIdr, worker',
  jpCapIdr: 'PU: wage above which JP does not grow',
  jpDeferredPpm: 'PU: of each part of JP, what may be paid later',
  jkpCapIdr: 'PU: wage above which JKP does not grow; absent: JKP did not exist',
  jkpStatePpm: 'PU: for information, JKP of the wage paid by the state',
  jkpFromJkkPpm: 'PU: for information, JKP of the wage taken out of JKK',
  jkpFromJkmPpm: 'PU: for information, JKP of the wage taken out of JKM',
  contractFromIdr: 'CONSTRUCTION: contract value where the slice begins',
  contractUptoIdr: 'CONSTRUCTION: contract value where the slice ends; absent: open',
  rounding:
    'half_up: each product of a column in ppm to the rupiah by itself; half_up_of_sum: the sum over all slices once',
  parameters: 'dated values the row comes from, as id@validFrom, separated by a space',
} as const;

export type TariffColumn = keyof typeof tariffColumns;

/** Money as bigint rupiah, parts of a million as decimal text, since a relief may leave fractions of them. */
export type TariffRow = Readonly<Partial<Record<TariffColumn, bigint | number | string | boolean>>>;

/** The columns in the order of a printed table. */
export const tariffHeader: readonly TariffColumn[] = namesOf(tariffColumns);
