import { owners } from './actors.ts';
import { hashOf, idOf, organisations, places, stranger } from './places.ts';
import type { Row } from './rows.ts';
import { sponsorBillScopes } from './sponsorship-world.ts';
import { membershipRow, organisationRows, type PersonScope, people } from './world.ts';

const { own, child, sibling, elsewhere } = organisations;

const nowhere: PersonScope = { area_code: '', work_area_code: '', custodians: [] };

/** Who pays: 30 people for themselves, some organisations; each with where and whose he is. */
const payers: readonly (PersonScope & { readonly payer_id: string })[] = [
  ...people.slice(0, 30).map(({ worker_id, ...scope }) => ({ payer_id: worker_id, ...scope })),
  ...[own, child, sibling, elsewhere].map((payer_id) => ({
    payer_id,
    ...nowhere,
  })),
];

/** Where money came from; the last of nobody known. */
export const moneyPlaces: readonly Row[] = [
  ...people.slice(0, 20).map(({ area_code, work_area_code }) => ({ area_code, work_area_code })),
  { area_code: '', work_area_code: '' },
];

export function payerRow(row: Row, number: number): Row {
  return { kind: 'worker', number: number + 1, ...row };
}

export function billRow(row: Row, number: number): Row {
  return {
    bill_id: idOf('bill', number),
    code: `1${String(number).padStart(15, '0')}`,
    payer_kind: 'worker',
    kind: 'monthly',
    segment: 'BPU',
    first_month: '2026-11',
    last_month: '2026-11',
    workers: 1,
    worker_months: 1,
    amount_idr: 8_400,
    issued_on: '2026-11-01',
    due_on: '2026-11-15',
    ...row,
  };
}

export function workerMonthRow(row: Row, number: number): Row {
  return {
    worker_id: idOf('worker', number),
    month: '2026-11',
    membership_id: idOf('membership', number),
    part: 'protection',
    segment: 'BPU',
    payer_kind: 'worker',
    payer_id: idOf('worker', number),
    amount_idr: 8_400,
    base_idr: 1_000_000,
    jkk_idr: 5_000,
    jkm_idr: 3_400,
    sex: 'L',
    birth_band: 1980,
    occupation_group: 'other',
    ...row,
  };
}

export function paymentRow(row: Row, number: number): Row {
  return {
    payment_id: idOf('payment', number),
    batch_id: idOf('payment', 0),
    channel: 'va',
    source: 'snap:uji',
    reference: `rujukan ${number}`,
    amount_idr: 8_400,
    received_on: '2026-11-05',
    state: 'posted',
    ...row,
  };
}

export function postingRow(row: Row, number: number): Row {
  return {
    journal_id: idOf('journal', number),
    line: 1,
    debit_account: '1120',
    credit_account: '2110',
    amount_idr: 8_400,
    booked_on: '2026-11-05',
    ...row,
  };
}

export function journalRow(number: number): Row {
  return { journal_id: idOf('journal', number), kind: 'payment', booked_on: '2026-11-05' };
}

export function exceptionRow(row: Row, number: number): Row {
  return {
    exception_id: idOf('new', number),
    kind: 'unknown',
    amount_idr: 8_400,
    opened_on: '2026-11-05',
    ...row,
  };
}

export function refundRow(row: Row, number: number): Row {
  return {
    refund_id: idOf('new', number),
    amount_idr: 8_400,
    reason: 'Terlalu banyak',
    account_id: stranger,
    person_key: idOf('person', 1),
    actor_name: 'Seorang',
    ...row,
  };
}

export function monthRow(month: string): Row {
  return {
    month,
    fingerprint: 'uji',
    bpu_due_on: '2020-01-15',
    pu_due_on: '2020-02-15',
    bpu_lapses_on: '2020-05-01',
    pu_fee_ppm: 20_000,
    fee_counts_begun: true,
  };
}

export function accountOfLedgerRow(account: string): Row {
  return { account, kind: 'asset', name_id: 'Uji', name_en: 'Trial' };
}

/** Every third of the people pays for himself and is covered through this month. */
export const payingPeople = people.filter((_, number) => number % 3 === 2);

export const payingMemberships: readonly Row[] = payingPeople.map((person, number) =>
  membershipRow({ ...person, segment: 'BPU', organisation_id: null }, 500 + number),
);

export function coverRow(worker_id: string): Row {
  return {
    worker_id,
    segment: 'BPU',
    covered_from: '2026-11-05',
    first_month: '2026-11',
    paid_through: '2026-11',
    payer_kind: 'worker',
    lapses_on: '2027-03-01',
  };
}

export function statementRow(account_id: string, number: number): Row {
  return {
    statement_id: idOf('statement', number),
    sha256: hashOf(number),
    file_id: idOf('file', number),
    format: 'csv',
    account_id,
  };
}

export function statementLineRow(number: number, line = 1): Row {
  return {
    statement_id: idOf('statement', number),
    line,
    natural_key: hashOf(number),
    outcome: 'unmatched',
    booked_on: '2026-11-05',
    amount_idr: 8_400,
    direction: 'credit',
    reference: 'rujukan',
  };
}

/** Each has a month of its own: an organisation files a month once. */
export function filingRow(row: Row, number: number): Row {
  const month = `${2100 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
  return { filing_id: idOf('filing', number), month, state: 'draft', ...row };
}

export function filingLineRow(filing: number, number = filing): Row {
  return {
    worker_id: idOf('worker', number),
    filing_id: idOf('filing', filing),
    membership_id: idOf('membership', number),
    wage_idr: 3_000_000,
  };
}

export const filings: readonly Row[] = [
  { organisation_id: own, area_code: places.denpasarUtara },
  { organisation_id: own, area_code: places.denpasarUtara, state: 'final' },
  { organisation_id: own, area_code: '', state: 'locked' },
  { organisation_id: child, area_code: places.ubungKaja },
  { organisation_id: sibling, area_code: places.batubulan },
  { organisation_id: elsewhere, area_code: places.mataram },
  { organisation_id: elsewhere, area_code: places.sesetan },
  { organisation_id: elsewhere, area_code: places.bali },
  { organisation_id: elsewhere, area_code: '' },
].map(filingRow);

export function letterRow(organisation_id: string, area_code: string, number: number): Row {
  return {
    letter_id: idOf('new', number),
    number: number + 1,
    year: 2026,
    organisation_id,
    written_on: '2026-11-15',
    bills: 1,
    owed_idr: 1_000_000,
    fee_idr: 20_000,
    sha256: hashOf(number),
    content: '\\x00',
    account_id: stranger,
    actor_name: 'Seorang',
    area_code,
  };
}

const statementOwners = [...owners, stranger];

/** Rows of the tables that every part of the module stands on, in an order that foreign keys allow. */
export const contributionsWorld: Readonly<Record<string, readonly Row[]>> = {
  'contributions.months': [monthRow('2020-01'), monthRow('2020-02')],
  'contributions.tariffs': [1, 2].map((line) => ({ month: '2020-01', line, segment: 'BPU' })),
  'contributions.ledger_accounts': [accountOfLedgerRow('9001'), accountOfLedgerRow('9002')],
  'contributions.payers': payers.map(payerRow),
  'contributions.bills': [...payers, { payer_id: stranger, ...nowhere }, ...sponsorBillScopes()].map(billRow),
  'contributions.worker_months': [
    ...people.slice(0, 30).map(workerMonthRow),
    ...[own, sibling].map((payer_id, number) =>
      workerMonthRow(
        { ...nowhere, payer_id, payer_kind: 'employer', segment: 'PU', part: 'whole' },
        40 + number,
      ),
    ),
  ],
  'contributions.payments': [
    ...payers.map(paymentRow),
    paymentRow({ ...nowhere, payer_id: null, state: 'unidentified' }, 100),
    paymentRow({ ...nowhere, payer_id: null, state: 'unidentified' }, 101),
  ],
  'contributions.payment_shares': payers.map(({ payer_id }, number) => ({
    payment_id: idOf('payment', number),
    payer_id,
    amount_idr: 8_400,
  })),
  'contributions.journals': [...moneyPlaces, {}].map((_, number) => journalRow(number)),
  'contributions.postings': moneyPlaces.map(postingRow),
  'contributions.late_fees': payers.map(({ payer_id }, number) => ({
    bill_id: idOf('bill', number),
    payer_id,
    amount_idr: 168,
    months_late: 1,
    paid_on: '2026-12-20',
  })),
  'contributions.exceptions': moneyPlaces.map(exceptionRow),
  'contributions.cover_spans': payingPeople.map(({ worker_id }) => coverRow(worker_id)),
  'contributions.filings': filings,
  'contributions.filing_lines': filings.map((_, number) => filingLineRow(number)),
  'contributions.statements': statementOwners.map(statementRow),
  'contributions.statement_lines': statementOwners.map((_, number) => statementLineRow(number)),
  'contributions.cashiers': [1, 2].map((number) => ({ account_id: idOf('account', number), name: 'Kasir' })),
  'contributions.refunds': moneyPlaces.map(refundRow),
  'contributions.letters': organisationRows.map(({ organisation_id, area_code }, number) =>
    letterRow(String(organisation_id), String(area_code), number),
  ),
};
