/** One file of the page: a new revision, or a new name, is a new content. */
interface ShellFile {
  readonly url: string;
  readonly revision: string | null;
}

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface FetchEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What is used of a service worker's own scope; its full types do not go with those of a page. */
interface WorkerScope {
  readonly __WB_MANIFEST: readonly ShellFile[];
  readonly location: Location;
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listen: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', listen: (event: FetchEvent) => void): void;
  addEventListener(kind: 'message', listen: (event: MessageEvent<unknown>) => void): void;
}

declare const self: WorkerScope;

const files = self.__WB_MANIFEST;
const document = '/cek.html';
const shells = 'semesta-cek-shell-';
const shell = shells + fingerprintOf(files.map(({ url, revision }) => `${url} ${revision}`).join('\n'));
const paths = new Set(files.map(({ url }) => `/${url}`));

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(letOldShellsGo()));
// A new version waits until no page of the old one is open, or until the page that is open says it may come.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') self.skipWaiting().catch(reportError);
});
self.addEventListener('fetch', (event) => {
  const path = shellPathOf(event.request);
  if (path) event.respondWith(fromShell(path, event.request));
});

/** The files of the page and nothing else: answers of the server are never kept here. */
function shellPathOf({ url, method, mode }: Request): string | null {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return null;
  if (mode === 'navigate') return pathname === '/cek' ? document : null;
  return paths.has(pathname) ? pathname : null;
}

async function fromShell(path: string, request: Request): Promise<Response> {
  const kept = await (await caches.open(shell)).match(path, { ignoreVary: true });
  return kept ?? fetch(request);
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(shell);
  await Promise.all(
    files.map(async ({ url, revision }) => {
      const answer = await fetch(`/${url}`, { cache: revision === null ? 'default' : 'no-cache' });
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      await cache.put(`/${url}`, answer);
    }),
  );
}

async function letOldShellsGo(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(shells) && name !== shell).map((name) => caches.delete(name)),
  );
}

/** FNV-1a: tells versions apart, protects nothing. */
function fingerprintOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16);
}
