import type { Actor } from './actors.ts';
import { idOf } from './places.ts';
import {
  does,
  holdsPerson,
  isOfOrganisation,
  isOneself,
  isOwnSponsor,
  readsAll,
  seesSponsoredIn,
} from './rights.ts';
import { type Row, textOf, textsOf } from './rows.ts';
import { anything, type TableRules } from './table-rules.ts';

/** Whoever may know of the person, the organisation that pays, and he himself; a sponsor's bill whoever sees what it pays. */
export const seesBill = (actor: Actor, row: Row) =>
  holdsPerson(actor, row) ||
  isOfOrganisation(actor, textOf(row, 'payer_id')) ||
  isOneself(actor, textOf(row, 'payer_id')) ||
  (row.payer_kind === 'sponsor' &&
    (seesSponsoredIn(actor, textOf(row, 'area_code')) || isOwnSponsor(actor, textsOf(row, 'custodians'))));

function runRow(number: number): Row {
  return {
    run_id: idOf('new', 700 + number),
    month: '2020-01',
    run_on: '2020-01-01',
    finished_at: '2020-01-01T00:00:00Z',
  };
}

export const billRunsWorld: Readonly<Record<string, readonly Row[]>> = {
  'contributions.bill_runs': [runRow(0), runRow(1)],
};

/** Bill runs tell numbers alone: for whoever takes money, and for the auditor. */
export const billRunsRules: Readonly<Record<string, TableRules>> = {
  'contributions.bill_runs': {
    key: ['run_id'],
    touch: 'actor_name',
    grants: { semesta_app: ['select'], semesta_registrar: ['select', 'insert', 'update'] },
    rules: {
      semesta_app: { see: (actor) => does(actor, 'payments') || readsAll(actor) },
      semesta_registrar: anything,
    },
    inserts: () => [runRow(900)],
    patches: () => [],
  },
};
