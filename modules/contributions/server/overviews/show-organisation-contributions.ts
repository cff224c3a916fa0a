import { statementOfEmployerPaper } from '#modules/contributions/server/papers/index.ts';
import { addMonths } from '#platform/core/month.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { type BillRow, getOrganisationFacts, listBills, listPayments } from './organisation-facts.ts';
import { pdfFile } from './pdf-file.ts';
import { organisationReaders } from './readers.ts';
import { officeInWords } from './standing-in-words.ts';

/** Bills and payments on the page; years of them stand on the paper. */
const shown = { page: 24, paper: 600 } as const;

/**
 * An organisation's bills, payments and credit, newest first. It shows no person, and is audited all the same: what a firm owes is its own matter.
 *
 * @throws Refusal `organisation.not_found`
 */
export async function showOrganisationContributions(
  services: Services,
  caller: Caller,
  organisationId: string,
) {
  const { facts, bills, payments } = await readOrganisation(services, caller, {
    name: 'contributions.show-organisation',
    organisationId,
    limit: shown.page + 1,
  });
  return {
    creditIdr: facts.creditIdr,
    owedIdr: facts.owedIdr,
    bills: bills.slice(0, shown.page).map((row) => ({
      code: row.code,
      firstMonth: row.first_month,
      lastMonth: row.last_month,
      workers: row.workers,
      amountIdr: row.amount_idr,
      feeIdr: row.fee_idr,
      paidIdr: row.paid_idr,
      dueOn: row.due_on,
      state: stateOf(row, services.today()),
    })),
    payments: payments.slice(0, shown.page).map((row) => ({
      receivedOn: row.received_on,
      channel: row.channel,
      receipt: row.receipt,
      code: row.code,
      amountIdr: row.amount_idr,
      state: row.state,
    })),
    isMore: bills.length > shown.page || payments.length > shown.page,
  };
}

/**
 * The same on paper, Indonesian; the print is audited.
 *
 * @throws Refusal `organisation.not_found`
 */
export async function printOrganisationContributions(
  services: Services,
  caller: Caller,
  organisationId: string,
): Promise<File> {
  const { facts, bills, payments } = await readOrganisation(services, caller, {
    name: 'contributions.print-organisation',
    organisationId,
    limit: shown.paper,
  });
  const paper = statementOfEmployerPaper({
    frame: {
      office: officeInWords(facts.office),
      madeAt: new Date().toISOString(),
      isDemonstration: services.mode === 'demo',
    },
    name: facts.name,
    npp: facts.npp,
    place: facts.place,
    creditIdr: BigInt(facts.creditIdr),
    owedIdr: BigInt(facts.owedIdr),
    bills: bills.map((row) => ({
      code: row.code,
      months: monthsOf(row),
      workers: row.workers,
      dueOn: row.due_on,
      amountIdr: BigInt(row.amount_idr),
      feeIdr: BigInt(row.fee_idr),
      paidIdr: BigInt(row.paid_idr),
      state: stateOf(row, services.today()),
    })),
    payments: payments.map((row) => ({
      receivedOn: row.received_on,
      channel: row.channel,
      receipt: row.receipt,
      code: row.code,
      amountIdr: BigInt(row.amount_idr),
      state: row.state,
    })),
  });
  return pdfFile('rincian-iuran', organisationId, await printPaper(paper));
}

interface Reading {
  readonly name: string;
  readonly organisationId: string;
  readonly limit: number;
}

function readOrganisation(services: Services, caller: Caller, { name, organisationId, limit }: Reading) {
  return readPeople(services, {
    act: { name, roles: organisationReaders },
    caller,
    perform: async (transaction) => ({
      output: {
        facts: await getOrganisationFacts(transaction, organisationId),
        bills: await listBills(transaction, organisationId, limit),
        payments: await listPayments(transaction, organisationId, limit),
      },
      audit: { act: name, subjectKind: 'organisation', subjectId: organisationId },
    }),
  });
}

/** An open bill is overdue the day after its due day. */
function stateOf({ state, due_on }: BillRow, today: string) {
  return state === 'open' && due_on < today ? ('overdue' as const) : state;
}

function monthsOf({ first_month, last_month }: BillRow): string[] {
  const months = [first_month];
  for (let month = first_month; month < last_month; ) {
    month = addMonths(month, 1);
    months.push(month);
  }
  return months;
}
