import { z } from 'zod';
import { certainties, ruleErrorCodes } from '#modules/rules/core/index.ts';
import { daySchema, errorsOf, monthSchema, query } from '#platform/core/contract.ts';
import { catalogue } from './catalogue.ts';

/** Most cases of one request; a file of more is for the command line. */
export const mostCases = 1_000;

const bothTextsSchema = z.object({ id: z.string(), en: z.string() });

/** One dated value of the law with what an official needs to check it. */
export const datedValueSchema = z.object({
  /** `<id>@<validFrom>`: how a working names it. */
  key: z.string(),
  id: z.string(),
  group: z.string(),
  name: bothTextsSchema,
  value: z.unknown(),
  unit: z.string(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  temporary: z.boolean(),
  basis: z.array(z.object({ law: z.string(), article: z.string().nullable() })),
  certainty: z.enum(certainties),
  sources: z.array(z.object({ tag: z.string(), type: z.string(), what: z.string() })),
  checkedOn: daySchema,
  note: bothTextsSchema.nullable(),
});

/** An uncertain point of the law and how it is read here. */
export const switchSchema = z.object({
  name: z.string(),
  value: z.union([z.boolean(), z.number(), z.string()]),
  title: bothTextsSchema,
  note: bothTextsSchema,
  certainty: z.enum(certainties),
  basis: z.array(z.object({ law: z.string(), article: z.string().nullable() })),
  sources: z.array(z.object({ tag: z.string(), type: z.string(), what: z.string() })),
});

/** A line of a result: a programme with its two parts, or a benefit. */
export const resultLineSchema = z.looseObject({
  programme: z.string().optional(),
  employerIdr: z.string().optional(),
  workerIdr: z.string().optional(),
  deferredIdr: z.string().optional(),
  benefit: z.string().optional(),
  amountIdr: z.string().optional(),
});

/** A result as `rules batch` prints it, with its workings, parameters and switches beside. */
export const explainedSchema = z.looseObject({
  /** As it came with the case. */
  id: z.union([z.string(), z.number()]).nullable(),
  kind: z.string(),
  totalIdr: z.string().optional(),
  lines: z.array(resultLineSchema).optional(),
  basis: z.array(z.string()),
  /** Switches that decided something here; absent: none did. */
  dependsOn: z.array(z.string()).optional(),
  /** True: a yearly value that is not yet known was replaced by the last one. */
  provisional: z.boolean().optional(),
  workings: z.array(
    z.object({
      line: z.string(),
      formula: z.string(),
      /** The working in words and figures, in the asker's language. */
      text: z.string(),
      parameters: z.array(z.string()),
    }),
  ),
  parameters: z.array(datedValueSchema.extend({ provisional: z.boolean() })),
  switches: z.array(switchSchema),
  /** Members of the case that nothing asked for: a misspelt name, most likely. */
  ignored: z.array(z.string()),
});

const caseSchema = z.record(z.string(), z.unknown());

export const rulesContract = {
  batch: query
    .route({
      method: 'POST',
      path: '/rules/batch',
      summary:
        'Compute cases of contribution, benefit, protection, late fee and more (at most 1,000); one result a case, same order',
    })
    .input(z.object({ cases: z.array(z.unknown()) }))
    .errors(errorsOf(catalogue, ['case.too_many']))
    .output(z.object({ results: z.array(z.record(z.string(), z.unknown())) })),
  explain: query
    .route({
      method: 'POST',
      path: '/rules/explain',
      summary: 'Compute one case with every parameter used, its law, article, certainty and source',
    })
    .input(z.object({ case: caseSchema }))
    .errors(errorsOf(catalogue, ruleErrorCodes))
    .output(explainedSchema),
  law: query
    .route({
      method: 'GET',
      path: '/rules/law',
      summary: 'Every dated value of the law, every switch, and the years whose holidays are known',
    })
    .output(
      z.object({
        values: z.array(datedValueSchema),
        switches: z.array(switchSchema),
        holidayYears: z.array(z.string()),
      }),
    ),
  tariff: query
    .route({
      method: 'GET',
      path: '/rules/tariff',
      summary: 'The tariff table of a month, as bulk SQL joins it',
    })
    .input(z.object({ month: monthSchema }))
    .errors(errorsOf(catalogue, ['parameter.before_first', 'parameter.not_yet_known']))
    .output(z.object({ month: monthSchema, rows: z.array(z.record(z.string(), z.unknown())) })),
};
