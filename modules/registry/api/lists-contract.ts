import { z } from 'zod';
import { listFields, registryErrors, rowChoices, rowOutcomes } from '#modules/registry/core/index.ts';
import {
  areaCodeSchema,
  areaNameSchema,
  daySchema,
  errorsOf,
  idSchema,
  instantSchema,
  moneySchema,
  pageQuery,
  query,
  write,
} from '#platform/core/contract.ts';

export const listStates = [
  'received',
  'reading',
  'checked',
  'submitting',
  'submitted',
  'failed',
  'cancelled',
] as const;
export const listKinds = ['bpu', 'payroll'] as const;

const countsSchema = z.object({
  ready: z.number().int(),
  warning: z.number().int(),
  fix: z.number().int(),
  rejected: z.number().int(),
});

/** Rows go on after a row's number. */
export const rowsCursorSchema = z.string().regex(/^\d{1,9}$/);

/** Lists go on after a list's id. */
export const listsPageSchema = z.object({
  state: z.enum(listStates).optional(),
  ...pageQuery,
  cursor: idSchema.optional(),
});

/** As wide as the database's own. */
export const rowIdSchema = z.coerce.number().int().min(1).max(2_147_483_647);

/** PostgreSQL keeps no NUL. */
export const typedCellSchema = z
  .string()
  .max(400)
  .regex(/^[^\0]*$/);

/** How a sheet's columns are read: what stands in the header, and which field it is taken for (null: ignored). */
export const sheetMappingSchema = z.object({
  sheet: z.string(),
  headerRow: z.number().int().nullable(),
  columns: z.array(
    z.object({
      column: z.number().int(),
      header: z.string(),
      field: z.enum(listFields).nullable(),
      samples: z.array(z.string()),
    }),
  ),
  /** remembered: from this sender's earlier list; guessed: by the header words; chosen: corrected by hand. */
  origin: z.enum(['guessed', 'remembered', 'chosen']),
});

export const listSchema = z.object({
  listId: idSchema,
  kind: z.enum(listKinds),
  state: z.enum(listStates),
  fileName: z.string(),
  sha256: z.string(),
  area: areaNameSchema.nullable(),
  organisation: z.object({ organisationId: idSchema, name: z.string() }).nullable(),
  sender: z.string(),
  checkedOn: daySchema,
  receivedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  rowsRegistered: z.number().int(),
  counts: countsSchema,
  cancelRequested: z.boolean(),
  /** A file that could not be read: catalogue code and its text. */
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  version: z.number().int(),
});

export const reasonCountSchema = z.object({ code: z.string(), rows: z.number().int() });

export const listRowSchema = z.object({
  rowId: z.number().int(),
  sheet: z.string(),
  row: z.number().int(),
  hidden: z.boolean(),
  outcome: z.enum(rowOutcomes),
  reasons: z.array(z.object({ code: z.string(), field: z.enum(listFields).nullable(), text: z.string() })),
  name: z.string(),
  nikMasked: z.string(),
  birthDate: daySchema.nullable(),
  sex: z.enum(['L', 'P']).nullable(),
  occupation: z.string(),
  hamlet: z.string(),
  incomeIdr: moneySchema.nullable(),
  /** Cells as written, only for the fields that need mending (and only for who may mend). */
  given: z.partialRecord(z.enum(listFields), z.string()),
  changed: z.boolean(),
  registered: z.boolean(),
  /** Set when registered and within the caller's scope. */
  workerId: idSchema.nullable(),
});

const listId = z.object({ listId: idSchema });
const notFound = errorsOf(registryErrors, ['list.not_found']);

export const listsContract = {
  upload: write
    .route({
      method: 'POST',
      path: '/lists',
      summary: 'Hand in a list (multipart): XLSX, XLS, ODS, CSV, TSV; at most 10 MiB',
    })
    .input(
      z.object({
        file: z.file(),
        kind: z.enum(listKinds).default('bpu'),
        areaCode: areaCodeSchema.optional(),
        organisationId: idSchema.optional(),
        checkedOn: daySchema.optional(),
      }),
    )
    .errors(
      errorsOf(registryErrors, [
        'list.area_missing',
        'list.employer_missing',
        'list.payroll_not_yours',
        'list.bpu_not_yours',
        'area.not_found',
        'list.file_empty',
        'list.file_too_large',
        'list.file_bomb',
        'list.file_macro',
        'list.file_encrypted',
        'list.file_truncated',
        'list.file_dtd',
        'list.file_unsupported',
      ]),
    )
    .output(listSchema),
  list: query
    .route({ method: 'GET', path: '/lists', summary: 'Lists in the caller’s scope, newest first' })
    .input(listsPageSchema)
    .output(z.object({ lists: z.array(listSchema), cursor: z.string().nullable() })),
  show: query
    .route({
      method: 'GET',
      path: '/lists/{listId}',
      summary: 'Where a list stands, how its columns are read, what its rows need',
    })
    .input(listId)
    .errors(notFound)
    .output(listSchema.extend({ sheets: z.array(sheetMappingSchema), reasons: z.array(reasonCountSchema) })),
  rows: query
    .route({ method: 'GET', path: '/lists/{listId}/rows', summary: 'Rows of a list; the look is audited' })
    .input(
      listId.extend({
        /** registered: on the register already; waiting: ready or with a remark, and not registered yet. */
        outcome: z.enum(rowChoices).optional(),
        reason: z.string().max(60).optional(),
        /** Words of a name, or a row number; never a NIK: this stands in an address. */
        search: z
          .string()
          .max(60)
          .regex(/^(?!.*\d{7})/)
          .optional(),
        ...pageQuery,
        cursor: rowsCursorSchema.optional(),
      }),
    )
    .errors(notFound)
    .output(
      z.object({ rows: z.array(listRowSchema), cursor: z.string().nullable(), total: z.number().int() }),
    ),
  mapColumns: write
    .route({
      method: 'PUT',
      path: '/lists/{listId}/mapping',
      summary:
        'Correct how columns are read; the list is checked again and the mapping remembered for the sender',
    })
    .input(
      listId.extend({
        sheets: z.array(
          z.object({
            sheet: z.string(),
            columns: z.array(
              z.object({ column: z.number().int().min(0).max(199), field: z.enum(listFields).nullable() }),
            ),
          }),
        ),
      }),
    )
    .errors(errorsOf(registryErrors, ['list.not_found', 'list.mapping_incomplete']))
    .output(listSchema),
  fixRow: write
    .route({
      method: 'PATCH',
      path: '/lists/{listId}/rows/{rowId}',
      summary: 'Mend cells of a row; the row is checked again',
    })
    .input(
      listId.extend({
        rowId: rowIdSchema,
        cells: z.partialRecord(z.enum(listFields), typedCellSchema),
      }),
    )
    .errors(errorsOf(registryErrors, ['list.not_found', 'list.row_not_found', 'list.row_registered']))
    .output(z.object({ row: listRowSchema, counts: countsSchema })),
  recheck: write
    .route({
      method: 'POST',
      path: '/lists/{listId}/recheck',
      summary: 'Check again against the registry of today',
    })
    .input(listId)
    .errors(notFound)
    .output(listSchema),
  submit: write
    .route({
      method: 'POST',
      path: '/lists/{listId}/submit',
      summary: 'Register what is ready (ready and warning); the rest stays',
    })
    .input(listId)
    .errors(errorsOf(registryErrors, ['list.not_found', 'list.nothing_ready']))
    .output(listSchema),
  cancel: write
    .route({
      method: 'POST',
      path: '/lists/{listId}/cancel',
      summary: 'Stop reading or registering; what is registered stays registered',
    })
    .input(listId)
    .errors(notFound)
    .output(listSchema),
  download: query
    .route({
      method: 'GET',
      path: '/lists/{listId}/download',
      summary: 'The list as XLSX with outcome and remarks beside each row',
    })
    .input(listId)
    .errors(notFound)
    .output(z.file()),
};
