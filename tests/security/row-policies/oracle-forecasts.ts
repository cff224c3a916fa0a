import { places } from './places.ts';
import { seesCountsOf } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, readAndAdd, readOnly, type TableRules } from './table-rules.ts';
import { scopePlaces } from './world.ts';

function forecastRow(area_code: string, origin_month = '2026-09'): Row {
  return {
    ...{ area_code, indicator: 'PAID', segment: 'ALL', origin_month, made_on: '2026-10-16' },
    ...{ is_hindcast: false, workers: 3, ahead: '[[1, 2, 3]]', moves: '{}', rates: '{}' },
  };
}

export const forecastsWorld: Readonly<Record<string, readonly Row[]>> = {
  'coverage.forecasts': scopePlaces.map((place) => forecastRow(place)),
};

/** Forecasts are seen as the totals are: by whose areas they are; the job alone makes them, and nobody changes them. */
export const forecastsRules: Readonly<Record<string, TableRules>> = {
  'coverage.forecasts': {
    key: ['area_code', 'origin_month'],
    touch: 'workers',
    grants: { semesta_app: readOnly, semesta_worker: readAndAdd },
    rules: {
      semesta_app: { see: (actor, row) => seesCountsOf(actor, textOf(row, 'area_code')) },
      semesta_worker: anything,
    },
    inserts: () => [forecastRow(places.sesetan, '2026-10')],
    patches: () => [],
  },
};
