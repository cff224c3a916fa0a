import { sql } from 'kysely';
import {
  type ListPaper,
  moneyReaders,
  nameReaders,
  type PaperForm,
} from '#modules/sponsorship/core/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { type BilledMonth, billLetter } from './bill-letter.ts';
import { decreeAnnex } from './decree-annex.ts';
import { getBill, getList, type ListFacts, listPeople } from './list-facts.ts';
import { type OfficialPaper, printOfficial } from './official-paper.ts';
import { publicList } from './public-list.ts';

interface Asked {
  readonly listId: string;
  readonly paper: ListPaper;
  readonly form: PaperForm;
}

/** A paper with the people that are on it: by name, or only counted. */
interface Written {
  readonly paper: OfficialPaper;
  readonly people: number;
  readonly named: readonly string[];
}

/**
 * A paper of a list as PDF or XLSX: the annex with names, the counts for the notice board, or the bill. Each print is audited with
 * the number of people on it, and with whom it names.
 *
 * @throws Refusal `paper.not_found`, `paper.not_billed`
 */
export async function printListPaper(services: Services, caller: Caller, asked: Asked): Promise<File> {
  const name = `sponsorship.print-${asked.paper}`;
  const paper = await readPeople(services, {
    act: { name, roles: asked.paper === 'bill' ? moneyReaders : nameReaders },
    caller,
    perform: async (transaction) => {
      const list = await getList(transaction, asked.listId);
      const written = await write(transaction, list, { paper: asked.paper, today: services.today() });
      return {
        output: written.paper,
        audit: {
          act: name,
          subjectKind: 'sponsorship_list',
          subjectId: list.list_id,
          areaCode: list.village_code,
          details: { form: asked.form, people: written.people },
          ...(written.named.length > 0 ? { workers: written.named } : {}),
        },
      };
    },
  });
  return printOfficial(services, paper, asked.form);
}

async function write(
  transaction: Transaction,
  list: ListFacts,
  { paper, today }: { readonly paper: ListPaper; readonly today: string },
): Promise<Written> {
  if (paper === 'bill') return writeBill(transaction, list, today);
  const people = await listPeople(transaction, list);
  const ids = people.map(({ worker_id }) => worker_id);
  return paper === 'decree-annex'
    ? { paper: decreeAnnex(list, people), people: ids.length, named: ids }
    : { paper: publicList(list, people), people: ids.length, named: [] };
}

async function writeBill(transaction: Transaction, list: ListFacts, today: string): Promise<Written> {
  const bill = await getBill(transaction, list);
  const months = await listBilledMonths(transaction, list.list_id, today);
  return { paper: billLetter({ list, bill, months, today }), people: bill.workers, named: [] };
}

async function listBilledMonths(
  transaction: Transaction,
  listId: string,
  today: string,
): Promise<readonly BilledMonth[]> {
  const { rows } = await sql<{ month: string; workers: number; amount_idr: bigint }>`
    select m.month, sum(m.workers)::integer as workers, sum(m.amount_idr)::bigint as amount_idr
    from sponsorship.lists l cross join lateral sponsorship.month_sums(${today}::date, null, null, l.list_id) m
    where l.list_id = ${listId}::uuid group by m.month order by m.month`.execute(transaction.of<unknown>());
  return rows.map(({ month, workers, amount_idr }) => ({ month, workers, amountIdr: amount_idr }));
}
