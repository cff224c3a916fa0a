import jsQR from 'jsqr';
import type { Look, Seen } from './look.ts';

interface WorkerScope {
  postMessage(seen: Seen): void;
  addEventListener(kind: 'message', listen: (event: MessageEvent<Look>) => void): void;
}

declare const self: WorkerScope;

/** Looks for a code away from the page, which goes on answering meanwhile. */
self.addEventListener('message', ({ data: { look, pixels, width, height, isThorough } }) => {
  const found = jsQR.default(pixels, width, height, {
    inversionAttempts: isThorough ? 'attemptBoth' : 'dontInvert',
  });
  self.postMessage({ look, text: found?.data ?? null });
});
