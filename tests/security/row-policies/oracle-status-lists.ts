import { idOf, organisations } from './places.ts';
import type { Row } from './rows.ts';
import { anything, fully, type TableRules } from './table-rules.ts';

const { own, sibling } = organisations;

function listRow(list_id: number): Row {
  return { list_id, uri: `http://localhost:4510/status-lists/${list_id}`, size: 64, capacity: 48 };
}

function unfollowedRow(organisation_id: string, follower: string): Row {
  return { organisation_id, follower, attempts: 1, retry_at: '2026-11-01T00:00:00Z', fault: '22012' };
}

function markRow(mark: string): Row {
  return { mark, reached_at: '2026-11-01T00:00:00Z', reached_on: '2026-11-01' };
}

export const statusListsWorld: Readonly<Record<string, readonly Row[]>> = {
  'certificates.status_lists': [listRow(9_001), listRow(9_002)],
  'certificates.status_changes': [
    { list_id: 9_001, idx: 1 },
    { list_id: 9_002, idx: 1 },
  ],
  'certificates.unfollowed': [unfollowedRow(own, 'a'), unfollowedRow(sibling, 'b')],
  'certificates.follow_marks': [markRow('a'), markRow('b')],
};

/** Which places of a list are held, and what is still to be built or followed: nobody sees it, functions of the job worker alone. */
export const statusListsRules: Readonly<Record<string, TableRules>> = {
  'certificates.status_lists': {
    key: ['list_id'],
    touch: 'capacity',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [listRow(9_003)],
    patches: () => [{ capacity: 40 }],
  },
  'certificates.status_changes': {
    key: ['list_id', 'idx'],
    touch: 'idx',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [{ list_id: 9_001, idx: 2 }],
    patches: () => [],
  },
  'certificates.unfollowed': {
    key: ['organisation_id', 'follower'],
    touch: 'attempts',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [unfollowedRow(idOf('organisation', 92), 'a')],
    patches: () => [{ attempts: 3 }],
  },
  'certificates.follow_marks': {
    key: ['mark'],
    touch: 'reached_on',
    grants: { semesta_registrar: fully },
    rules: { semesta_registrar: anything },
    inserts: () => [markRow('c')],
    patches: () => [{ reached_on: '2026-11-02' }],
  },
};
