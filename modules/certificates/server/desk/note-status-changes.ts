import { judgeCheck, reasonKind } from '#modules/certificates/core/index.ts';
import { blocksOf } from '#modules/certificates/server/sanctions/index.ts';
import { employerStandings } from '#modules/certificates/server/standing/index.ts';
import { undertakingsOf } from '#modules/certificates/server/undertakings/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import type { Transaction } from '#platform/server/db/transaction.ts';
import { newId } from '#platform/server/new-id.ts';
import { listWatched, noteMoves, type StatusMove, type WatchedRow } from './watch-queries.ts';

/**
 * Tells the desks whose permits live that employers now stand otherwise: another status, or for another kind of reason. One month more
 * in arrears is not told. Runs as the job worker, in the transaction that follows the employers; answers how many checks changed.
 */
export async function noteStatusChanges(
  transaction: Transaction,
  { today }: Pick<Services, 'today'>,
  organisationIds: readonly string[],
): Promise<number> {
  const on = today();
  const watched = await listWatched(transaction, organisationIds, on);
  if (watched.length === 0) return 0;
  const ids = [...new Set(watched.map(({ organisation_id }) => organisation_id))];
  const standings = await employerStandings(transaction, ids, on);
  const blocks = await blocksOf(transaction, ids);
  const undertakings = await undertakingsOf(transaction, ids, on);
  const changedAt = new Date().toISOString();
  const moves = watched.flatMap((row): StatusMove[] => {
    const { organisation_id: id } = row;
    const judged = judgeCheck({
      standing: standings.get(id) ?? null,
      isBlocked: blocks.has(id),
      hasUndertaking: undertakings.has(id),
    });
    const { status, reason } = judged;
    const isSame = status === row.now_status && reasonKind(reason) === reasonKind(row.now_reason);
    if (isSame) return [];
    return [
      {
        ...{ checkId: row.check_id, deliveryId: newId(), status, reason },
        body: bodyOf(row, { status, reason, changedAt }),
      },
    ];
  });
  if (moves.length > 0) await noteMoves(transaction, moves);
  return moves.length;
}

function bodyOf(
  { reference, application_number: applicationNumber, npp }: WatchedRow,
  change: { readonly status: string; readonly reason: string; readonly changedAt: string },
): string {
  return JSON.stringify({ reference, applicationNumber, npp, ...change });
}
