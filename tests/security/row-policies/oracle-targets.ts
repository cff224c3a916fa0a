import { idOf, organisations, places, stranger } from './places.ts';
import { does, seesCountsOf } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, anything, fully, readAndAdd, type TableRules } from './table-rules.ts';

/** Regencies of the branch that targets are tried on; all of them must be the caller's. */
const branchAreas = ['51.01', '51.02', '51.03', '51.08', '51.71'];
const branch = 'DPS';

function targetRow(number: number, scope: { area_code?: string; branch_code?: string }): Row {
  return {
    target_id: idOf('target', number),
    area_code: '',
    branch_code: '',
    ...scope,
    period: '2026',
    segment: 'ALL',
    indicator: 'PAID',
    unit: 'workers',
    value: '100',
    source: `sumber ${number}`,
    as_of: '2026-01-01',
    account_id: stranger,
  };
}

const employerMonth = (organisation_id: string): Row => ({
  organisation_id,
  month: '2026-09',
  area_code: places.ubungKaja,
});

export const targetsWorld: Readonly<Record<string, readonly Row[]>> = {
  'coverage.targets': [
    ...[places.bali, places.denpasar, places.batubulan, places.lombok].map((area_code, number) =>
      targetRow(number, { area_code }),
    ),
    targetRow(10, { branch_code: branch }),
  ],
  'coverage.employer_months': [employerMonth(organisations.own), employerMonth(organisations.sibling)],
};

/** Targets are read by anyone and added by who keeps workforce figures: of his own areas, or of a branch that is wholly his. */
export const targetsRules: Readonly<Record<string, TableRules>> = {
  'coverage.targets': {
    key: ['target_id'],
    touch: 'note',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: always,
        put: (actor, row) =>
          does(actor, 'denominators') &&
          (textOf(row, 'branch_code') === branch
            ? branchAreas.every((code) => seesCountsOf(actor, code))
            : seesCountsOf(actor, textOf(row, 'area_code'))),
      },
    },
    inserts: () => [
      ...[places.bali, places.denpasar, places.ubungKaja, places.batubulan, places.lombok].map(
        (area_code, number) => targetRow(900 + number, { area_code }),
      ),
      targetRow(950, { branch_code: branch }),
    ],
    patches: () => [],
  },
  'coverage.employer_months': {
    key: ['organisation_id'],
    touch: 'area_code',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [employerMonth(organisations.child)],
    patches: () => [],
  },
};
