import { checksFor, deskKeepers, type Keeper, seesCheck } from './oracle-desk.ts';
import { hashOf, idOf } from './places.ts';
import { isOwn } from './rights.ts';
import type { Row } from './rows.ts';
import { anything, fully, readAndAdd, type TableRules } from './table-rules.ts';

function checkRow(number: number): Row {
  return { check_id: number, how: 'text', outcome: 'VALID', reason: 'certificate.valid' };
}

function listRow(number: number, keeper: Keeper, account_id: string): Row {
  return {
    ...{ list_id: idOf('certificate', 800 + number), ...keeper, account_id, checked_by: 'Seseorang' },
    ...{ title: 'Tender', file_name: 'peserta.xlsx', file_sha256: hashOf(number), content_sealed: '\\x01' },
    ...{ checked_on: '2026-11-10', rows_valid: 0, rows_conditional: 0, rows_not_valid: 0, answers: '[]' },
  };
}

export const checkingWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.online_checks': [checkRow(1), checkRow(2)],
  'certificates.tender_lists': deskKeepers.map((keeper, number) =>
    listRow(number, keeper, idOf('account', 1)),
  ),
};

/** The log of checks is nobody's to read, functions count it; lists of bidders are their desk's, and are never changed. */
export const checkingRules: Readonly<Record<string, TableRules>> = {
  'certificates.online_checks': {
    key: ['check_id'],
    touch: 'reason',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [checkRow(9)],
    patches: () => [],
  },
  'certificates.tender_lists': {
    key: ['list_id'],
    touch: 'title',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: { see: seesCheck, put: (actor, row) => checksFor(actor, row) && isOwn(actor, row) },
    },
    inserts: ({ account }) =>
      deskKeepers.map((keeper, number) => listRow(90 + number, keeper, account || idOf('account', 1))),
    patches: () => [],
  },
};
