import { idOf, lies, places, stranger } from './places.ts';
import { does, isOwn, seesCountsOf, seesSponsoredIn } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { readAndAdd, type TableRules } from './table-rules.ts';

const areas = [places.bali, places.denpasar, places.ubungKaja, places.batubulan, places.lombok];

function planRow(number: number, scope: { area_code: string; account_id: string }): Row {
  return {
    plan_id: idOf('plan', number),
    name: 'Rencana',
    asked: '{}',
    outcome: '{}',
    actor_name: 'Seorang',
    ...scope,
  };
}

function inputRow(number: number, area_code: string): Row {
  return {
    ...{ input_id: idOf('planInput', number), area_code, name: 'member_cost', value: 60_000 },
    ...{ source: `sumber ${number}`, as_of: '2026-01-01', account_id: stranger },
  };
}

export const plansWorld: Readonly<Record<string, readonly Row[]>> = {
  'coverage.plan_inputs': areas.map((area_code, number) => inputRow(number, area_code)),
  'coverage.plans': areas.map((area_code, number) => planRow(number, { area_code, account_id: stranger })),
};

/** Plans are read and kept by those who look after sponsorship in the area; what they cost, by whoever is signed in. */
export const plansRules: Readonly<Record<string, TableRules>> = {
  'coverage.plan_inputs': {
    key: ['input_id'],
    touch: 'source',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: (actor) => actor.account !== '',
        put: (actor, row) => does(actor, 'denominators') && seesCountsOf(actor, textOf(row, 'area_code')),
      },
    },
    inserts: () => areas.map((area_code, number) => inputRow(900 + number, area_code)),
    patches: () => [],
  },
  'coverage.plans': {
    key: ['plan_id'],
    touch: 'name',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: (actor, row) => seesSponsoredIn(actor, textOf(row, 'area_code')),
        put: (actor, row) =>
          does(actor, 'sponsorships') && isOwn(actor, row) && lies(textOf(row, 'area_code'), actor.areas),
      },
    },
    inserts: ({ account }) =>
      areas.flatMap((area_code, number) =>
        [account || stranger, stranger].map((account_id, owner) =>
          planRow(900 + number * 2 + owner, { area_code, account_id }),
        ),
      ),
    patches: () => [],
  },
};
