import { z } from 'zod';
import {
  checkStatuses,
  contractErrors,
  contractKinds,
  contractStates,
  contractStepKinds,
} from '#modules/certificates/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  query,
  write,
} from '#platform/core/contract.ts';

const ofContract = z.object({ contractId: idSchema });
const terms = {
  number: z.string().trim().min(1).max(80),
  title: z.string().trim().min(3).max(300),
  kind: z.enum(contractKinds),
  valueIdr: moneySchema.refine((value) => BigInt(value) > 0n),
  /** The firm's registration number. */
  npp: z.string().trim().min(1).max(60),
  startsOn: daySchema,
  endsOn: daySchema,
  workersStated: z.number().int().min(1).max(1_000_000).nullable().default(null),
};

const checkSchema = z.object({
  reference: z.string(),
  status: z.enum(checkStatuses),
  /** As last told to the office. */
  nowStatus: z.enum(checkStatuses),
  reasonText: z.string(),
  checkedOn: daySchema,
  isUsed: z.boolean(),
});

export const contractRowSchema = z.object({
  contractId: idSchema,
  giverId: idSchema,
  giverName: z.string(),
  number: z.string(),
  title: z.string(),
  kind: z.enum(contractKinds),
  valueIdr: moneySchema,
  paidIdr: moneySchema,
  organisationId: idSchema,
  npp: z.string(),
  name: z.string(),
  startsOn: daySchema,
  endsOn: daySchema,
  workersStated: z.number().int().nullable(),
  state: z.enum(contractStates),
  overrides: z.number().int(),
  version: z.number().int(),
});

const stepSchema = z.object({
  stepNo: z.number().int(),
  kind: z.enum(contractStepKinds),
  amountIdr: moneySchema.nullable(),
  doneOn: daySchema,
  checkReference: z.string().nullable(),
  checkStatus: z.enum(checkStatuses).nullable(),
  checkedOn: daySchema.nullable(),
  overrideName: z.string(),
  overrideReason: z.string(),
  note: z.string(),
  actorName: z.string(),
  recordedAt: instantSchema,
});

const termErrors = errorsOf(contractErrors, [
  'contract.not_found',
  'contract.firm_unknown',
  'contract.number_taken',
  'contract.span',
]);

export const contractsContract = {
  list: query
    .route({ method: 'GET', path: '/contracts', summary: 'Contracts of government offices, newest first' })
    .input(
      z.object({
        text: z.string().max(100).default(''),
        state: z.enum(contractStates).optional(),
        offset: z.coerce.number().int().min(0).max(100_000).default(0),
        limit: z.coerce.number().int().min(1).max(100).default(25),
      }),
    )
    .output(
      z.object({
        today: daySchema,
        mayEnter: z.boolean(),
        contracts: z.array(contractRowSchema),
        hasMore: z.boolean(),
      }),
    ),
  show: query
    .route({
      method: 'GET',
      path: '/contracts/{contractId}',
      summary: 'A contract, what it rests on, and what the firm must pay for it where it builds',
    })
    .input(ofContract)
    .errors(errorsOf(contractErrors, ['contract.not_found']))
    .output(
      z.object({
        today: daySchema,
        contract: contractRowSchema,
        steps: z.array(stepSchema),
        /** The check that the next award or payment would rest on; null: none within the days. */
        check: checkSchema.nullable(),
        /** How many days a check carries, its own included. */
        checkCarriesDays: z.number().int(),
        mayAct: z.boolean(),
        /** What a construction contract owes (JKK and JKM), for information; null: not construction. */
        construction: z
          .object({
            totalIdr: moneySchema,
            jkkIdr: moneySchema,
            jkmIdr: moneySchema,
            basis: z.array(z.string()),
          })
          .nullable(),
      }),
    ),
  enter: write
    .route({
      method: 'POST',
      path: '/contracts',
      summary: 'Enters a contract of one’s own government office',
    })
    .input(z.object(terms))
    .errors(termErrors)
    .output(z.object({ contractId: idSchema })),
  change: write
    .route({
      method: 'PUT',
      path: '/contracts/{contractId}',
      summary: 'Changes a contract that is not awarded',
    })
    .input(ofContract.extend({ ...terms, version: z.number().int() }))
    .errors({ ...termErrors, ...errorsOf(contractErrors, ['contract.changed', 'contract.not_entered']) })
    .output(z.object({ contractId: idSchema })),
  step: write
    .route({
      method: 'POST',
      path: '/contracts/{contractId}/steps',
      summary:
        'Awards, pays, closes or cancels a contract: an award or payment rests on a check of the last days, or on a named person’s reason',
    })
    .input(
      ofContract.extend({
        version: z.number().int(),
        kind: z.enum(contractStepKinds),
        amountIdr: moneySchema.nullable().default(null),
        /** Name and office of who lets it pass without a check, and why. */
        override: z
          .object({ name: z.string().trim().min(3).max(120), reason: z.string().trim().min(10).max(600) })
          .nullable()
          .default(null),
        note: z.string().trim().max(300).default(''),
      }),
    )
    .errors(
      errorsOf(contractErrors, [
        'contract.not_found',
        'contract.changed',
        'contract.state_refused',
        'contract.over_value',
        'contract.unchecked',
        'contract.check_failed',
        'contract.check_used',
      ]),
    )
    .output(z.object({ contractId: idSchema })),
};
