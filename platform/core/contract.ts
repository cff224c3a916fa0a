import { oc } from '@orpc/contract';
import { z } from 'zod';
import type { ErrorCatalogue } from './errors.ts';
import { isDay, isMonth } from './month.ts';

/** Shapes every module's contract is made of. Money is a decimal string of whole rupiah. */
/** Any 128 bits: ids that follow from what they name (bills, filings of a run) carry no version. */
export const idSchema = z.guid();
/** Whole rupiah; a rule added to it reads amounts alone, never what is none. */
export const moneySchema = z.string().regex(/^\d{1,18}$/, { abort: true });
export const monthSchema = z.string().refine(isMonth, 'YYYY-MM');
export const daySchema = z.string().refine(isDay, 'YYYY-MM-DD');
export const instantSchema = z.iso.datetime({ offset: true });
export const areaCodeSchema = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3})?)?)?)?$/);

/** Page of a listing: `cursor` of the answer asks for the next one, null ends it. */
export const pageQuery = {
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
} as const;

/** An area named so that a person knows which. */
export const areaNameSchema = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  pathName: z.string(),
});

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: '8-200 characters; the same key and body again gives the first answer (90 days).',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
} as const;

/** A procedure that changes nothing. */
export const query = oc;

/** A procedure that changes something: takes `Idempotency-Key`. */
export const write = oc.route({
  spec: (operation) => ({ ...operation, parameters: [...(operation.parameters ?? []), idempotencyKey] }),
});

/**
 * Typed errors of a procedure out of a module's catalogue.
 *
 * @example query.errors(errorsOf(registryErrors, ['worker.not_found']))
 */
export function errorsOf<Catalogue extends ErrorCatalogue, Code extends keyof Catalogue & string>(
  catalogue: Catalogue,
  codes: readonly Code[],
): Record<Code, { status: number; data: z.ZodType<Record<string, unknown>> }> {
  const entries = codes.map((code) => [
    code,
    { status: catalogue[code]?.status ?? 400, data: z.record(z.string(), z.unknown()) },
  ]);
  return Object.fromEntries(entries);
}
