import type { Actor } from './actors.ts';
import { countRow, denominatorRow, publishedRow, totalRow } from './more-world.ts';
import { idOf, places, stranger } from './places.ts';
import { does, seesCountsOf } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, anything, readAndAdd, readAndWrite, readOnly, type TableRules } from './table-rules.ts';

const countsHere = (actor: Actor, row: Row) =>
  seesCountsOf(actor, textOf(row, 'residence_code')) || seesCountsOf(actor, textOf(row, 'work_area_code'));
const none = () => [];

export const coverageRules: Readonly<Record<string, TableRules>> = {
  'coverage.denominators': {
    key: ['denominator_id'],
    touch: 'note',
    grants: { semesta_app: readAndAdd, semesta_worker: ['select'] },
    rules: {
      semesta_worker: { see: always },
      semesta_app: {
        see: always,
        put: (actor, row) => does(actor, 'denominators') && seesCountsOf(actor, textOf(row, 'area_code')),
      },
    },
    inserts: () =>
      [places.bali, places.denpasar, places.ubungKaja, places.batubulan, places.lombok].map((place, number) =>
        denominatorRow(place, 900 + number),
      ),
    patches: none,
  },
  'coverage.published_figures': {
    key: ['figure_id'],
    touch: 'note',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: always,
        // A scope that is no area of the list belongs to nobody: whoever adds figures may add it, in his own name.
        put: (actor, row) =>
          does(actor, 'denominators') &&
          textOf(row, 'account_id') === actor.account &&
          (textOf(row, 'area_code') === '' || seesCountsOf(actor, textOf(row, 'area_code'))),
      },
    },
    inserts: (actor) =>
      [places.bali, places.denpasar, places.batubulan, places.lombok, ''].flatMap((place, number) => [
        publishedRow(place, 900 + number, actor.account === '' ? stranger : actor.account),
        publishedRow(place, 950 + number, stranger),
      ]),
    patches: none,
  },
  'coverage.facts': {
    key: ['residence_code', 'work_area_code'],
    touch: 'workers',
    grants: { semesta_app: readOnly, semesta_worker: readAndWrite },
    rules: { semesta_app: { see: countsHere }, semesta_worker: anything },
    inserts: () => [{ ...countRow(places.sesetan, places.sesetan), segment: 'PU' }],
    patches: none,
  },
  'coverage.fact_deltas': {
    key: ['delta_id'],
    touch: 'workers',
    grants: { semesta_app: readOnly, semesta_registrar: ['insert'], semesta_worker: ['select', 'delete'] },
    rules: { semesta_app: { see: countsHere }, semesta_registrar: { put: always }, semesta_worker: anything },
    inserts: () => [{ delta_id: idOf('delta', 900), ...countRow(places.sesetan, '') }],
    patches: none,
  },
  'coverage.area_totals': {
    key: ['area_code'],
    touch: 'workers',
    grants: { semesta_app: readOnly, semesta_worker: readAndWrite },
    rules: {
      semesta_app: { see: (actor, row) => seesCountsOf(actor, textOf(row, 'area_code')) },
      semesta_worker: anything,
    },
    inserts: () => [{ ...totalRow(places.sesetan), segment: 'PU' }],
    patches: none,
  },
  'coverage.folds': {
    key: ['fold'],
    touch: 'recorded_through',
    grants: { semesta_app: readOnly, semesta_worker: readAndWrite },
    rules: { semesta_app: { see: always }, semesta_worker: anything },
    inserts: () => [{ fold: 1, recorded_through: '2026-11-15T00:00:00Z' }],
    patches: none,
    insertsClash: true,
  },
};
