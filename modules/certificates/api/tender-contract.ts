import { z } from 'zod';
import { bidderRemarks, checkStatuses, tenderErrors } from '#modules/certificates/core/index.ts';
import {
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  monthSchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

const listSchema = z.object({
  listId: idSchema,
  title: z.string(),
  fileName: z.string(),
  /** Of the file as it came, hexadecimal. */
  sha256: z.string(),
  checkedOn: daySchema,
  checkedAt: instantSchema,
  checkedBy: z.string(),
  rows: z.number().int(),
  rowsValid: z.number().int(),
  rowsConditional: z.number().int(),
  rowsNotValid: z.number().int(),
});

/** A bidder of the file and what was true of him when the list was checked. */
export const bidderSchema = z.object({
  sheet: z.string(),
  row: z.number().int(),
  /** As in the file; a person's tax number masked. */
  given: z.object({ npp: z.string(), nib: z.string(), npwp: z.string(), name: z.string() }),
  status: z.enum(checkStatuses),
  reason: z.string(),
  reasonText: z.string(),
  wayOut: z.string(),
  remarks: z.array(z.object({ code: z.enum(bidderRemarks), text: z.string() })),
  sameAsRow: z.number().int().nullable(),
  /** As registered; null: not registered. */
  name: z.string().nullable(),
  npp: z.string().nullable(),
  nib: z.string().nullable(),
  validUntil: daySchema.nullable(),
  paidThrough: monthSchema.nullable(),
  unpaidMonths: z.number().int(),
  workersReported: z.number().int(),
  /** Since when public services are withheld, and by which letter. */
  block: z.object({ since: daySchema, letterNumber: z.string() }).nullable(),
});

const oneList = z.object({ listId: idSchema });

export const tenderContract = {
  check: write
    .route({
      method: 'POST',
      path: '/tender-lists',
      summary:
        'Checks a list of bidders (XLSX, XLS, ODS, CSV) by NPP, NIB or NPWP; the same file on the same day is the same list, unless again is true',
    })
    .input(
      z.object({
        file: z.file(),
        /** Which tender; the file's name where none is given. */
        title: z.string().trim().max(200).optional(),
        again: z.enum(['true', 'false']).default('false'),
      }),
    )
    .errors(errorsOf(tenderErrors, ['tender.file_empty', 'tender.no_columns', 'tender.too_many_rows']))
    .output(listSchema.extend({ isKnown: z.boolean() })),
  list: query
    .route({
      method: 'GET',
      path: '/tender-lists',
      summary: 'Lists of bidders that were checked, newest first',
    })
    .input(z.object(pageQuery))
    .output(z.object({ lists: z.array(listSchema), cursor: z.string().nullable() })),
  show: query
    .route({
      method: 'GET',
      path: '/tender-lists/{listId}',
      summary: 'A checked list of bidders, a page of its rows',
    })
    .input(
      oneList.extend({
        status: z.enum(checkStatuses).optional(),
        /** True: rows alone of which no number can be read; they are TIDAK_VALID too. */
        unread: z.enum(['true', 'false']).default('false'),
        ...pageQuery,
      }),
    )
    .errors(errorsOf(tenderErrors, ['tender.not_found']))
    .output(
      listSchema.extend({
        /** Of those that are not valid: rows without a number that can be read. */
        rowsUnread: z.number().int(),
        bidders: z.array(bidderSchema),
        cursor: z.string().nullable(),
      }),
    ),
  result: query
    .route({
      method: 'GET',
      path: '/tender-lists/{listId}/result',
      summary: 'The checked list as XLSX, with results',
    })
    .input(oneList)
    .errors(errorsOf(tenderErrors, ['tender.not_found']))
    .output(z.file()),
};
