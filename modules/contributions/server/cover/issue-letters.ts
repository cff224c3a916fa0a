import { refuseCover } from '#modules/contributions/core/index.ts';
import { type ArrearsLetterFacts, arrearsLetter } from '#modules/contributions/server/papers/index.ts';
import { refuse } from '#modules/registry/core/index.ts';
import { dueDay, startReading } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { letterWriters } from './arrears-roles.ts';
import {
  type Debtor,
  type DebtRow,
  keepLetters,
  type LetterRow,
  letterNumber,
  letterOf,
  listDebtors,
  listDebts,
  listLetters,
  takeNumbers,
} from './letter-queries.ts';

const definition = { name: 'contributions.issue-letter', roles: letterWriters } as const;

interface Request {
  readonly organisationIds: readonly string[];
}

/**
 * Writes a letter of arrears to each of these employers who owes something overdue; whoever had his today gets that one again.
 *
 * @throws Refusal `organisation.not_found`, `letter.nothing_owed` (none of them owes)
 */
export async function issueLetters(services: Services, caller: Caller, request: Request, key?: string) {
  const organisationIds = [...new Set(request.organisationIds)];
  return act(services, {
    act: definition,
    caller,
    key,
    request: organisationIds,
    perform: async (transaction) => {
      const debtors = await listDebtors(transaction, organisationIds);
      if (debtors.length < organisationIds.length) throw refuse('organisation.not_found');
      // Held from here on: two who write at once do not write to one employer twice.
      await takeNumbers(transaction, yearOf(services), 0);
      const written = await listLetters(transaction, organisationIds, services.today());
      const known = new Set(written.map((letter) => letter.organisation_id));
      const fresh = await writeLetters(services, caller, transaction, {
        debtors: debtors.filter((debtor) => !known.has(debtor.organisation_id)),
      });
      const letters = [...written, ...fresh].toSorted((one, other) => one.number - other.number);
      if (letters.length === 0) throw refuseCover('letter.nothing_owed');
      return {
        output: { letters: letters.map(letterOf) },
        audit: {
          act: definition.name,
          subjectKind: 'organisation',
          subjectId: organisationIds.length === 1 ? (organisationIds[0] ?? '') : '',
          details: { letters: letters.map(({ year, number }) => letterNumber(year, number)) },
        },
      };
    },
  });
}

async function writeLetters(
  services: Services,
  caller: Caller,
  transaction: Transaction,
  { debtors }: { readonly debtors: readonly Debtor[] },
): Promise<LetterRow[]> {
  const debts = Map.groupBy(
    await listDebts(
      transaction,
      debtors.map((debtor) => debtor.organisation_id),
      services.today(),
    ),
    (debt) => debt.payer_id,
  );
  const owing = debtors.filter((debtor) => debts.has(debtor.organisation_id));
  if (owing.length === 0) return [];
  const numbers = await takeNumbers(transaction, yearOf(services), owing.length);
  const madeAt = new Date().toISOString();
  const letters = await Promise.all(
    owing.map(async (debtor, index) => {
      const rows = debts.get(debtor.organisation_id) ?? [];
      const letter = letterRow(services, caller, { debtor, rows, number: numbers[index] ?? 0 });
      const content = await printPaper(
        arrearsLetter(letterFacts(services, letter, { debtor, rows, madeAt })),
      );
      return { ...letter, content: Buffer.from(content).toString('base64') };
    }),
  );
  await keepLetters(transaction, letters);
  return letters.map(({ content: _, ...letter }) => letter);
}

interface Owing {
  readonly debtor: Debtor;
  readonly rows: readonly DebtRow[];
}

function letterRow(
  services: Services,
  caller: Caller,
  { debtor, rows, number }: Owing & { readonly number: number },
): LetterRow {
  const sum = (amounts: readonly string[]) =>
    amounts.reduce((total, amount) => total + BigInt(amount), 0n).toString();
  return {
    letter_id: newId(),
    number,
    year: yearOf(services),
    organisation_id: debtor.organisation_id,
    written_on: services.today(),
    bills: rows.length,
    owed_idr: sum(rows.map((row) => row.owed_idr)),
    fee_idr: sum(rows.map((row) => row.late_idr)),
    actor_name: caller.name,
  };
}

function letterFacts(
  services: Services,
  letter: LetterRow,
  { debtor, rows, madeAt }: Owing & { readonly madeAt: string },
): ArrearsLetterFacts {
  const last = rows.at(-1)?.month ?? letter.written_on.slice(0, 7);
  const { plainDueOn } = dueDay(startReading(theLaw(), true), { segment: 'PU', month: last }).result;
  return {
    frame: { office: debtor.office, madeAt, isDemonstration: services.mode === 'demo' },
    number: letterNumber(letter.year, letter.number),
    place: debtor.office.replace(/^Kantor Cabang /, '') || debtor.place,
    writtenOn: letter.written_on,
    employer: { name: debtor.name, npp: debtor.npp, place: debtor.place },
    months: rows.map((row) => ({
      month: row.month,
      code: row.code,
      dueOn: row.due_on,
      monthsLate: row.months_late,
      owedIdr: BigInt(row.owed_idr),
      feeIdr: BigInt(row.late_idr),
    })),
    creditIdr: BigInt(debtor.credit_idr),
    law: { dueDay: Number(plainDueOn.slice(8)), feePercent: feePercent(rows) },
    signer: { role: textOf('id', 'cover.letter.signer'), name: letter.actor_name },
  };
}

/** `2`, or `1,5`: percent a month of the latest month. */
function feePercent(rows: readonly DebtRow[]): string {
  return String(Number(rows.at(-1)?.pu_fee_ppm ?? 0) / 10_000).replace('.', ',');
}

function yearOf(services: Services): number {
  return Number(services.today().slice(0, 4));
}
