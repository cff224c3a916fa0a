import { z } from 'zod';
import { sponsorFundings, villageStages } from '#modules/sponsorship/core/index.ts';
import { daySchema, idSchema, moneySchema, monthSchema, query } from '#platform/core/contract.ts';

const count = z.number().int();

export const boardVillageSchema = z.object({
  programmeId: idSchema,
  villageCode: z.string(),
  villageName: z.string(),
  districtName: z.string(),
  villageKind: z.enum(['desa', 'kelurahan']),
  quota: count,
  /** Why the programme does not reach it; empty where it does. */
  leftOut: z.string(),
  stage: z.enum(villageStages),
  /** Null where there is no list, or where the caller does not see it yet. */
  listId: idSchema.nullable(),
  /** What was written when the list came back. */
  note: z.string(),
  changedOn: daySchema.nullable(),
  candidates: count,
  accepted: count,
  rejected: count,
  undecided: count,
  reserve: count,
  /** Workers of approved, billed and paid lists. */
  workers: count,
  reservedIdr: moneySchema,
  billedIdr: moneySchema,
  paidIdr: moneySchema,
  lags: z.boolean(),
});

export const boardProgrammeSchema = z.object({
  programmeId: idSchema,
  name: z.string(),
  state: z.enum(['draft', 'open', 'closed']),
  sponsorName: z.string(),
  funding: z.enum(sponsorFundings),
  startMonth: monthSchema,
  months: count,
});

export const boardContract = {
  show: query
    .route({
      method: 'GET',
      path: '/sponsorships/board',
      summary:
        'Villages of a programme by stage and money; without one, of the newest, or of all for a village',
    })
    .input(z.object({ programmeId: idSchema.optional() }))
    .output(
      z.object({
        programmes: z.array(boardProgrammeSchema),
        programmeId: idSchema.nullable(),
        villages: z.array(boardVillageSchema),
        /** Of the budgets that the caller sees and the villages draw on. */
        money: z.object({
          ceilingIdr: moneySchema,
          lapsedIdr: moneySchema,
          freeIdr: moneySchema,
          reservedIdr: moneySchema,
          billedIdr: moneySchema,
          paidIdr: moneySchema,
        }),
      }),
    ),
};
