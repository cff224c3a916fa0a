import { z } from 'zod';
import { filingStates, hintKinds, leaveReasons, lineChanges } from '#modules/contributions/core/index.ts';
import { daySchema, idSchema, instantSchema, moneySchema, monthSchema } from '#platform/core/contract.ts';

/** A difference may give money back. */
const signedMoneySchema = z.string().regex(/^-?\d{1,18}$/);
export const filingVersion = z.number().int().min(1);
export const wageSchema = moneySchema;

export const filingHintSchema = z.object({
  kind: z.enum(hintKinds),
  workers: z.number().int(),
  amountIdr: moneySchema.nullable(),
});

const filingBillSchema = z.object({
  code: z.string(),
  state: z.string(),
  amountIdr: moneySchema,
  feeIdr: moneySchema,
  paidIdr: moneySchema,
  dueOn: daySchema,
});

export const filingSchema = z.object({
  filingId: idSchema,
  employer: z.object({
    employerId: idSchema,
    name: z.string(),
    npp: z.string().nullable(),
    kind: z.string(),
    /** The wages come out of the region's budget (APBD). */
    isGovernment: z.boolean(),
  }),
  month: monthSchema,
  state: z.enum(filingStates),
  version: filingVersion,
  dueOn: daySchema.nullable(),
  filedAt: instantSchema.nullable(),
  copiedFromMonth: monthSchema.nullable(),
  /** What stands in the way of any total: the employer's risk class or scale is not known. */
  lacks: z.array(z.enum(['risk_class', 'scale'])),
  workers: z.number().int(),
  wagesIdr: moneySchema,
  /** Lines by what is exceptional about them. */
  counts: z.object({
    all: z.number().int(),
    joined: z.number().int(),
    changed: z.number().int(),
    left: z.number().int(),
    adjusted: z.number().int(),
    absent: z.number().int(),
    wageMissing: z.number().int(),
  }),
  totals: z.array(
    z.object({ programme: z.string(), employerIdr: signedMoneySchema, workerIdr: signedMoneySchema }),
  ),
  amountIdr: signedMoneySchema,
  feeIdr: moneySchema,
  rates: z.array(
    z.object({
      programme: z.string(),
      employerPpm: z.string(),
      workerPpm: z.string(),
      factorPpm: z.string(),
      capIdr: moneySchema.nullable(),
    }),
  ),
  hints: z.array(filingHintSchema),
  bill: filingBillSchema.nullable(),
  /** A bill made of the last filing, because the month was not final on the 10th. */
  provisional: filingBillSchema.nullable(),
});

export const filingLineSchema = z.object({
  workerId: idSchema,
  membershipId: idSchema,
  correctsMonth: monthSchema.nullable(),
  name: z.string(),
  nikMasked: z.string(),
  kpj: z.string().nullable(),
  wageIdr: moneySchema,
  wasIdr: moneySchema.nullable(),
  change: z.enum(lineChanges),
  leftOn: daySchema.nullable(),
  leftReason: z.enum(leaveReasons).nullable(),
  isAbsent: z.boolean(),
  note: z.string(),
});

export const filingMonthSchema = z.object({
  month: monthSchema,
  filingId: idSchema.nullable(),
  state: z.enum(['not_open', ...filingStates]),
  workers: z.number().int().nullable(),
  wagesIdr: moneySchema.nullable(),
  dueOn: daySchema.nullable(),
  bill: filingBillSchema.nullable(),
  isProvisional: z.boolean(),
  hints: z.array(filingHintSchema),
});

export const editSchema = z.object({
  workerId: idSchema,
  membershipId: idSchema,
  correctsMonth: monthSchema.nullable().default(null),
  /** A new wage; left out: as it is. */
  wageIdr: wageSchema.optional(),
  /** He left: day and reason. Null: he stays after all. */
  left: z
    .object({ on: daySchema, reason: z.enum(leaveReasons) })
    .nullable()
    .optional(),
  /** Takes a correction of an earlier month off the filing. */
  remove: z.boolean().default(false),
});

export const joinerSchema = z.object({
  nik: z.string().trim().min(1).max(40),
  name: z.string().trim().min(1).max(120),
  birthDate: z.string().trim().min(1).max(40),
  sex: z.string().trim().min(1).max(20),
  wageIdr: wageSchema,
  startedOn: daySchema.optional(),
});

export const rowSchema = z.object({
  nik: z.string().trim().max(40).optional(),
  kpj: z.string().trim().max(20).optional(),
  name: z.string().trim().max(120).default(''),
  wageIdr: wageSchema,
  /** Asked of whom is no member yet: with them he is registered. */
  birthDate: z.string().trim().max(40).optional(),
  sex: z.string().trim().max(20).optional(),
  startedOn: daySchema.optional(),
});

export const leaverSchema = z.object({
  nik: z.string().trim().max(40).optional(),
  kpj: z.string().trim().max(20).optional(),
  on: daySchema,
  reason: z.enum(leaveReasons).default('stopped_working'),
});

export const payrollOutcomeSchema = z.object({
  version: filingVersion,
  taken: z.number().int(),
  changed: z.number().int(),
  absent: z.number().int(),
  faults: z.array(z.object({ line: z.number().int(), code: z.string() })),
});
