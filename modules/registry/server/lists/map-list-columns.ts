import { sql } from 'kysely';
import { type ListField, refuse } from '#modules/registry/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { senderOf } from './check-setting.ts';
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
  const kept = new Map(asked.map((sheet) => [sheet.sheet, keptMapping(sheet)]));
  requireNameAndNik(list.sheets ?? [], kept);
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

/** Without a name and a NIK no row of a list can ever be ready. */
function requireNameAndNik(sheets: readonly SheetReading[], kept: ReadonlyMap<string, KeptMapping>): void {
  const complete = sheets.some((sheet) => {
    const mapping = kept.get(sheet.sheet) ?? {};
    const fields = sheet.columns.map(({ column, field }) => {
      const corrected = mapping[String(column)];
      return corrected === undefined ? field : corrected;
    });
    return fields.includes('nik') && fields.includes('name');
  });
  if (!complete) throw refuse('list.mapping_incomplete');
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
  const headers = (list.sheets ?? []).flatMap(({ sheet, signatureHash }) => {
    const mapping = kept.get(sheet);
    return mapping === undefined ? [] : [{ signature: signatureHash, mapping }];
  });
  await sql`insert into registry.list_mappings (sender_id, header_signature, mapping)
    select distinct on (header->>'signature') ${sender}::uuid, header->>'signature', header->'mapping'
    from jsonb_array_elements(${JSON.stringify(headers)}::jsonb) as header
    on conflict (sender_id, header_signature) do update set mapping = excluded.mapping, updated_at = now()`.execute(
    db,
  );
}
