/** A new version of the page that waits; who subscribes is told, and may let it take over. */
export interface Updates {
  readonly subscribe: (listen: () => void) => () => void;
  readonly isWaiting: () => boolean;
  /** Lets the new version take over and loads the page anew. */
  readonly takeOver: () => void;
}

const script = '/cek-service-worker.js';

/** Registers the worker that keeps this page for use without network; it answers for /cek and for nothing else. */
export function startCheckWorker(): Updates {
  const listeners = new Set<() => void>();
  let waiting: ServiceWorker | null = null;
  const announce = (worker: ServiceWorker) => {
    waiting = worker;
    for (const listen of listeners) listen();
  };
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    // Without a worker the page still checks, but with a network alone.
    register(announce).catch(() => undefined);
  return {
    subscribe: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    isWaiting: () => waiting !== null,
    takeOver: () => {
      const coming = waiting;
      coming?.addEventListener('statechange', () => {
        if (coming.state === 'activated') location.reload();
      });
      coming?.postMessage('take-over');
    },
  };
}

async function register(announce: (worker: ServiceWorker) => void): Promise<void> {
  const registration = await navigator.serviceWorker.register(script, { scope: '/cek' });
  // The very first worker waits for nobody: there is no older version to replace.
  if (registration.waiting && registration.active) announce(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const coming = registration.installing;
    coming?.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) announce(coming);
    });
  });
  // A page that stays open for days asks for itself.
  setInterval(() => registration.update().catch(() => undefined), 60 * 60_000);
}
