import { createHash } from 'node:crypto';
import { answerBidders, type Bidder, readBidders, refuseTender } from '#modules/certificates/core/index.ts';
import { answerEmployers, checkers, custodyOf } from '#modules/certificates/server/desk/index.ts';
import { redactNumbers } from '#modules/registry/core/index.ts';
import { readWorkbook } from '#modules/registry/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { act, read, requireRole } from '#platform/server/act/act.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { seal } from '#platform/server/secrets/sealing.ts';
import { findSameList, getTenderList, insertTenderList, type TenderListRow } from './tender-queries.ts';

const definition = { name: 'certificates.check-tender-list', roles: checkers } as const;

export interface TenderUpload {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly title: string | null;
  /** Checks the same file anew on the same day, e.g. after a payment. */
  readonly again: boolean;
}

interface Received {
  readonly caller: Caller;
  readonly upload: TenderUpload;
  readonly sha256: Buffer;
  readonly bidders: readonly Bidder[];
}

/**
 * Checks every bidder of a file in a constant number of statements and keeps the file with its answers. The same file on the same day is the
 * same list.
 *
 * @throws Refusal `tender.file_empty`, `tender.no_columns`, `tender.too_many_rows`, `list.file_*` of a file that cannot be read
 */
export async function checkTenderList(
  services: Services,
  caller: Caller,
  upload: TenderUpload,
  key?: string,
): Promise<{ readonly list: TenderListRow; readonly isKnown: boolean }> {
  requireRole(definition, caller);
  const { bytes, ...asked } = upload;
  if (bytes.length === 0) throw refuseTender('tender.file_empty');
  const sha256 = createHash('sha256').update(bytes).digest();
  const bidders = readBidders(await readWorkbook(bytes, upload.fileName));
  if (bidders.length === 0) throw refuseTender('tender.file_empty');
  const kept = await act(services, {
    act: definition,
    caller,
    key,
    request: { ...asked, sha256: sha256.toString('hex') },
    perform: async (transaction) => {
      const output = await keep(services, transaction, { caller, upload, sha256, bidders });
      const details = { sha256: sha256.toString('hex'), rows: bidders.length, again: output.isKnown };
      const areaCode = custodyOf(caller).deskArea;
      const subject = { subjectKind: 'tender_list', subjectId: output.listId, areaCode };
      return { output, audit: { act: definition.name, ...subject, details } };
    },
  });
  const list = await read(services, caller, (transaction) => getTenderList(transaction, kept.listId));
  return { list, isKnown: kept.isKnown };
}

async function keep(
  services: Services,
  transaction: Transaction,
  { caller, upload, sha256, bidders }: Received,
): Promise<{ readonly listId: string; readonly isKnown: boolean }> {
  const [on, custody] = [services.today(), custodyOf(caller)];
  const same = await findSameList(transaction, { custody, sha256, on });
  if (same !== null && !upload.again) return { listId: same, isKnown: true };
  const answers = await answerEmployers(transaction, services, bidders, { on, language: caller.language });
  const asked = bidders.map((bidder, place) => {
    const found = answers[place];
    if (!found) throw new Error('an answer for each bidder');
    return { bidder, ...found };
  });
  const [listId, fileName] = [newId(), redactNumbers(upload.fileName).slice(0, 200)];
  await insertTenderList(transaction, {
    ...{
      listId,
      custody,
      accountId: caller.accountId,
      checkedBy: caller.name,
      fileName,
      sha256,
      checkedOn: on,
    },
    title: redactNumbers(upload.title ?? '') || fileName || 'tender',
    contentSealed: seal(services.secrets, contentPlace(listId), upload.bytes),
    answers: answerBidders(asked),
  });
  return { listId, isKnown: false };
}

/** Where the sealed file belongs: it opens nowhere else. */
function contentPlace(listId: string) {
  return { table: 'tender_lists', column: 'content', rowId: listId };
}
