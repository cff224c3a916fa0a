import { idOf, organisations, places } from './places.ts';
import { holdsPerson, isOfOrganisation } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { anything, fully, readOnly, type TableRules } from './table-rules.ts';

const { own, child, sibling, elsewhere } = organisations;

function standingRow(organisation_id: string, area_code: string): Row {
  return { organisation_id, area_code, paid_through: '2026-09', workers_reported: 3, owed_idr: 300_000 };
}

function entryRow(number: number, kind: 'employer' | 'worker', holder_id: string): Row {
  const code = String(number).padStart(16, '0');
  return { certificate_id: idOf('certificate', number), code, kind, holder_id, list_id: 1, idx: number };
}

export const standingsWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.employer_standings': [
    standingRow(own, places.ubungKaja),
    standingRow(child, places.sesetan),
    standingRow(sibling, places.batubulan),
    standingRow(elsewhere, places.ampenan),
    standingRow(idOf('organisation', 90), places.unknown),
  ],
  'certificates.entries': [entryRow(1, 'employer', own), entryRow(2, 'worker', idOf('worker', 7))],
  'certificates.changed_employers': [{ organisation_id: own }, { organisation_id: sibling }],
};

/** How an employer stands: for the office where it lies, for itself and the auditor. The rest is read by functions alone. */
export const standingsRules: Readonly<Record<string, TableRules>> = {
  'certificates.employer_standings': {
    key: ['organisation_id'],
    touch: 'workers_reported',
    grants: { semesta_app: readOnly, semesta_worker: readOnly, semesta_registrar: fully },
    rules: {
      semesta_app: {
        see: (actor, row) =>
          worksThere(actor, row) || isOfOrganisation(actor, textOf(row, 'organisation_id')),
      },
      semesta_worker: { see: () => true },
      semesta_registrar: anything,
    },
    inserts: () => [standingRow(idOf('organisation', 91), places.ubungKaja)],
    patches: () => [{ area_code: places.ubungKaja }],
  },
  'certificates.entries': {
    key: ['certificate_id'],
    touch: 'reason',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [entryRow(9, 'employer', own)],
    patches: () => [{ status: 2 }],
  },
  'certificates.changed_employers': {
    key: ['organisation_id'],
    touch: 'organisation_id',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [{ organisation_id: organisations.child }],
    patches: () => [],
  },
};

function worksThere(actor: Parameters<typeof holdsPerson>[0], row: Row): boolean {
  return holdsPerson(actor, {
    area_code: '',
    work_area_code: textOf(row, 'area_code'),
    custodians: [],
  });
}
