import type { Actor } from './actors.ts';
import { seesAgreement } from './oracle-sponsorship.ts';
import { hashOf, idOf, organisations, stranger } from './places.ts';
import { does, isOfOrganisation, isOwn, seesPerson, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { sponsorshipWorld } from './sponsorship-world.ts';
import { fully, type TableRules } from './table-rules.ts';
import { accountsWithRows, organisationRows, people } from './world.ts';

const agreements = sponsorshipWorld['sponsorship.agreements'] ?? [];
const long = '2026-01-01T00:00:00Z';
const justNow = new Date().toISOString();

/** A document of an account: waiting, unless it is said what it proves. */
function documentRow(account_id: string, number: number, more: Row = {}): Row {
  return {
    document_id: `00000099-0000-7000-8000-${String(number).padStart(12, '0')}`,
    kind: 'pdf',
    size_bytes: 1,
    pages: 1,
    sha256: hashOf(number),
    given_sha256: hashOf(number),
    content_sealed: '\\x00',
    account_id,
    uploaded_at: justNow,
    ...proof(null),
    ...more,
  };
}

function proof(of: Row | null): Row {
  const attached = of === null ? null : justNow;
  const act = of === null ? null : 'registry.report-death';
  return { attached_at: attached, act, worker_id: null, organisation_id: null, agreement_id: null, ...of };
}

/** Waiting ones of every owner, new and old; proofs on people of every scope, on nobody who stands there, on organisations and agreements. */
export const documentRows: readonly Row[] = [
  ...accountsWithRows.map((account, number) => documentRow(account, number)),
  ...accountsWithRows.map((account, number) => documentRow(account, 100 + number, { uploaded_at: long })),
  ...people
    .filter((_, number) => number % 2 === 1)
    .map(({ worker_id }, number) => documentRow(stranger, 200 + number, proof({ worker_id }))),
  documentRow(stranger, 300, proof({ worker_id: idOf('worker', 999) })),
  documentRow(accountsWithRows[0] ?? '', 301, {
    ...proof({ worker_id: idOf('worker', 999) }),
    uploaded_at: long,
  }),
  ...organisationRows.map(({ organisation_id = '' }, number) =>
    documentRow(stranger, 400 + number, proof({ organisation_id })),
  ),
  ...agreements.map(({ agreement_id = '' }, number) =>
    documentRow(stranger, 500 + number, proof({ agreement_id })),
  ),
];

const waits = (row: Row) => row.attached_at === null;
const isOld = (row: Row) => textOf(row, 'uploaded_at') === long;
/** Whoever registers people, and whoever has a part in what sponsors pay: an agreement is handed in by a government too. */
const holds = (actor: Actor, row: Row) =>
  isOwn(actor, row) && (does(actor, 'people') || does(actor, 'sponsorships'));

function seesWhatItProves(actor: Actor, row: Row): boolean {
  const person = people.find(({ worker_id }) => worker_id === row.worker_id);
  if (person) return seesPerson(actor, person);
  const agreement = agreements.find(({ agreement_id }) => agreement_id === row.agreement_id);
  if (agreement) return seesAgreement(actor, agreement);
  const organisation = organisationRows.find(
    ({ organisation_id }) => organisation_id === row.organisation_id,
  );
  if (!organisation) return false;
  return (
    isOfOrganisation(actor, textOf(organisation, 'organisation_id')) ||
    seesWorkPlace(actor, textOf(organisation, 'area_code'))
  );
}

function proofsFor(actor: Actor): readonly Row[] {
  return [
    { worker_id: idOf('worker', 4) },
    { worker_id: idOf('worker', 8) },
    { worker_id: idOf('worker', 999) },
    ...[organisations.own, organisations.sibling].map((organisation_id) => ({ organisation_id })),
    ...[0, 2].map((number) => ({ agreement_id: idOf('agreement', number) })),
    ...(actor.worker === '' ? [] : [{ worker_id: actor.worker }]),
  ].map(proof);
}

export const documentRules: Readonly<Record<string, TableRules>> = {
  'platform.documents': {
    key: ['document_id'],
    touch: 'act',
    grants: { semesta_app: fully, semesta_worker: ['select', 'delete'], semesta_registrar: ['select'] },
    rules: {
      semesta_app: {
        see: (actor, row) => (waits(row) ? isOwn(actor, row) : seesWhatItProves(actor, row)),
        put: (actor, row) => waits(row) && holds(actor, row),
        change: (actor, row) => waits(row) && holds(actor, row),
        keep: (actor, row) => !waits(row) && holds(actor, row),
        drop: (actor, row) => waits(row) && holds(actor, row),
      },
      semesta_registrar: { see: (_, row) => row.worker_id !== null },
      semesta_worker: {
        see: (_, row) => waits(row) && isOld(row),
        drop: (_, row) => waits(row) && isOld(row),
      },
    },
    columns: {
      semesta_app: [
        ['update platform.documents set account_id = null', 'no right'],
        [`update platform.documents set content_sealed = ''`, 'no right'],
      ],
      semesta_registrar: [['select content_sealed from platform.documents', 'no right']],
      semesta_worker: [
        ['select content_sealed from platform.documents', 'no right'],
        ['select worker_id from platform.documents', 'no right'],
      ],
    },
    inserts: (actor) => [
      documentRow(actor.account || stranger, 900),
      documentRow(stranger, 901),
      documentRow(actor.account || stranger, 902, proof({ worker_id: idOf('worker', 4) })),
      documentRow(actor.account || stranger, 903, proof({ organisation_id: organisations.own })),
    ],
    patches: proofsFor,
  },
};
