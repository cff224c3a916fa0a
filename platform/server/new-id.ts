import { randomFillSync } from 'node:crypto';
import { uuidV7 } from '#platform/core/ids.ts';

const pool = new Uint8Array(10_000);
let used = pool.length;

/** A fresh UUID version 7. Randomness is drawn in blocks: one system call a thousand ids. */
export function newId(): string {
  if (used >= pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return uuidV7(Date.now(), pool.subarray(used - 10, used));
}
