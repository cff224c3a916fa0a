import type { Actor } from './actors.ts';
import { accountRow, contactRow, justMade, userRow, workerAccountRow, world } from './more-world.ts';
import { seesOrganisation } from './oracle-organisations.ts';
import { hashOf, idOf, organisations, stranger } from './places.ts';
import { does, invites, isOwn, readsAll } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import {
  always,
  anything,
  fully,
  readAndAdd,
  readAndWrite,
  readOnly,
  type TableRules,
} from './table-rules.ts';

const administers = (actor: Actor) => does(actor, 'accounts');
const own = (actor: Actor, row: Row) => isOwn(actor, row);
const invitesHere = (actor: Actor, row: Row) =>
  invites(actor, row, seesOrganisation(actor, textOf(row, 'organisation_id')));
const contactsOf = (first: number) => [
  contactRow(first, { organisation_id: organisations.child }),
  contactRow(first + 1, { organisation_id: organisations.sibling }),
  contactRow(first + 2, { organisation_id: organisations.child, role: 'village' }),
  contactRow(first + 3, { organisation_id: organisations.child, role: 'agent_office' }),
];
const ofWorker = (_: Actor, row: Row) => textOf(row, 'role') === 'worker';
const none = () => [];
const later = '2027-01-01T00:00:00Z';
/** The contact persons of the world. */
const contacts = (world['accounts.accounts'] ?? []).filter(({ organisation_id }) => organisation_id !== null);

function invitationRow(account_id: string, number: number): Row {
  return { token_hash: hashOf(number), account_id, purpose: 'invitation', expires_at: later };
}

/** The first link of a contact person's account just made; one for an older account would take it over. */
function givesFirstLink(actor: Actor, { account_id, purpose }: Row): boolean {
  const account = contacts.find((row) => row.account_id === account_id);
  return (
    purpose === 'invitation' &&
    account !== undefined &&
    account.created_at === justMade &&
    invitesHere(actor, account)
  );
}

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
    grants: {
      semesta_app: readAndWrite,
      semesta_auth: readOnly,
      semesta_worker: readOnly,
      semesta_registrar: readAndAdd,
    },
    rules: {
      // Opens accounts of workers, for the sign-in engine.
      semesta_registrar: { see: ofWorker, put: (_, row) => ofWorker(_, row) && Boolean(row.worker_id) },
      semesta_app: {
        see: (actor, row) =>
          own(actor, row) || administers(actor) || readsAll(actor) || invitesHere(actor, row),
        put: (actor, row) => administers(actor) || invitesHere(actor, row),
        change: administers,
        keep: administers,
      },
      semesta_auth: { see: always },
      semesta_worker: { see: always },
      // A function of the owner sets the caller's own language, and no other row.
      semesta_owner: { see: own, change: own, keep: own },
    },
    inserts: () => [
      accountRow(idOf('account', 900_000), 900_000),
      workerAccountRow(900_020, idOf('worker', 6)),
      { ...accountRow(idOf('account', 900_021), 900_021), role: 'worker' },
      ...contactsOf(900_010),
    ],
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
  'accounts.worker_codes': signInTable({
    key: ['challenge_hash'],
    touch: 'tries',
    insert: { challenge_hash: hashOf(9), card_index: hashOf(9), code_hash: hashOf(9), expires_at: later },
  }),
  'accounts.setup_links': {
    key: ['token_hash'],
    touch: 'expires_at',
    grants: { semesta_app: ['select', 'insert', 'update'], semesta_auth: readAndWrite },
    rules: {
      semesta_app: {
        see: administers,
        put: (actor, row) => administers(actor) || givesFirstLink(actor, row),
        change: administers,
        keep: administers,
      },
      semesta_auth: anything,
    },
    inserts: () => [
      { token_hash: hashOf(9), account_id: stranger, purpose: 'reset', expires_at: later },
      ...[stranger, ...contacts.map((row) => textOf(row, 'account_id'))].map((account_id, number) =>
        invitationRow(account_id, 20 + number),
      ),
      { ...invitationRow(idOf('account', 800_000), 30), purpose: 'reset' },
    ],
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
