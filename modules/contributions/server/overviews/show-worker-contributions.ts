import {
  type KnownMonth,
  markOf,
  monthCalendar,
  monthsInArrears,
} from '#modules/contributions/core/index.ts';
import { type Frame, statementOfWorkerPaper } from '#modules/contributions/server/papers/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { answerProtection, type ProtectionAnswer } from './answer-protection.ts';
import { pdfFile } from './pdf-file.ts';
import { workerReaders } from './readers.ts';
import { officeInWords, payerInWords, standingInWords } from './standing-in-words.ts';
import { getWorkerFacts, type WorkerFacts } from './worker-facts.ts';

/**
 * A worker's months as a calendar and one by one, and where he stands today; the look is audited.
 *
 * @throws Refusal `worker.not_found`
 */
export function showWorkerContributions(
  services: Services,
  caller: Caller,
  { workerId, language = caller.language }: { readonly workerId: string; readonly language?: 'id' | 'en' },
) {
  const today = services.today();
  return readWorker(services, caller, { name: 'contributions.show-months', workerId }, (facts) => {
    const standing = answerProtection(facts, { on: today, today, language });
    return {
      workerId,
      isWhole: facts.isWhole,
      today,
      standing,
      calendar: calendarOf(facts, standing, today),
      months: facts.months.map((row) => ({ ...row, part: partOf(row), mark: markOf(row, today) })),
    };
  });
}

function calendarOf({ months }: WorkerFacts, { segments }: ProtectionAnswer, today: string) {
  return monthCalendar(months, { today, inArrears: segments.flatMap(monthsInArrears) });
}

/**
 * The same on paper, Indonesian; the print is audited.
 *
 * @throws Refusal `worker.not_found`
 */
export async function printWorkerContributions(services: Services, caller: Caller, workerId: string) {
  const facts = await readWorker(
    services,
    caller,
    { name: 'contributions.print-months', workerId },
    (found) => found,
  );
  const pdf = await printPaper(statementOf(facts, services));
  return pdfFile('rincian-iuran', workerId, pdf);
}

function readWorker<Output>(
  services: Services,
  caller: Caller,
  { name, workerId }: { readonly name: string; readonly workerId: string },
  tell: (facts: WorkerFacts) => Output,
): Promise<Output> {
  return readPeople(services, {
    act: { name, roles: workerReaders },
    caller,
    perform: async (transaction) => {
      const facts = await getWorkerFacts(transaction, workerId);
      return {
        output: tell(facts),
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: workerId,
          areaCode: facts.areaCode,
          workers: [workerId],
        },
      };
    },
  });
}

function statementOf(facts: WorkerFacts, services: Services) {
  const today = services.today();
  const answer = answerProtection(facts, { on: today, today, language: 'id' });
  return statementOfWorkerPaper({
    frame: frameOf(facts, services),
    name: facts.name,
    nikMasked: facts.nikMasked,
    kpj: facts.kpj,
    residence: facts.residence,
    standing: standingInWords(answer),
    years: calendarOf(facts, answer, today).map(({ year, months }) => ({
      year,
      marks: months.map(({ mark }) => mark),
    })),
    months: facts.months.map((row) => ({
      month: row.month,
      segment: row.segment,
      part: partOf(row),
      mark: markOf(row, today),
      payer: payerInWords(row),
      amountIdr: BigInt(row.amountIdr),
      paidOn: row.paidOn,
    })),
  });
}

/** The paper's frame: the branch where the worker lives answers for it. */
export function frameOf({ office }: WorkerFacts, { mode }: Services): Frame {
  return {
    office: officeInWords(office),
    madeAt: new Date().toISOString(),
    isDemonstration: mode === 'demo',
  };
}

function partOf({ part }: Pick<KnownMonth, 'part'>): 'protection' | 'savings' | 'whole' | 'adjustment' {
  return part === 'protection' || part === 'savings' || part === 'whole' ? part : 'adjustment';
}
