import { once } from 'node:events';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withStarterLock } from './starter-lock.ts';

/** A process of its own for the tests: when told to, adds one again and again, with time enough for others to get between. */
const [, , home = '', how, times] = process.argv;
process.send?.('ready');
await once(process, 'message');
process.disconnect();
for (let turn = 0; turn < Number(times); turn++) {
  await (how === 'locked' ? withStarterLock(home, () => undefined, addOne) : addOne());
}

async function addOne(): Promise<void> {
  const file = join(home, 'count');
  const count = Number(readFileSync(file, 'utf8'));
  await sleep(2);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, String(count + 1));
  renameSync(draft, file);
}
