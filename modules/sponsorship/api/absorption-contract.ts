import { z } from 'zod';
import { depositAges } from '#modules/sponsorship/core/index.ts';
import { daySchema, idSchema, moneySchema, monthSchema, query } from '#platform/core/contract.ts';

/** `ceilingIdr = freeIdr + reservedIdr + billedIdr + paidIdr`; absorbed is the part of paid whose month has begun. */
const stages = {
  ceilingIdr: moneySchema,
  freeIdr: moneySchema,
  reservedIdr: moneySchema,
  billedIdr: moneySchema,
  paidIdr: moneySchema,
  absorbedIdr: moneySchema,
  lapsedIdr: moneySchema,
} as const;

const agreementSchema = z.object({
  agreementId: idSchema,
  number: z.string(),
  title: z.string(),
  funding: z.string(),
  sponsorName: z.string(),
  /** False: only villages that draw on it are in sight, not its budgets; nothing is free there then. */
  hasCeiling: z.boolean(),
  ...stages,
  forecast: z.object({
    /** Free today: lapses on 31 December unless it is put to use. */
    lapsesIdr: moneySchema,
    /** Reserved or billed: lapses too unless it is paid. */
    unpaidIdr: moneySchema,
    daysLeft: z.number().int(),
  }),
  villages: z.array(
    z.object({
      villageCode: z.string(),
      villageName: z.string(),
      hasOwnCeiling: z.boolean(),
      /** Of the month with most. */
      workers: z.number().int(),
      ...stages,
    }),
  ),
  months: z.array(
    z.object({
      month: monthSchema,
      workers: z.number().int(),
      amountIdr: moneySchema,
      paidIdr: moneySchema,
      absorbedIdr: moneySchema,
    }),
  ),
});

/** One sum for each of `depositAges`: 0-7, 8-30, 31-60, over 60 days since the first bill. */
const agesSchema = z.array(moneySchema).length(4);

const billSchema = z.object({
  listId: idSchema,
  programmeName: z.string(),
  sponsorName: z.string(),
  villageCode: z.string(),
  villageName: z.string(),
  treasurerName: z.string(),
  /** Empty where the bill ran out and none was issued anew. */
  code: z.string(),
  workers: z.number().int(),
  amountIdr: moneySchema,
  /** Of the first bill: one that is issued anew makes the money no younger. */
  billedOn: daySchema,
  expiresOn: daySchema.nullable(),
  isOpen: z.boolean(),
  days: z.number().int(),
  age: z.enum(depositAges),
});

export const absorptionContract = {
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/absorption',
      summary: 'Where the money of a year stands, by agreement, village and month; counts, no people',
    })
    .input(z.object({ year: z.coerce.number().int().min(2015).max(2100).optional() }))
    .output(
      z.object({
        today: daySchema,
        year: z.number().int(),
        years: z.array(z.number().int()),
        agreements: z.array(agreementSchema),
      }),
    ),
  deposits: query
    .route({
      method: 'GET',
      path: '/sponsorships/deposits',
      summary: 'Money that was billed and has not come, by village and treasurer, by age',
    })
    .output(
      z.object({
        today: daySchema,
        bills: z.array(billSchema),
        treasurers: z.array(
          z.object({
            villageCode: z.string(),
            villageName: z.string(),
            treasurerName: z.string(),
            bills: z.number().int(),
            workers: z.number().int(),
            amountIdr: moneySchema,
            oldestDays: z.number().int(),
            byAgeIdr: agesSchema,
          }),
        ),
        byAgeIdr: agesSchema,
      }),
    ),
};
