import { refuseOverview } from '#modules/contributions/core/index.ts';
import { proofOfProtectionPaper } from '#modules/contributions/server/papers/index.ts';
import { maskName } from '#modules/registry/core/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import type { Caller } from '#platform/core/roles.ts';
import { readPeople } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import { printPaper } from '#platform/server/pdf/index.ts';
import { answerProtection, type ProtectionAnswer } from './answer-protection.ts';
import { pdfFile } from './pdf-file.ts';
import { openProof, proofNumbers, sealProof } from './proof-token.ts';
import { workerReaders } from './readers.ts';
import { frameOf } from './show-worker-contributions.ts';
import { getWorkerFacts, type WorkerFacts } from './worker-facts.ts';

interface Asked {
  readonly workerId: string;
  readonly on: string;
}

/**
 * Whether a worker was protected on a day, with the reckoning; the look is audited.
 *
 * @throws Refusal `worker.not_found`, `protection.day_out_of_range`
 */
export async function showProtection(
  services: Services,
  caller: Caller,
  { language = caller.language, ...asked }: Asked & { readonly language?: 'id' | 'en' },
) {
  const { facts, answer } = await askProtection(services, caller, {
    ...asked,
    name: 'contributions.show-protection',
    language,
  });
  return { ...answer, isWhole: facts.isWhole };
}

/**
 * The same as a paper that whoever reads it can check; the print is audited with the paper's number.
 *
 * @throws Refusal `worker.not_found`, `protection.day_out_of_range`
 */
export async function printProtection(
  services: Services,
  caller: Caller,
  asked: Asked,
  baseUrl: string,
): Promise<File> {
  const madeAt = new Date().toISOString();
  const { facts, answer, numbers, token } = await askProtection(services, caller, {
    ...asked,
    name: 'contributions.print-protection',
    language: 'id',
    madeAt,
  });
  const pdf = await printPaper(
    proofOfProtectionPaper({
      frame: { ...frameOf(facts, services), madeAt },
      check: { ...numbers, url: `${baseUrl}/bukti#${token}` },
      name: facts.name,
      nikMasked: facts.nikMasked,
      kpj: facts.kpj,
      ...answer,
    }),
  );
  return pdfFile('bukti-perlindungan', asked.workerId, pdf);
}

interface Question extends Asked {
  readonly name: string;
  readonly language: 'id' | 'en';
  readonly madeAt?: string;
}

interface Answered {
  readonly facts: WorkerFacts;
  readonly answer: ProtectionAnswer;
  readonly token: string;
  readonly numbers: { readonly number: string; readonly code: string };
}

function askProtection(
  services: Services,
  caller: Caller,
  { name, workerId, on, language, madeAt = '' }: Question,
): Promise<Answered> {
  return readPeople(services, {
    act: { name, roles: workerReaders },
    caller,
    perform: async (transaction) => {
      const facts = await getWorkerFacts(transaction, workerId);
      const answer = answerProtection(facts, { on, today: services.today(), language });
      const content = { workerId, on, answer: answer.answer, madeAt };
      const token = madeAt === '' ? '' : sealProof(services.secrets, content);
      const numbers = proofNumbers(token, content);
      const details = { on, answer: answer.answer, ...(token === '' ? {} : { number: numbers.number }) };
      return {
        output: { facts, answer, token, numbers },
        audit: {
          act: name,
          subjectKind: 'worker',
          subjectId: workerId,
          areaCode: facts.areaCode,
          details,
          workers: [workerId],
        },
      };
    },
  });
}

const checking = { name: 'contributions.check-proof', roles: ['worker'] } as const;

/** Who holds a proof in his hand: he sees the worker it is about, and nobody else. */
function holderOf(workerId: string): Caller {
  return {
    accountId: '00000000-0000-0000-0000-000000000000',
    name: 'Pemeriksa bukti',
    email: '',
    personKey: '',
    role: 'worker',
    areaCodes: [],
    organisationId: null,
    organisationIds: [],
    workerId,
    language: 'id',
  };
}

/**
 * What a proof says, for whoever holds it: the name masked, and whether the answer is still the same.
 *
 * @throws Refusal `proof.unknown` for every code that was not made here
 */
export async function checkProof(services: Services, token: string) {
  const content = openProof(services.secrets, token);
  if (!content) throw refuseOverview('proof.unknown');
  const { workerId, on, answer, madeAt } = content;
  const numbers = proofNumbers(token, content);
  return readPeople(services, {
    act: checking,
    caller: holderOf(workerId),
    perform: async (transaction) => {
      const facts = await getWorkerFacts(transaction, workerId).catch(unknownProof);
      const now = answerProtection(facts, { on, today: services.today(), language: 'id' });
      return {
        output: {
          ...numbers,
          nameMasked: maskName(facts.name),
          on,
          answer,
          madeAt,
          stillStands: now.answer === answer,
        },
        audit: {
          act: checking.name,
          subjectKind: 'worker',
          subjectId: workerId,
          areaCode: facts.areaCode,
          details: { on, number: numbers.number },
          workers: [workerId],
        },
      };
    },
  });
}

/** A worker who is no longer there has no proof that holds. */
function unknownProof(error: unknown): never {
  throw error instanceof Refusal ? refuseOverview('proof.unknown') : error;
}
