import type { VerifyingKey } from '#modules/certificates/core/index.ts';
import { keysPath, readKeys } from './read-keys.ts';

/** Published keys, and when the server gave them. */
export interface HeldKeys {
  readonly keys: ReadonlyMap<string, VerifyingKey<CryptoKey>>;
  readonly fetchedAtSeconds: number;
}

/** A status list as it was given, its signature not looked at yet. */
export interface HeldList {
  readonly token: Uint8Array;
  readonly fetchedAtSeconds: number;
}

const storeName = 'semesta-cek-data-1';
const fetchedAt = 'x-semesta-fetched-at';
const largestAnswer = 4 * 1024 * 1024;
const patienceMs = 5_000;
const listType = 'application/statuslist+cwt';
const listPath = /^\/status-lists\/\d{1,9}$/;

/** Whatever this device keeps is public: keys and status lists, in which nobody is named. */
interface Store {
  match(path: string): Promise<Response | undefined>;
  put(path: string, answer: Response): Promise<void>;
  keys(): Promise<readonly Request[]>;
}

/** The path of a status list on our own server; null for an address that is none. */
export function pathOfList(uri: string): string | null {
  try {
    const { pathname } = new URL(uri);
    return listPath.test(pathname) ? pathname : null;
  } catch {
    return null;
  }
}

/** Keys held here; null when there never were any. */
export async function heldKeys(): Promise<HeldKeys | null> {
  const kept = await (await store()).match(keysPath);
  if (!kept) return null;
  const keys = await readKeys(await kept.json().catch(() => null), location.origin);
  return keys.size === 0 ? null : { keys, fetchedAtSeconds: secondsOf(kept) };
}

/** The list held under this address; null when it was never fetched. */
export async function heldList(uri: string): Promise<HeldList | null> {
  const path = pathOfList(uri);
  const kept = path === null ? undefined : await (await store()).match(path);
  if (!kept) return null;
  return { token: new Uint8Array(await kept.arrayBuffer()), fetchedAtSeconds: secondsOf(kept) };
}

/** The newest instant that the server gave something at, seconds since 1970; 0 when nothing is held. */
export async function newestHeldSeconds(): Promise<number> {
  const held = await store();
  const answers = await Promise.all((await heldPaths()).map((path) => held.match(path)));
  return Math.max(0, ...answers.map((answer) => (answer ? secondsOf(answer) : 0)));
}

/** When the oldest of what is held was given; null when keys or lists are missing, and nothing can be checked without network. */
export async function heldSinceSeconds(): Promise<number | null> {
  const held = await store();
  const paths = await heldPaths();
  if (!paths.includes(keysPath) || paths.length < 2) return null;
  const answers = await Promise.all(paths.map((path) => held.match(path)));
  return Math.min(...answers.map((answer) => (answer ? secondsOf(answer) : Number.POSITIVE_INFINITY)));
}

/** Fetches keys and every list known here or named by the server; true when the server was reached. */
export async function refreshHoldings(): Promise<boolean> {
  const reached = await fetchInto(keysPath, 'application/json');
  if (!reached) return false;
  const lists = new Set([...(await heldPaths()), ...(await listsOfServer())]);
  lists.delete(keysPath);
  await Promise.all([...lists].map((path) => fetchInto(path, listType)));
  return true;
}

/** Fetches one list anew, where the network allows it. */
export async function refreshList(uri: string): Promise<void> {
  const path = pathOfList(uri);
  if (path !== null) await fetchInto(path, listType);
}

/** Fetches the keys anew, where the network allows it. */
export async function refreshKeys(): Promise<void> {
  await fetchInto(keysPath, 'application/json');
}

async function heldPaths(): Promise<readonly string[]> {
  const requests = await (await store()).keys();
  return (requests ?? []).map(({ url }) => new URL(url).pathname);
}

/** Lists that the server has, so that a certificate can be checked that this device never saw. */
async function listsOfServer(): Promise<readonly string[]> {
  try {
    const answer = await fetch('/status-lists', {
      credentials: 'omit',
      cache: 'no-cache',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body: unknown = answer.ok ? await answer.json() : null;
    const named: readonly unknown[] =
      body && typeof body === 'object' && 'status_lists' in body && Array.isArray(body.status_lists)
        ? body.status_lists
        : [];
    return named.flatMap((uri) => (typeof uri === 'string' ? (pathOfList(uri) ?? []) : []));
  } catch {
    return [];
  }
}

/** True when the server answered, whatever it said; only a good answer replaces what is held. */
async function fetchInto(path: string, accept: string): Promise<boolean> {
  try {
    const answer = await fetch(path, {
      headers: { accept },
      credentials: 'omit',
      cache: 'no-cache',
      signal: AbortSignal.timeout(patienceMs),
    });
    if (!answer.ok || !(answer.headers.get('content-type') ?? '').startsWith(accept)) return true;
    const body = await answer.arrayBuffer();
    if (body.byteLength > largestAnswer) return true;
    const date = Date.parse(answer.headers.get('date') ?? '');
    const headers = { 'content-type': accept, [fetchedAt]: String(Number.isNaN(date) ? Date.now() : date) };
    await (await store()).put(path, new Response(body, { headers }));
    return true;
  } catch {
    return false;
  }
}

function secondsOf(answer: Response): number {
  return Math.floor(Number(answer.headers.get(fetchedAt) ?? '0') / 1_000);
}

const inMemory = new Map<string, Response>();
const memoryStore: Store = {
  match: async (path) => inMemory.get(path)?.clone(),
  put: async (path, answer) => {
    inMemory.set(path, answer);
  },
  keys: async () => [...inMemory.keys()].map((path) => new Request(path)),
};

/** Without TLS, or where the browser keeps nothing, what was fetched lasts as long as the page. */
async function store(): Promise<Store> {
  if (!('caches' in globalThis)) return memoryStore;
  return caches.open(storeName).catch(() => memoryStore);
}
