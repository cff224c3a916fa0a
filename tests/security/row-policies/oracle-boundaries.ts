import type { Actor } from './actors.ts';
import { boundaryRow } from './more-world.ts';
import { places, stranger } from './places.ts';
import { does } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, readAndWrite, type TableRules } from './table-rules.ts';

/** The outline of an area belongs to whoever keeps the figures of its province. */
const keepsOutlineOf = (actor: Actor, row: Row) =>
  does(actor, 'denominators') &&
  actor.areas.some((area) => area.slice(0, 2) === textOf(row, 'code').slice(0, 2));

export const boundaryRules: Readonly<Record<string, TableRules>> = {
  'registry.area_boundaries': {
    key: ['code'],
    touch: 'source',
    grants: { semesta_app: readAndWrite },
    rules: {
      semesta_app: {
        see: always,
        put: (actor, row) => keepsOutlineOf(actor, row) && textOf(row, 'account_id') === actor.account,
        change: keepsOutlineOf,
        keep: (actor, row) => keepsOutlineOf(actor, row) && textOf(row, 'account_id') === actor.account,
      },
    },
    inserts: (actor) =>
      [places.ubungKaja, places.sesetan, places.lombok].flatMap((code) =>
        [actor.account === '' ? stranger : actor.account, stranger].map((account) =>
          boundaryRow(code, account),
        ),
      ),
    patches: () => [],
  },
};
