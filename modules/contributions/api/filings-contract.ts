import { z } from 'zod';
import { filingErrors } from '#modules/contributions/core/index.ts';
import {
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  monthSchema,
  query,
  write,
} from '#platform/core/contract.ts';
import {
  editSchema,
  filingHintSchema,
  filingLineSchema,
  filingMonthSchema,
  filingSchema,
  joinerSchema,
  leaverSchema,
  payrollOutcomeSchema,
  rowSchema,
  filingVersion as version,
  wageSchema,
} from './filing-shapes.ts';

const found = ['filing.not_found'] as const;
const held = [...found, 'filing.changed_meanwhile'] as const;
const finalising = [
  'filing.wage_missing',
  'filing.employer_incomplete',
  'filing.total_not_positive',
  'filing.codes_used_up',
] as const;

export const filingsContract = {
  months: query
    .route({
      method: 'GET',
      path: '/employers/{employerId}/filings',
      summary: 'Months of an employer and how far each is filed',
    })
    .input(z.object({ employerId: idSchema }))
    .errors(errorsOf(filingErrors, ['filing.employer_not_found']))
    .output(z.object({ employerName: z.string(), months: z.array(filingMonthSchema) })),
  open: write
    .route({
      method: 'POST',
      path: '/employers/{employerId}/filings',
      summary: 'Open the filing of a month with the wages of the last one; an open one is answered',
    })
    .input(z.object({ employerId: idSchema, month: monthSchema }))
    .errors(errorsOf(filingErrors, ['filing.employer_not_found', 'filing.month_not_open']))
    .output(filingSchema),
  file: write
    .route({
      method: 'PUT',
      path: '/employers/{employerId}/filings/{month}',
      summary: 'File a whole month in one call, as a payroll program does; all of it or nothing',
    })
    .input(
      z.object({
        employerId: idSchema,
        month: monthSchema,
        rows: z.array(rowSchema).min(1).max(50_000),
        leavers: z.array(leaverSchema).max(50_000).default([]),
        /** Members named nowhere: `refuse` the filing, or `keep` them with last month's wage. */
        absent: z.enum(['refuse', 'keep']).default('refuse'),
        finalise: z.boolean().default(true),
      }),
    )
    .errors(
      errorsOf(filingErrors, [
        'filing.employer_not_found',
        'filing.month_not_open',
        'filing.changed_meanwhile',
        'filing.rows_refused',
        'filing.workers_missing',
        'filing.leaving_day_invalid',
        ...finalising,
      ]),
    )
    .output(filingSchema),
  show: query
    .route({ method: 'GET', path: '/filings/{filingId}', summary: 'A filing with its totals' })
    .input(z.object({ filingId: idSchema }))
    .errors(errorsOf(filingErrors, found))
    .output(filingSchema),
  lines: query
    .route({
      method: 'GET',
      path: '/filings/{filingId}/lines',
      summary: 'A page of a filing by name; the look is audited',
    })
    .input(
      z.object({
        filingId: idSchema,
        filter: z
          .enum(['all', 'exceptions', 'joined', 'changed', 'left', 'adjusted', 'absent', 'wage_missing'])
          .default('all'),
        search: z.string().trim().max(100).default(''),
        page: z.coerce.number().int().min(1).max(1_000).default(1),
        limit: z.coerce.number().int().min(1).max(200).default(100),
      }),
    )
    .errors(errorsOf(filingErrors, found))
    .output(z.object({ lines: z.array(filingLineSchema), total: z.number().int() })),
  change: write
    .route({
      method: 'PATCH',
      path: '/filings/{filingId}/lines',
      summary: 'Change wages, mark leavers, in a draft of that version',
    })
    .input(z.object({ filingId: idSchema, version, edits: z.array(editSchema).min(1).max(1_000) }))
    .errors(errorsOf(filingErrors, [...held, 'filing.line_not_found', 'filing.leaving_day_invalid']))
    .output(filingSchema),
  paste: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/payroll',
      summary: 'Take cells pasted from a spreadsheet (NIK or KPJ, name, wage) over a draft',
    })
    .input(
      z.object({
        filingId: idSchema,
        version,
        text: z.string().min(1).max(4_000_000),
        /** True: who is not named is marked as absent. */
        isWhole: z.boolean().default(false),
      }),
    )
    .errors(errorsOf(filingErrors, [...held, 'filing.payroll_empty']))
    .output(payrollOutcomeSchema),
  takeList: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/lists/{listId}',
      summary: 'Take a submitted payroll list of the same employer over a draft',
    })
    .input(z.object({ filingId: idSchema, listId: idSchema, version }))
    .errors(errorsOf(filingErrors, [...held, 'filing.list_not_found']))
    .output(payrollOutcomeSchema),
  lists: query
    .route({
      method: 'GET',
      path: '/filings/{filingId}/lists',
      summary: 'Payroll lists that may be taken over a filing',
    })
    .input(z.object({ filingId: idSchema }))
    .errors(errorsOf(filingErrors, found))
    .output(
      z.object({
        lists: z.array(
          z.object({
            listId: idSchema,
            fileName: z.string(),
            rows: z.number().int(),
            submittedAt: instantSchema,
          }),
        ),
      }),
    ),
  join: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/joiners',
      summary: 'Register someone who joined, and file his wage',
    })
    .input(joinerSchema.extend({ filingId: idSchema, version }))
    .errors(errorsOf(filingErrors, [...held, 'filing.joiner_refused', 'filing.joiner_needs_review']))
    .output(filingSchema),
  correct: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/corrections',
      summary: 'Correct the wage of a month that is paid: the difference comes on this filing',
    })
    .input(
      z.object({
        filingId: idSchema,
        version,
        workerId: idSchema,
        membershipId: idSchema,
        month: monthSchema,
        wageIdr: wageSchema,
        note: z.string().trim().max(200).default(''),
      }),
    )
    .errors(errorsOf(filingErrors, [...held, 'filing.line_not_found', 'filing.correction_month_invalid']))
    .output(filingSchema),
  finalise: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/finalise',
      summary: 'Make a draft final: one bill with one code',
    })
    .input(z.object({ filingId: idSchema, version }))
    .errors(errorsOf(filingErrors, [...held, ...finalising]))
    .output(filingSchema),
  reopen: write
    .route({
      method: 'POST',
      path: '/filings/{filingId}/reopen',
      summary: 'Make a final filing a draft again while nothing is paid; its bill is replaced',
    })
    .input(z.object({ filingId: idSchema, version, reason: z.string().trim().min(5).max(300) }))
    .errors(errorsOf(filingErrors, [...held, 'filing.paid']))
    .output(filingSchema),
  missing: query
    .route({
      method: 'GET',
      path: '/filings/missing',
      summary: 'Employers in scope whose month is not filed',
    })
    .input(z.object({ month: monthSchema, limit: z.coerce.number().int().min(1).max(500).default(200) }))
    .output(
      z.object({
        total: z.number().int(),
        employers: z.array(
          z.object({
            employerId: idSchema,
            name: z.string(),
            npp: z.string().nullable(),
            kind: z.string(),
            areaName: z.string(),
            members: z.number().int(),
            lastMonth: monthSchema.nullable(),
            provisionalCode: z.string().nullable(),
            provisionalIdr: moneySchema.nullable(),
            filingId: idSchema.nullable(),
          }),
        ),
      }),
    ),
  unusual: query
    .route({
      method: 'GET',
      path: '/filings/unusual',
      summary: 'Final filings of a month in which something looked unusual',
    })
    .input(z.object({ month: monthSchema, limit: z.coerce.number().int().min(1).max(500).default(200) }))
    .output(
      z.object({
        filings: z.array(
          z.object({
            filingId: idSchema,
            employerId: idSchema,
            name: z.string(),
            workers: z.number().int(),
            wagesIdr: moneySchema,
            hints: z.array(filingHintSchema),
          }),
        ),
      }),
    ),
};
