import { createHash } from 'node:crypto';
import type { FileRow } from '#modules/coverage/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { act } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/index.ts';
import { textOf } from '#platform/server/texts.ts';
import { keepFile, type UploadedFile } from './keep-file.ts';
import { readCsvFile } from './read-csv-file.ts';

/** Problems told at once; the rest is counted. */
const problemsTold = 100;

export interface LoadCall {
  readonly caller: Caller;
  readonly key?: string | undefined;
  readonly file: UploadedFile;
  readonly language: 'id' | 'en';
}

interface Problem {
  readonly line: number;
  readonly field: string;
  readonly code: string;
}

/** A kind of figures that a file brings. */
export interface LineKind<Line> {
  readonly act: { readonly name: string; readonly roles: readonly Role[] };
  /** The refusal of a file with faults. */
  readonly invalid: (details: { faults: number; firstLine: number; lines: readonly Problem[] }) => Error;
  /** Key of the texts that say what is wrong, without the code. */
  readonly problemTexts: string;
  readonly read: (
    rows: readonly FileRow[],
    today: string,
  ) => { readonly lines: readonly Line[]; readonly problems: readonly Problem[] };
  /** Lines of places that are unknown or not the caller's. */
  readonly misplaced: (
    transaction: Transaction,
    lines: readonly Line[],
    caller: Caller,
  ) => Promise<readonly Problem[]>;
  /** Gives how many did not stand yet. */
  readonly insert: (
    transaction: Transaction,
    lines: readonly Line[],
    by: { readonly accountId: string; readonly fileId: string },
  ) => Promise<number>;
  /** Numbers of the lines for which another value stands; asked after the insert, so that what someone else loads at this moment is seen as well. */
  readonly differing: (transaction: Transaction, lines: readonly Line[]) => Promise<readonly number[]>;
}

/**
 * Loads a CSV file: all of it or, with a fault in any line, nothing. Figures that stand already are left; another value
 * for one of them is a fault, since what was published or set is not overwritten.
 *
 * @throws the kind's refusal with the lines, `access.forbidden`
 */
export async function loadLines<Line>(
  services: Services,
  kind: LineKind<Line>,
  { caller, key, file, language }: LoadCall,
): Promise<{ loaded: number; unchanged: number }> {
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const broken = () => kind.invalid({ faults: 1, firstLine: 1, lines: [] });
  return act(services, {
    act: kind.act,
    caller,
    key,
    request: { sha256: sha256.toString('hex') },
    perform: async (transaction) => {
      const { lines, problems } = kind.read(readCsvFile(file.bytes, broken), services.today());
      const misplaced = await kind.misplaced(transaction, lines, caller);
      refuseProblems(kind, [...problems, ...misplaced], language);
      const fileId = await keepFile(transaction, services, { caller, file, sha256 });
      const loaded = await kind.insert(transaction, lines, { accountId: caller.accountId, fileId });
      const differing = await kind.differing(transaction, lines);
      const conflicts = differing.map((line) => ({ line, field: 'value', code: 'value_conflict' }));
      refuseProblems(kind, conflicts, language);
      const output = { loaded, unchanged: lines.length - loaded };
      return {
        output,
        audit: { act: kind.act.name, subjectKind: 'file', subjectId: fileId, details: output },
      };
    },
  });
}

function refuseProblems(
  { invalid, problemTexts }: Pick<LineKind<never>, 'invalid' | 'problemTexts'>,
  problems: readonly Problem[],
  language: 'id' | 'en',
): void {
  const sorted = problems.toSorted((left, right) => left.line - right.line);
  const [first] = sorted;
  if (!first) return;
  throw invalid({
    faults: problems.length,
    firstLine: first.line,
    lines: sorted.slice(0, problemsTold).map((problem) => ({
      ...problem,
      text: textOf(language, `${problemTexts}.${problem.code}`, { field: problem.field }),
    })),
  });
}
