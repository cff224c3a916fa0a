import type { Actor } from './actors.ts';
import {
  accountOfLedgerRow,
  billRow,
  contributionsWorld,
  coverRow,
  exceptionRow,
  filingLineRow,
  filingRow,
  filings,
  journalRow,
  letterRow,
  monthRow,
  payerRow,
  paymentRow,
  postingRow,
  refundRow,
  statementLineRow,
  statementRow,
  workerMonthRow,
} from './contributions-world.ts';
import { seesBill } from './oracle-bills.ts';
import { idOf, organisations, places, stranger } from './places.ts';
import { does, holdsPerson, isOfOrganisation, isOneself, isOwn, readsAll, seesWorkPlace } from './rights.ts';
import { type Row, textOf } from './rows.ts';
import { always, anything, fully, type Rule, readOnly, type TableRules } from './table-rules.ts';

const { own, child, sibling } = organisations;

/** Takes money in, or reads everything: to these alone the books are open. */
const isCashier = (actor: Actor) => does(actor, 'payments') || readsAll(actor);

/** Whoever may know of the person, the organisation that pays, and he himself. */
const seesPayer = (actor: Actor, row: Row) =>
  holdsPerson(actor, row) ||
  isOfOrganisation(actor, textOf(row, 'payer_id')) ||
  isOneself(actor, textOf(row, 'payer_id'));

const seesMonth = (actor: Actor, row: Row) =>
  holdsPerson(actor, row) ||
  isOfOrganisation(actor, textOf(row, 'payer_id')) ||
  isOneself(actor, textOf(row, 'worker_id'));

const seesPayment = (actor: Actor, row: Row) =>
  seesPayer(actor, row) || (row.payer_id === null && isCashier(actor));

/** Money of his area, and money of nobody known. */
const seesMoney = (actor: Actor, row: Row) =>
  isCashier(actor) &&
  ((row.area_code === '' && row.work_area_code === '') || holdsPerson(actor, { ...row, custodians: [] }));

/** The same of a row that comes from the database as it is. */
export function seesMoneyOf(actor: Actor, row: Row): boolean {
  return seesMoney(actor, row);
}

const seesStatement = (actor: Actor, row: Row) => isOwn(actor, row) || isCashier(actor);

/** A letter to an employer is his and his office's. */
export const seesLetter = (actor: Actor, row: Row) =>
  isOfOrganisation(actor, textOf(row, 'organisation_id')) || seesWorkPlace(actor, textOf(row, 'area_code'));

const seesFiling = (actor: Actor, row: Row) =>
  isOfOrganisation(actor, textOf(row, 'organisation_id')) || seesWorkPlace(actor, textOf(row, 'area_code'));
const files = (actor: Actor, row: Row) => does(actor, 'filings') && seesFiling(actor, row);

/** Rows that are seen as a row of another table is. */
function seenBy(table: string, key: string, sees: (actor: Actor, row: Row) => boolean) {
  const byKey = new Map((contributionsWorld[table] ?? []).map((row) => [textOf(row, key), row]));
  return (actor: Actor, row: Row) => {
    const other = byKey.get(textOf(row, key));
    return other !== undefined && sees(actor, other);
  };
}

const filingOf = seenBy('contributions.filings', 'filing_id', (_, filing) => filing.state === 'draft');
const seesFilingOf = seenBy('contributions.filings', 'filing_id', seesFiling);
const filesLine = (actor: Actor, row: Row) =>
  does(actor, 'filings') && seesFilingOf(actor, row) && filingOf(actor, row);

/** Written by the registrar's functions alone, read by the application as `see` says. */
function book(
  { key, touch, ...rest }: Pick<TableRules, 'key' | 'touch'> & Partial<TableRules>,
  see: Rule['see'],
  insert: Row | readonly Row[],
): TableRules {
  const rows: readonly Row[] = [insert].flat();
  return {
    key,
    touch,
    grants: { ...(see ? { semesta_app: readOnly } : {}), semesta_registrar: fully },
    rules: { ...(see ? { semesta_app: { see } } : {}), semesta_registrar: anything },
    inserts: () => rows,
    patches: () => [],
    ...rest,
  };
}

const law = { onlyOurs: true } as const;

export const contributionsRules: Readonly<Record<string, TableRules>> = {
  'contributions.months': book(
    {
      ...{ key: ['month'], touch: 'fingerprint', deletesClash: true, ...law },
      // The daily job asks which months' law is kept.
      grants: { semesta_app: readOnly, semesta_worker: readOnly, semesta_registrar: fully },
      rules: { semesta_app: { see: always }, semesta_worker: { see: always }, semesta_registrar: anything },
    },
    always,
    monthRow('2020-03'),
  ),
  'contributions.tariffs': book({ key: ['month', 'line'], touch: 'base_idr', ...law }, always, {
    month: '2020-02',
    line: 1,
    segment: 'PU',
  }),
  'contributions.ledger_accounts': book(
    { key: ['account'], touch: 'name_en', ...law },
    always,
    accountOfLedgerRow('9009'),
  ),
  'contributions.payers': book(
    { key: ['payer_id'], touch: 'credit_idr' },
    seesPayer,
    payerRow({ payer_id: idOf('worker', 900), area_code: places.ubungKaja }, 900),
  ),
  'contributions.bills': book(
    { key: ['bill_id'], touch: 'ended_reason', deletesClash: true },
    seesBill,
    billRow({ payer_id: idOf('worker', 900), area_code: places.ubungKaja }, 900),
  ),
  'contributions.worker_months': book(
    { key: ['worker_id', 'month', 'membership_id', 'part'], touch: 'base_idr' },
    seesMonth,
    workerMonthRow({ area_code: places.ubungKaja }, 900),
  ),
  'contributions.payments': book(
    { key: ['payment_id'], touch: 'code', deletesClash: true },
    seesPayment,
    paymentRow({ payer_id: idOf('worker', 900), area_code: places.ubungKaja }, 900),
  ),
  'contributions.payment_shares': book(
    { key: ['payment_id', 'payer_id'], touch: 'amount_idr' },
    seenBy('contributions.payments', 'payment_id', seesPayment),
    { payment_id: idOf('payment', 1), payer_id: idOf('worker', 900), amount_idr: 1 },
  ),
  'contributions.journals': book(
    { key: ['journal_id'], touch: 'reason', appendOnly: true },
    seenBy('contributions.postings', 'journal_id', seesMoney),
    journalRow(900),
  ),
  'contributions.postings': book(
    { key: ['journal_id', 'line'], touch: 'area_code', appendOnly: true },
    seesMoney,
    postingRow({}, 900),
  ),
  'contributions.late_fees': book(
    { key: ['bill_id'], touch: 'billed_in' },
    seenBy('contributions.bills', 'bill_id', seesBill),
    {
      bill_id: String(contributionsWorld['contributions.bills']?.at(-1)?.bill_id),
      payer_id: stranger,
      amount_idr: 1,
      months_late: 1,
      paid_on: '2026-12-20',
    },
  ),
  'contributions.exceptions': book(
    { key: ['exception_id'], touch: 'outcome' },
    seesMoney,
    exceptionRow({}, 900),
  ),
  'contributions.cover_spans': book(
    { key: ['worker_id', 'segment', 'covered_from'], touch: 'closed_on' },
    undefined,
    coverRow(idOf('worker', 900)),
  ),
  'contributions.statements': book(
    { key: ['statement_id'], touch: 'file_name', deletesClash: true },
    seesStatement,
    statementRow(stranger, 900),
  ),
  'contributions.statement_lines': book(
    { key: ['statement_id', 'line'], touch: 'remark' },
    seenBy('contributions.statements', 'statement_id', seesStatement),
    statementLineRow(0, 2),
  ),
  'contributions.cashiers': book({ key: ['account_id'], touch: 'name' }, isCashier, {
    account_id: idOf('account', 900),
    name: 'Kasir',
  }),
  'contributions.letters': {
    key: ['letter_id'],
    touch: 'actor_name',
    grants: { semesta_app: readOnly, semesta_registrar: ['select', 'insert'] },
    rules: { semesta_app: { see: seesLetter }, semesta_registrar: anything },
    inserts: () => [letterRow(idOf('organisation', 900), places.ubungKaja, 900)],
    patches: () => [],
  },
  'contributions.refunds': book({ key: ['refund_id'], touch: 'decided_by' }, seesMoney, refundRow({}, 900)),
  'contributions.filings': {
    key: ['filing_id'],
    touch: 'filed_at',
    grants: { semesta_app: ['select', 'insert', 'update'], semesta_registrar: fully },
    rules: {
      semesta_app: { see: seesFiling, put: files, change: files, keep: files },
      semesta_registrar: anything,
    },
    inserts: () =>
      [
        { organisation_id: own, area_code: places.batubulan },
        { organisation_id: child, area_code: '' },
        { organisation_id: sibling, area_code: places.ubungKaja },
        { organisation_id: sibling, area_code: '' },
      ].map((row, number) => filingRow(row, 900 + number)),
    patches: () => [
      { organisation_id: sibling },
      { organisation_id: own, area_code: places.batubulan },
      { area_code: places.denpasar },
    ],
    deletesClash: true,
  },
  'contributions.filing_lines': {
    key: ['worker_id', 'filing_id'],
    touch: 'note',
    grants: { semesta_app: fully, semesta_registrar: fully },
    rules: {
      semesta_app: {
        see: seesFilingOf,
        put: filesLine,
        change: filesLine,
        keep: filesLine,
        drop: filesLine,
      },
      semesta_registrar: anything,
    },
    inserts: () => filings.map((_, number) => filingLineRow(number, 900 + number)),
    patches: () => [0, 1, 4].map((number) => ({ filing_id: idOf('filing', number) })),
  },
};
