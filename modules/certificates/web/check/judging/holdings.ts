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
/** Of 131,072 places each: more than all who work in a province. */
const mostLists = 64;

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

/** Fetches the keys and every status list there is; true when the server was reached. */
export async function refreshHoldings(): Promise<boolean> {
  if ((await fetchInto(keysPath, 'application/json')) === 'unreachable') return false;
  await fetchLists();
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

/** Lists are numbered from 1 on without a gap: with all of them, a certificate can be checked that this device never saw. */
async function fetchLists(): Promise<void> {
  for (let id = 1; id <= mostLists; id += 1)
    if ((await fetchInto(`/status-lists/${id}`, listType)) !== 'kept') return;
}

/** Only an answer of the kind that was asked for replaces what is held; `absent`: something else was answered. */
async function fetchInto(path: string, accept: string): Promise<'kept' | 'absent' | 'unreachable'> {
  try {
    const answer = await fetch(path, {
      headers: { accept },
      credentials: 'omit',
      cache: 'no-cache',
      signal: AbortSignal.timeout(patienceMs),
    });
    const body = await answer.arrayBuffer();
    const type = answer.headers.get('content-type') ?? '';
    const isOfType = accept === listType ? type.startsWith(listType) : /\bjson\b/.test(type);
    if (!answer.ok || !isOfType || body.byteLength > largestAnswer) return 'absent';
    const date = Date.parse(answer.headers.get('date') ?? '');
    const headers = { 'content-type': accept, [fetchedAt]: String(Number.isNaN(date) ? Date.now() : date) };
    await (await store()).put(path, new Response(body, { headers }));
    return 'kept';
  } catch {
    return 'unreachable';
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
