import { places } from './places.ts';
import { seesCountsOf } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndWrite, readOnly, type TableRules } from './table-rules.ts';
import { scopePlaces } from './world.ts';

function standingRow(area_code: string): Row {
  return { measure: 'OPEN', area_code, view: 'residence', segment: 'BPU', workers: 3 };
}

function cellRow(area_code: string): Row {
  return { ...standingRow(area_code), change_month: '2026-11', dimension: 'sex', value: 'P' };
}

export const cellsWorld: Readonly<Record<string, readonly Row[]>> = {
  'coverage.area_cells': scopePlaces.map(cellRow),
  'coverage.area_standing': scopePlaces.map(standingRow),
};

function ofArea(row: Row): TableRules {
  return {
    key: ['area_code'],
    touch: 'workers',
    grants: { semesta_app: readOnly, semesta_worker: readAndWrite },
    rules: {
      semesta_app: { see: (actor, seen) => seesCountsOf(actor, textOf(seen, 'area_code')) },
      semesta_worker: anything,
    },
    inserts: () => [{ ...row, segment: 'PU' }],
    patches: () => [],
  };
}

/** Sums kept of the cells are seen as the totals are: by whose areas they are; the fold alone writes them. */
export const cellsRules: Readonly<Record<string, TableRules>> = {
  'coverage.area_cells': ofArea(cellRow(places.sesetan)),
  'coverage.area_standing': ofArea(standingRow(places.sesetan)),
};
