import { contributionsWorld, payingMemberships } from './contributions-world.ts';
import { coverageWorld } from './coverage-world.ts';
import { bankRows } from './oracle-banks.ts';
import { billRunsWorld } from './oracle-bills.ts';
import { cardRows } from './oracle-cards.ts';
import { certificatesWorld } from './oracle-certificates.ts';
import { checkingWorld } from './oracle-checking.ts';
import { complianceWorld } from './oracle-compliance.ts';
import { claimedPeople, counterWorld } from './oracle-counter.ts';
import { deskWorld } from './oracle-desk.ts';
import { documentRows } from './oracle-documents.ts';
import { keyRows } from './oracle-keys.ts';
import { lifeWorld } from './oracle-life.ts';
import { mergeWorld } from './oracle-merges.ts';
import { requestWorld } from './oracle-requests.ts';
import { sanctionsWorld } from './oracle-sanctions.ts';
import { standingsWorld } from './oracle-standings.ts';
import { statusListsWorld } from './oracle-status-lists.ts';
import { hashOf, idOf, organisations, places, stranger } from './places.ts';
import type { Row } from './rows.ts';
import { sponsorshipWorld } from './sponsorship-world.ts';
import {
  accountsWithRows,
  entryRow,
  fileRow,
  listLineRow,
  listRow,
  listScopes,
  members,
  membershipRow,
  organisationRows,
  people,
  registrationRow,
  scopePlaces,
  workerRow,
} from './world.ts';

/** Where and when a count belongs. */
export function countRow(residence_code: string, work_area_code: string): Row {
  return {
    change_month: '2026-11',
    residence_code,
    work_area_code,
    segment: 'BPU',
    payer_kind: 'worker',
    sex: 'L',
    birth_band: 1980,
    occupation_group: 'other',
    workers: 3,
  };
}

export function denominatorRow(area_code: string, number: number): Row {
  return {
    denominator_id: idOf('denominator', number),
    area_code,
    segment: 'ALL',
    definition: 'TEST',
    value: 100,
    as_of: '2026-01-01',
    source: `sumber ${number}`,
  };
}

export function publishedRow(area_code: string, number: number, account_id: string): Row {
  return {
    figure_id: `uji.${number}`,
    measure: 'active_members',
    area_code,
    scope: 'Uji',
    period: '2026',
    value: '1',
    unit: 'people',
    source_title: 'Uji',
    published_on: '2026',
    certainty: 'B',
    account_id,
  };
}

export function accountRow(account_id: string, number: number): Row {
  return {
    account_id,
    email: `seorang.${number}@semesta.example`,
    name: 'Seorang',
    person_key: idOf('person', number),
    role: 'village',
  };
}

/** An account of an organisation; the office that sees the organisation invites its contact person. */
export function contactRow(
  number: number,
  { organisation_id, role = 'employer', ...more }: Row & { readonly organisation_id: string },
): Row {
  return { ...accountRow(idOf('account', number), number), organisation_id, role, ...more };
}

/** The account a worker comes in with by his card. */
export function workerAccountRow(number: number, worker_id: string): Row {
  return { ...accountRow(idOf('account', number), number), organisation_id: null, role: 'worker', worker_id };
}

export function changeRow(organisation_id: string, account_id: string, number: number): Row {
  return {
    organisation_id,
    version: number,
    field: 'name',
    old_value: 'CV Lama',
    new_value: 'CV Maju',
    reason: 'Akta',
    account_id,
    actor_name: 'Seorang',
  };
}

export function businessTypeRow(code: string): Row {
  return { code, name: 'Hotel', words: 'hotel', risk_class: 2, source: 'lampiran', certainty: 'B' };
}

export function boundaryRow(code: string, account: string): Row {
  return { code, rings: '[[0,0,1,0,1,1]]', source: 'Uji', account_id: account };
}

export function hamletRow(parent: string, serial: string): Row {
  return {
    code: `${parent}.${serial}`,
    level: 5,
    kind: 'hamlet',
    name: 'Banjar Tengah',
    parent_code: parent,
    path_name: 'Banjar Tengah',
    search: 'tengah',
  };
}

const cells = [
  ...scopePlaces.map((place) => [place, ''] as const),
  ['', places.denpasar] as const,
  ['', places.batubulan] as const,
  [places.batubulan, places.denpasar] as const,
  [places.ubungKaja, places.mataram] as const,
];
const later = '2027-01-01T00:00:00Z';
const now = '2026-11-15T00:00:00Z';
/** Within the hour in which a new account may be given its link. */
export const justMade = new Date().toISOString();

/** Every table's rows; a table of the schemas that is not here has no oracle either. */
export const world: Readonly<Record<string, readonly Row[]>> = {
  'accounts.accounts': [
    ...accountsWithRows.map((account_id, number) => ({
      ...accountRow(account_id, number),
      organisation_id: null,
      created_at: now,
    })),
    contactRow(800_000, { organisation_id: organisations.child, created_at: justMade }),
    contactRow(800_001, { organisation_id: organisations.child, created_at: '2026-01-01T00:00:00Z' }),
    contactRow(800_002, { organisation_id: organisations.sibling, created_at: justMade }),
    { ...workerAccountRow(800_010, idOf('worker', 5)), created_at: now },
    contactRow(800_003, { organisation_id: organisations.child, role: 'village', created_at: justMade }),
  ],
  'accounts.sign_in_failures': [{ email_index: hashOf(1) }, { email_index: hashOf(2) }],
  'accounts.setup_links': [1, 2].map((number) => ({
    token_hash: hashOf(number),
    account_id: stranger,
    purpose: 'reset',
    expires_at: later,
  })),
  'accounts.used_codes': [{ account_id: stranger, code_hash: hashOf(1) }],
  'accounts.last_sign_ins': [{ account_id: stranger }],
  ...cardRows,
  ...mergeWorld,
  'platform.idempotency_keys': [
    ...accountsWithRows.map((account_id) => keyRow(account_id, 'kunci-baru')),
    ...accountsWithRows.map((account_id) => ({
      ...keyRow(account_id, 'kunci-lama'),
      created_at: '2026-01-01T00:00:00Z',
    })),
  ],
  'platform.audit_entries': accountsWithRows.map(entryRow),
  'platform.audit_subjects': accountsWithRows.map((_, number) => ({
    worker_id: idOf('worker', number),
    entry_id: idOf('entry', number),
  })),
  'platform.audit_unsealed': [idOf('entry', 0), idOf('entry', 1)].map((entry_id) => ({ entry_id })),
  'platform.audit_chain': accountsWithRows.map((_, number) => chainRow(number, idOf('entry', number))),
  'platform.files': listScopes.map(fileRow),
  'platform.documents': documentRows,
  'registry.areas': [hamletRow(places.ubungKaja, '901'), hamletRow(places.batubulan, '901')],
  'registry.branches': [{ branch_code: 'ZZ1', name: 'Cabang', regency_codes: [places.denpasar] }],
  'registry.area_boundaries': [
    boundaryRow(places.denpasar, idOf('account', 1)),
    boundaryRow(places.batubulan, stranger),
  ],
  'registry.area_loads': [{ sha256: hashOf(1), areas: 1 }],
  'registry.organisations': organisationRows,
  'registry.organisation_changes': organisationRows.map(({ organisation_id }, number) =>
    changeRow(String(organisation_id), stranger, number + 2),
  ),
  'registry.business_types': [businessTypeRow('UJI-1'), businessTypeRow('UJI-2')],
  'registry.workers': people.map(workerRow),
  'registry.nik_claims': claimedPeople.map(({ worker_id }, number) => ({
    nik_index: hashOf(number),
    worker_id,
  })),
  'registry.phone_claims': people
    .slice(0, 3)
    .map(({ worker_id }, number) => ({ phone_index: hashOf(number), worker_id })),
  'registry.memberships': [...members.map(membershipRow), ...payingMemberships],
  'registry.kpj_claims': members.slice(0, 3).map(({ worker_id }, number) => ({
    kpj: `2600000000${number}`,
    worker_id,
    membership_id: idOf('membership', number),
  })),
  'registry.lists': listScopes.map(listRow),
  'registry.list_rows': listScopes.map(listLineRow),
  'registry.list_registrations': listScopes.map(registrationRow),
  'registry.list_mappings': [
    ...accountsWithRows,
    organisations.own,
    organisations.child,
    organisations.sibling,
  ].map((sender_id, number) => mappingRow(sender_id, number)),
  'registry.protection_answers': accountsWithRows.map(answerRow),
  ...lifeWorld,
  ...requestWorld,
  ...counterWorld,
  'registry.pins': accountsWithRows.map((account_id) => pinRow(account_id, places.ubungKaja)),
  'coverage.published_figures': [places.bali, places.batubulan, ''].map((place, number) =>
    publishedRow(place, number, stranger),
  ),
  'coverage.denominators': scopePlaces.map(denominatorRow),
  'coverage.facts': cells.map(([residence, work]) => countRow(residence, work)),
  'coverage.fact_deltas': cells.map(([residence, work], number) => ({
    delta_id: idOf('delta', number),
    ...countRow(residence, work),
  })),
  'coverage.area_totals': scopePlaces.map(totalRow),
  'coverage.folds': [{ fold: 1, recorded_through: now }],
  ...billRunsWorld,
  ...contributionsWorld,
  ...bankRows,
  ...sponsorshipWorld,
  ...sanctionsWorld,
  ...standingsWorld,
  ...coverageWorld,
  ...certificatesWorld,
  ...complianceWorld,
  ...checkingWorld,
  ...deskWorld,
  ...statusListsWorld,
  ...keyRows,
  'auth.user': [1, 2].map((number) => userRow(String(number))),
  'auth.session': [1, 2].map((number) => ({
    id: String(number),
    expiresAt: later,
    token: String(number),
    updatedAt: now,
    userId: String(number),
  })),
  'auth.account': [1, 2].map((number) => ({
    id: String(number),
    accountId: String(number),
    providerId: 'credential',
    userId: String(number),
    updatedAt: now,
  })),
  'auth.verification': [1, 2].map((number) => ({
    id: String(number),
    identifier: String(number),
    value: String(number),
    expiresAt: later,
  })),
  'auth.twoFactor': [1, 2].map((number) => ({
    id: String(number),
    secret: 'x',
    backupCodes: 'x',
    userId: String(number),
  })),
};

export function keyRow(account_id: string, key: string): Row {
  return {
    account_id,
    key,
    act: 'registry.upload-list',
    request_hash: '\\x00',
    created_at: new Date().toISOString(),
  };
}

export function chainRow(position: number, entry_id: string): Row {
  return { position, entry_id, previous_hash: hashOf(position), hash: hashOf(position + 1) };
}

export function mappingRow(sender_id: string, number: number): Row {
  return { sender_id, header_signature: `judul ${number}`, mapping: '{}' };
}

export function answerRow(account_id: string, number: number): Row {
  return { answer_id: idOf('answer', number), account_id, list_id: idOf('list', number), row_id: 1 };
}

export function pinRow(account_id: string, subject: string): Row {
  return { account_id, kind: 'area', subject };
}

export function totalRow(area_code: string): Row {
  return { area_code, view: 'residence', change_month: '2026-11', segment: 'BPU', workers: 3 };
}

export function userRow(id: string): Row {
  return { id, name: 'Seorang', email: `${id}@semesta.example`, emailVerified: true };
}
