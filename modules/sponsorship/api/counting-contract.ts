import { z } from 'zod';
import {
  areaCodeSchema,
  daySchema,
  idSchema,
  moneySchema,
  monthSchema,
  query,
} from '#platform/core/contract.ts';

const counts = {
  /** People with at least one paid month of a sponsor in the year. */
  workers: z.number().int(),
  workerMonths: z.number().int(),
  /** How many workers they count as: "500", "166.5", or a fraction where no decimal is exact. */
  counted: z.string(),
  /** To two decimals. */
  countedRounded: z.string(),
} as const;

export const countedSchema = z.object({
  on: daySchema,
  /** Empty: all of the caller's areas. */
  area: z.string(),
  year: z.string(),
  ...counts,
  /** The rule in words, in the caller's language. */
  definition: z.string(),
  /** The laws and books it rests on. */
  basis: z.array(z.string()),
  villages: z.array(z.object({ code: z.string(), name: z.string(), ...counts })),
});

export const warningsSchema = z.object({
  today: daySchema,
  /** Programmes so short that the full death benefit is hardly reached. */
  shortTerms: z.array(z.object({ programmeId: idSchema, programme: z.string(), months: z.number().int() })),
  /** Money that lapses on 31 December when nothing is done. */
  lapsing: z.array(
    z.object({
      agreementId: idSchema,
      sponsor: z.string(),
      funding: z.string(),
      agreement: z.string(),
      /** Villages whose own budget it is; 0: it is one for the whole area. */
      villages: z.number().int(),
      year: z.number().int(),
      /** Not reserved for anybody. */
      freeIdr: moneySchema,
      /** Reserved for approved lists that are not billed. */
      reservedIdr: moneySchema,
      ceilingIdr: moneySchema,
    }),
  ),
  /** Villages with fewer than half of their places on a list although the programme has begun. */
  lagging: z.array(
    z.object({
      programmeId: idSchema,
      programme: z.string(),
      startMonth: monthSchema,
      villageCode: z.string(),
      villageName: z.string(),
      quota: z.number().int(),
      onLists: z.number().int(),
    }),
  ),
});

export const countingContract = {
  counted: query
    .route({
      method: 'GET',
      path: '/sponsorships/counted',
      summary:
        'How many workers the sponsored months of a calendar year count as (counting rule of the process book)',
    })
    .input(
      z.object({
        area: areaCodeSchema.optional(),
        year: z
          .string()
          .regex(/^20\d\d$/)
          .optional(),
      }),
    )
    .output(countedSchema),
  warnings: query
    .route({
      method: 'GET',
      path: '/sponsorships/warnings',
      summary: 'Terms that are too short, money that will lapse, villages that lag',
    })
    .input(z.object({ area: areaCodeSchema.optional() }))
    .output(warningsSchema),
};
