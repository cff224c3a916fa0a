import type { z } from 'zod';
import type { listRowSchema, listSchema } from '#modules/registry/api/index.ts';
import {
  cellText,
  isReasonCode,
  type ListField,
  type ListRow,
  listFields,
  reasonCatalogue,
} from '#modules/registry/core/index.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { textOf } from '#platform/server/texts.ts';
import type { ListRecord } from './list-queries.ts';
import { givenPlace } from './prepare-rows.ts';
import type { RowRecord } from './row-queries.ts';

export type ListView = z.output<typeof listSchema>;
export type RowView = z.output<typeof listRowSchema>;
type Language = 'id' | 'en';

/** A list as the contract shows it. */
export function listView(list: ListRecord, language: Language): ListView {
  const { counts } = list;
  return {
    listId: list.list_id,
    kind: list.kind,
    state: list.state,
    fileName: list.file_name,
    sha256: list.sha256,
    area:
      list.area_name === null
        ? null
        : {
            code: list.area_code,
            name: list.area_name,
            kind: list.area_kind ?? '',
            pathName: list.area_path ?? '',
          },
    organisation:
      list.organisation_id === null
        ? null
        : { organisationId: list.organisation_id, name: list.organisation_name ?? '' },
    sender: list.sender_name,
    checkedOn: list.checked_on,
    receivedAt: list.received_at.toISOString(),
    submittedAt: list.submitted_at?.toISOString() ?? null,
    rowsTotal: list.rows_total,
    rowsDone: list.rows_done,
    rowsRegistered: list.rows_registered,
    counts: {
      ready: counts.ready ?? 0,
      warning: counts.warning ?? 0,
      fix: counts.fix ?? 0,
      rejected: counts.rejected ?? 0,
    },
    cancelRequested: list.cancel_requested_at !== null,
    error:
      list.error_code === null
        ? null
        : {
            code: list.error_code,
            message: textOf(language, `error.${list.error_code}`, list.error_details ?? {}),
          },
    version: list.version,
  };
}

/** A row as the contract shows it: masked, with what was written only where it must be mended. */
export function rowView(
  secrets: Secrets,
  row: RowRecord,
  asked: { language: Language; mayMend: boolean },
): RowView {
  const codes = row.reasons.filter(isReasonCode);
  return {
    rowId: row.row_id,
    sheet: row.sheet,
    row: row.row_number,
    hidden: row.hidden,
    outcome: row.outcome,
    reasons: codes.map((code) => ({
      code,
      field: reasonCatalogue[code].field,
      text: textOf(asked.language, `reason.${code}`),
    })),
    name: row.name,
    nikMasked: row.nik_masked,
    birthDate: row.birth_date,
    sex: row.sex,
    occupation: row.occupation,
    hamlet: row.hamlet,
    incomeIdr: row.income_idr === null ? null : row.income_idr.toString(),
    given: asked.mayMend && !row.registered ? givenToMend(secrets, row) : {},
    changed: row.changed,
    registered: row.registered,
    workerId: row.worker_in_sight,
  };
}

/** Cells of the fields that a person is asked to mend, as they were written. */
function givenToMend(secrets: Secrets, row: RowRecord): Partial<Record<ListField, string>> {
  const fields = new Set<ListField>();
  for (const code of row.reasons.filter(isReasonCode)) {
    const { outcome, field } = reasonCatalogue[code];
    if (outcome === 'fix' && field !== null) fields.add(field);
  }
  if (fields.size === 0) return {};
  const cells = openCells(secrets, row);
  // Place and date of birth may stand in one column: what was written there is what must be mended.
  const written = (field: ListField) =>
    cellText(cells[field] ?? (field === 'birthDate' ? cells.birthPlaceAndDate : undefined));
  return Object.fromEntries([...fields].map((field) => [field, written(field)]));
}

/** The cells of a row, opened. */
export function openCells(
  secrets: Secrets,
  row: Pick<RowRecord, 'list_id' | 'row_id' | 'given_sealed'>,
): ListRow['cells'] {
  const clear = openSealed(secrets, givenPlace(row.list_id, row.row_id), row.given_sealed).toString('utf8');
  const parsed: ListRow['cells'] = JSON.parse(clear);
  return parsed;
}

/** Sheets as the contract shows them, without what a header is remembered by. */
export function sheetViews(list: ListRecord) {
  return (list.sheets ?? []).map(({ sheet, headerRow, columns, origin }) => ({
    sheet,
    headerRow,
    origin,
    columns: columns.map((column) => ({
      ...column,
      field: listFields.find((field) => field === column.field) ?? null,
      samples: [...column.samples],
    })),
  }));
}
