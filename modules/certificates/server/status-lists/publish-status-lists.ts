import type pg from 'pg';
import { statusListLifetime } from '#modules/certificates/core/index.ts';
import type { CertificateServices } from '#modules/certificates/server/index.ts';
import { openKeyring } from '#modules/certificates/server/keys/index.ts';
import { buildStatusList } from './build-status-lists.ts';
import { findStatusList, type PublishedList } from './find-status-list.ts';

/** Finds a list by the number in its address; null: there is none. */
export type StatusListFinder = (listId: number) => Promise<PublishedList | null>;

/** The same list is read once a second, however many ask. */
const keptMilliseconds = 1_000;

/**
 * How long whoever fetched a list may go without asking whether it changed; the time to live in the token is the longest
 * that a checker without network may lean on it.
 */
export const askAgainSeconds = Math.min(300, statusListLifetime.ttlSeconds);

/** Opens the door to the lists; one that was just opened is built before it is shown for the first time. */
export function publishStatusLists(services: CertificateServices, workerPool: pg.Pool): StatusListFinder {
  const kept = new Map<number, { readonly readAt: number; readonly list: Promise<PublishedList | null> }>();
  return (listId) => {
    const known = kept.get(listId);
    const now = performance.now();
    if (known && now - known.readAt < keptMilliseconds) return known.list;
    const list = findBuilt(services, workerPool, listId);
    kept.set(listId, { readAt: now, list });
    const forget = () => {
      if (kept.get(listId)?.list === list) kept.delete(listId);
    };
    // Numbers that nobody gave out, and faults, are not kept.
    list.then((found) => (found === null ? forget() : undefined), forget);
    return list;
  };
}

async function findBuilt(
  services: CertificateServices,
  workerPool: pg.Pool,
  listId: number,
): Promise<PublishedList | null> {
  const found = await findStatusList(services, listId);
  if (found !== 'unbuilt') return found;
  await buildStatusList(workerPool, await openKeyring(services), listId);
  const built = await findStatusList(services, listId);
  return built === 'unbuilt' ? null : built;
}
