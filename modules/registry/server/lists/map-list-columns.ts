import { sql } from 'kysely';
import { isWholeMapping, type ListField, mapColumns, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { columnMapping, senderOf } from './check-setting.ts';
import { getList, type ListRecord, lockList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';
import type { SheetReading } from './preparing-messages.ts';
import { readAgain } from './recheck-list.ts';

const definition = { name: 'registry.map-list-columns', roles: listWriters } as const;

export interface SheetMapping {
  readonly sheet: string;
  readonly columns: readonly { readonly column: number; readonly field: ListField | null }[];
}

type KeptMapping = Readonly<Record<string, ListField | null>>;

/**
 * Corrects how columns are read: the list is read again from its file, and the sender's next list with the same header is read the same way.
 *
 * @throws Refusal `list.not_found`, `state.refused`, `list.row_registered`, `list.mapping_incomplete`
 */
export async function mapListColumns(
  services: Services,
  caller: Caller,
  asked: { readonly listId: string; readonly sheets: readonly SheetMapping[] },
  key?: string,
): Promise<ListRecord> {
  const { listId } = asked;
  await act(services, {
    act: definition,
    caller,
    key,
    request: asked,
    perform: async (transaction) => {
      const list = await lockList(transaction, listId);
      requireState(listActs, definition.name, list.state);
      if (list.rows_registered > 0) throw refuse('list.row_registered');
      const isChange = list.checked_at === null || asked.sheets.some((sheet) => differs(sheet, list));
      if (isChange) await mapAgain(transaction, { list, caller, asked: asked.sheets });
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: listId,
          areaCode: list.area_code,
          details: { sheets: isChange ? asked.sheets.length : 0 },
        },
      };
    },
  });
  return read(services, caller, (transaction) => getList(transaction, listId));
}

async function mapAgain(
  transaction: Transaction,
  { list, caller, asked }: { list: ListRecord; caller: Caller; asked: readonly SheetMapping[] },
): Promise<void> {
  requireWhole(list.sheets ?? [], asked);
  const kept = new Map(asked.map((sheet) => [sheet.sheet, keptMapping(sheet)]));
  await remember(transaction, { list, sender: senderOf(caller, list) }, kept);
  await readAgain(transaction, list, caller);
}

/** Whether a sheet would be read otherwise than it was. */
function differs({ sheet, columns }: SheetMapping, list: ListRecord): boolean {
  const sections = (list.sheets ?? []).filter((one) => one.sheet === sheet);
  const isAsRead = (asked: SheetMapping['columns'][number]) =>
    sections.every((section) =>
      section.columns.some((one) => one.column === asked.column && one.field === asked.field),
    );
  return sections.length === 0 || !columns.every(isAsRead);
}

function keptMapping({ columns }: SheetMapping): KeptMapping {
  return Object.fromEntries(columns.map(({ column, field }) => [String(column), field]));
}

/** A column that is not there, a field read twice, or no sheet with a name and a NIK: no row could ever be ready. */
function requireWhole(sheets: readonly SheetReading[], asked: readonly SheetMapping[]): void {
  const isThere = asked.every(({ sheet, columns }) => {
    const known = new Set(
      sheets.filter((one) => one.sheet === sheet).flatMap((one) => one.columns.map(({ column }) => column)),
    );
    const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
    return (
      new Set(fields).size === fields.length &&
      new Set(columns.map(({ column }) => column)).size === columns.length &&
      columns.every(({ column }) => known.has(column))
    );
  });
  const kept = new Map(asked.map((sheet) => [sheet.sheet, keptMapping(sheet)]));
  if (!isThere || !sheets.some((sheet) => isWholeMapping(mapped(sheet, kept.get(sheet.sheet)))))
    throw refuse('list.mapping_incomplete');
}

function mapped({ columns }: SheetReading, kept: KeptMapping | undefined) {
  const found = columns.map(({ column, header, field }) => ({ index: column, title: header, field }));
  return mapColumns(found, kept && columnMapping(kept));
}

async function remember(
  transaction: Transaction,
  { list, sender }: { list: ListRecord; sender: string },
  kept: ReadonlyMap<string, KeptMapping>,
): Promise<void> {
  const db = transaction.of<unknown>();
  const all = { ...(list.mapping ?? {}), ...Object.fromEntries(kept) };
  await sql`update registry.lists set mapping = ${JSON.stringify(all)}::jsonb where list_id = ${list.list_id}::uuid`.execute(
    db,
  );
  const headers = (list.sheets ?? []).flatMap((reading) => {
    const { sheet, signatureHash } = reading;
    const mapping = kept.get(sheet);
    return mapping === undefined || !isWholeMapping(mapped(reading, mapping))
      ? []
      : [{ signature: signatureHash, mapping }];
  });
  await sql`insert into registry.list_mappings (sender_id, header_signature, mapping)
    select distinct on (header->>'signature') ${sender}::uuid, header->>'signature', header->'mapping'
    from jsonb_array_elements(${JSON.stringify(headers)}::jsonb) as header
    on conflict (sender_id, header_signature) do update set mapping = excluded.mapping, updated_at = now()`.execute(
    db,
  );
}
