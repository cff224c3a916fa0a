import type { Actor } from './actors.ts';
import { accountRow, userRow } from './more-world.ts';
import { hashOf, idOf, stranger } from './places.ts';
import { does, isOwn, readsAll } from './rights.ts';
import type { Row } from './rows.ts';
import { always, anything, fully, readAndWrite, readOnly, type TableRules } from './table-rules.ts';

const administers = (actor: Actor) => does(actor, 'accounts');
const own = (actor: Actor, row: Row) => isOwn(actor, row);
const none = () => [];
const later = '2027-01-01T00:00:00Z';

/** A table of the sign-in engine: its own login does all, the registrar ends what the rule says, no other comes near. */
function signInTable(table: TableRulesOfEngine): TableRules {
  return {
    key: table.key,
    touch: table.touch,
    grants: {
      semesta_auth: table.verbs ?? fully,
      ...(table.ends ? { semesta_registrar: ['select', 'delete'] } : {}),
    },
    rules: {
      semesta_auth: anything,
      ...(table.ends ? { semesta_registrar: { see: always, drop: always } } : {}),
    },
    inserts: () => [table.insert],
    patches: none,
    ...(table.ends ? { columns: { semesta_registrar: [[table.ends, 'no right']] } } : {}),
  };
}

interface TableRulesOfEngine {
  readonly key: readonly string[];
  readonly touch: string;
  readonly insert: Row;
  readonly verbs?: TableRules['grants']['semesta_auth'];
  /** The registrar may delete by the key alone; this reads more. */
  readonly ends?: string;
}

export const accountsRules: Readonly<Record<string, TableRules>> = {
  'accounts.accounts': {
    key: ['account_id'],
    touch: 'language',
    grants: { semesta_app: readAndWrite, semesta_auth: readOnly, semesta_worker: readOnly },
    rules: {
      semesta_app: {
        see: (actor, row) => own(actor, row) || administers(actor) || readsAll(actor),
        put: administers,
        change: administers,
        keep: administers,
      },
      semesta_auth: { see: always },
      semesta_worker: { see: always },
      // A function of the owner sets the caller's own language, and no other row.
      semesta_owner: { see: own, change: own, keep: own },
    },
    inserts: () => [accountRow(idOf('account', 900_000), 900_000)],
    patches: ({ login }) => [
      { name: 'Orang lain' },
      ...(login === 'semesta_owner' ? [{ account_id: idOf('account', 900_001) }] : []),
    ],
  },
  'accounts.sign_in_failures': signInTable({
    key: ['email_index'],
    touch: 'failures',
    insert: { email_index: hashOf(9) },
  }),
  'accounts.setup_links': {
    key: ['token_hash'],
    touch: 'expires_at',
    grants: { semesta_app: ['select', 'insert', 'update'], semesta_auth: readAndWrite },
    rules: {
      semesta_app: { see: administers, put: administers, change: administers, keep: administers },
      semesta_auth: anything,
    },
    inserts: () => [{ token_hash: hashOf(9), account_id: stranger, purpose: 'reset', expires_at: later }],
    patches: () => [{ expires_at: '2026-01-01T00:00:00Z' }],
    columns: { semesta_app: [["update accounts.setup_links set purpose = 'setup'", 'no right']] },
  },
  'accounts.used_codes': signInTable({
    key: ['account_id', 'code_hash'],
    touch: 'used_at',
    insert: { account_id: stranger, code_hash: hashOf(9) },
    verbs: ['select', 'insert', 'delete'],
  }),
  'accounts.last_sign_ins': signInTable({
    key: ['account_id'],
    touch: 'signed_in_at',
    insert: { account_id: idOf('account', 1) },
    verbs: readAndWrite,
  }),
  'auth.user': signInTable({ key: ['id'], touch: 'name', insert: userRow('9') }),
  'auth.session': signInTable({
    key: ['userId'],
    touch: 'updatedAt',
    insert: { id: '9', expiresAt: later, token: '9', updatedAt: later, userId: '1' },
    ends: 'select "token" from auth."session"',
  }),
  'auth.account': signInTable({
    key: ['id'],
    touch: 'scope',
    insert: { id: '9', accountId: '9', providerId: 'other', userId: '1', updatedAt: later },
  }),
  'auth.verification': signInTable({
    key: ['value'],
    touch: 'identifier',
    insert: { id: '9', identifier: '9', value: '9', expiresAt: later },
    ends: 'select "identifier" from auth."verification"',
  }),
  'auth.twoFactor': {
    ...signInTable({
      key: ['id'],
      touch: 'secret',
      insert: { id: '1', secret: 'x', backupCodes: 'x', userId: '1' },
    }),
    insertsClash: true,
  },
};
