import {
  type CheckContext,
  type CheckedRow,
  checkRows,
  type ListField,
  type ListRow,
  readNik,
  refuse,
} from '#modules/registry/core/index.ts';
import { areaDirectory } from '#modules/registry/server/areas/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import { requireState } from '#platform/server/act/require-state.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { BinaryCopy } from './binary-copy.ts';
import { checkContextOf, hamletsBelow } from './check-setting.ts';
import { checkedState, type ListRecord, lockList } from './list-queries.ts';
import { listWriters } from './list-roles.ts';
import { listActs } from './list-states.ts';
import { openCells } from './list-view.ts';
import { matchRows } from './match-rows.ts';
import { keepMended, withTyped } from './mended-cells.ts';
import { rowPreparer } from './prepare-rows.ts';
import { storeCounts } from './recheck-list.ts';
import { writeRow } from './row-columns.ts';
import { findRows, findRowsByNik, type RowRecord } from './row-queries.ts';
import { replaceRows } from './store-rows.ts';

const definition = { name: 'registry.fix-list-row', roles: listWriters } as const;

export interface RowFix {
  readonly listId: string;
  readonly rowId: number;
  /** Cells as a person typed them; an empty one clears the cell. */
  readonly cells: Readonly<Partial<Record<ListField, string>>>;
}

/**
 * Mends cells of one row and checks it again, together with the rows of the list that carry its old or its new NIK.
 *
 * @throws Refusal `list.not_found`, `list.row_not_found`, `list.row_registered`, `state.refused`
 */
export async function fixListRow(
  services: Services,
  caller: Caller,
  fix: RowFix,
  key?: string,
): Promise<void> {
  const areas = await areaDirectory(services.pool);
  await act(services, {
    act: definition,
    caller,
    key,
    request: fix,
    perform: async (transaction) => {
      const list = await lockList(transaction, fix.listId);
      requireState(listActs, definition.name, checkedState(list));
      const touched = await mend(services, transaction, { list, fix, areas });
      const told = await matchRows(transaction, { listId: fix.listId, rowIds: touched, isFiled: true });
      await storeCounts(transaction, fix.listId);
      return {
        output: null,
        audit: {
          act: definition.name,
          subjectKind: 'list',
          subjectId: fix.listId,
          areaCode: list.area_code,
          details: { rowId: fix.rowId, fields: Object.keys(fix.cells), rowsChecked: touched.length, ...told },
        },
      };
    },
  });
}

interface Mending {
  readonly list: ListRecord;
  readonly fix: RowFix;
  readonly areas: Pick<CheckContext, 'knownRegions' | 'villages'>;
}

/** Stores the mended row and those it touches; gives their row ids. */
async function mend(services: Services, transaction: Transaction, mending: Mending): Promise<number[]> {
  const { list, fix, areas } = mending;
  const mended = await mendedRow(services, transaction, fix);
  const group = [mended, ...(await othersWithNik(services, transaction, mended))].sort(firstKept);
  const context: CheckContext = {
    ...checkContextOf({
      kind: list.kind,
      on: list.checked_on,
      areaCode: list.area_code,
      knownRegions: areas.knownRegions,
    }),
    villages: areas.villages,
  };
  const checked = checkRows(
    group.map((one) => one.row),
    context,
  );
  const stored = group.flatMap((one, index) => {
    const result = checked[index];
    return one.record.registered || result === undefined ? [] : [{ ...one, result }];
  });
  await store(services, transaction, list, stored);
  return stored.map((one) => one.record.row_id);
}

interface GroupRow {
  readonly record: RowRecord;
  readonly row: ListRow;
  readonly changed: boolean;
}

async function mendedRow(services: Services, transaction: Transaction, fix: RowFix): Promise<GroupRow> {
  const [record] = await findRows(transaction, fix.listId, [fix.rowId]);
  if (!record) throw refuse('list.row_not_found');
  if (record.registered) throw refuse('list.row_registered');
  const { sheet, row_number: row } = record;
  await keepMended(services.secrets, transaction, { listId: fix.listId, sheet, row, typed: fix.cells });
  const cells = withTyped(openCells(services.secrets, record), fix.cells);
  return { record, row: listRowOf(record, cells), changed: true };
}

async function othersWithNik(
  services: Services,
  transaction: Transaction,
  { record, row }: GroupRow,
): Promise<GroupRow[]> {
  const { nik } = readNik(row.cells.nik);
  const indexes = [
    ...(record.nik_index === null ? [] : [record.nik_index]),
    ...(nik === null ? [] : [blindIndex(services.secrets, 'nik')(nik)]),
  ];
  const found = await findRowsByNik(transaction, record.list_id, indexes);
  return found
    .filter((other) => other.row_id !== record.row_id)
    .map((other) => ({
      record: other,
      row: listRowOf(other, openCells(services.secrets, other)),
      changed: other.changed,
    }));
}

/** A registered row keeps its NIK whatever stands above it; among the others the first one does. */
function firstKept(a: GroupRow, b: GroupRow): number {
  if (a.record.registered !== b.record.registered) return a.record.registered ? -1 : 1;
  return a.record.row_id - b.record.row_id;
}

function listRowOf(record: RowRecord, cells: ListRow['cells']): ListRow {
  return { sheet: record.sheet, row: record.row_number, hidden: record.hidden, cells };
}

async function store(
  services: Services,
  transaction: Transaction,
  list: ListRecord,
  rows: readonly (GroupRow & { readonly result: CheckedRow })[],
): Promise<void> {
  const prepare = rowPreparer(services.secrets, {
    listId: list.list_id,
    kind: list.kind,
    on: list.checked_on,
    areaCode: list.area_code,
    hamlets: await hamletsBelow(transaction, list),
  });
  const copy = new BinaryCopy(1 << 14);
  for (const { record, row, changed, result } of rows)
    writeRow(copy, prepare(row, result, { rowId: record.row_id, workerId: record.worker_id, changed }));
  await replaceRows(transaction, list.list_id, copy.finish());
}
