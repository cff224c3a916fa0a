import type { Actor } from './actors.ts';
import { chainRow, keyRow } from './more-world.ts';
import { idOf, places, stranger } from './places.ts';
import { does, isLaidBefore, isOwn, readsAll } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, readAndAdd, readAndWrite, readOnly, type TableRules } from './table-rules.ts';
import { entryRow, fileRow } from './world.ts';

const isSomebody = (actor: Actor) => actor.account !== '';
const own = (actor: Actor, row: Row) => isOwn(actor, row);
const isOld = (row: Row) => textOf(row, 'created_at').startsWith('2026-01');
const nameOrStranger = (actor: Actor) => [actor.account || stranger, stranger];

/** Whose entry an entry's chain link is about. */
const entryOwner = new Map<string, string>();

export function rememberOwners(entries: readonly Row[]): void {
  for (const entry of entries) entryOwner.set(textOf(entry, 'entry_id'), textOf(entry, 'account_id'));
}

export const platformRules: Readonly<Record<string, TableRules>> = {
  'platform.idempotency_keys': {
    key: ['account_id', 'key'],
    touch: 'act',
    grants: { semesta_app: readAndWrite, semesta_worker: ['select', 'delete'] },
    rules: {
      semesta_app: { see: own, put: own, change: own, keep: own },
      semesta_worker: { see: always, drop: (_, row) => isOld(row) },
    },
    inserts: (actor) => nameOrStranger(actor).map((account) => keyRow(account, 'kunci-lain')),
    patches: (actor) => nameOrStranger(actor).map((account_id) => ({ account_id, act: 'lain' })),
  },
  'platform.audit_entries': {
    key: ['entry_id'],
    touch: 'reason',
    grants: {
      semesta_app: readAndAdd,
      semesta_worker: readOnly,
      semesta_auth: ['insert'],
      semesta_registrar: readOnly,
    },
    rules: {
      semesta_app: { see: (actor, row) => own(actor, row) || readsAll(actor), put: own },
      semesta_worker: { see: always },
      semesta_registrar: { see: always },
      semesta_auth: { put: (actor, row) => own(actor, row) && textOf(row, 'act').startsWith('accounts.') },
    },
    inserts: (actor) =>
      nameOrStranger(actor).flatMap((account, number) => [
        entryRow(account, 800 + number),
        { ...entryRow(account, 900 + number), act: 'accounts.sign-in' },
      ]),
    patches: () => [{ reason: 'lain' }],
    appendOnly: true,
  },
  'platform.audit_subjects': {
    key: ['worker_id', 'entry_id'],
    touch: 'entry_id',
    grants: {
      semesta_app: readAndAdd,
      semesta_worker: readOnly,
      semesta_auth: ['insert'],
      semesta_registrar: readOnly,
    },
    rules: {
      semesta_app: { see: readsAll, put: isSomebody },
      semesta_worker: { see: always },
      semesta_registrar: { see: always },
    },
    columns: { semesta_auth: [['select worker_id from platform.audit_subjects', '0']] },
    inserts: () => [{ worker_id: idOf('worker', 50), entry_id: idOf('entry', 50) }],
    patches: () => [{ entry_id: idOf('entry', 51) }],
    appendOnly: true,
  },
  'platform.audit_unsealed': {
    key: ['entry_id'],
    touch: 'recorded_at',
    grants: { semesta_app: ['insert'], semesta_auth: ['insert'], semesta_worker: ['select', 'delete'] },
    rules: {
      semesta_app: { put: isSomebody },
      semesta_auth: { put: isSomebody },
      semesta_worker: { see: always, drop: always },
    },
    inserts: () => [{ entry_id: idOf('entry', 50) }],
    patches: () => [{ entry_id: idOf('entry', 51) }],
  },
  'platform.audit_chain': {
    key: ['position'],
    touch: 'sealed_at',
    grants: { semesta_app: readOnly, semesta_worker: readAndAdd },
    rules: {
      semesta_app: {
        see: (actor, row) =>
          readsAll(actor) ||
          isOwn(actor, { account_id: entryOwner.get(textOf(row, 'entry_id')) ?? stranger }),
      },
      semesta_worker: { see: always, put: always },
    },
    inserts: () => [chainRow(900, idOf('entry', 900))],
    patches: () => [{ entry_id: idOf('entry', 901) }],
    appendOnly: true,
  },
  'platform.files': {
    key: ['file_id'],
    touch: 'name',
    grants: { semesta_app: readAndAdd },
    rules: {
      semesta_app: {
        see: isLaidBefore,
        put: (actor, row) => own(actor, row) && (does(actor, 'lists') || does(actor, 'denominators')),
      },
    },
    inserts: (actor) =>
      nameOrStranger(actor).map((account_id, number) =>
        fileRow({ account_id, area_code: places.batubulan }, 900 + number),
      ),
    patches: (actor) => [{ account_id: actor.account || stranger, name: 'lain.csv' }],
  },
};
