import { billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import type { TestWorker } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';

/** A draw between 0 and 1, the same for the same numbers whatever was drawn before. */
export function draw(...numbers: readonly number[]): number {
  let state = 0x9e3779b9;
  for (const number of numbers) {
    state = Math.imul(state ^ number, 0x85ebca6b);
    state = (state ^ (state >>> 13)) >>> 0;
    state = Math.imul(state, 0xc2b2ae35);
    state = (state ^ (state >>> 16)) >>> 0;
  }
  return state / 0x1_0000_0000;
}

/** A region in which days pass: bills on the first of a month, some pay something on some days. */
export interface Region {
  readonly held: TestDatabase;
  readonly workers: readonly TestWorker[];
}

export async function aRegion(held: TestDatabase, count: number): Promise<Region> {
  return { held, workers: await insertContributors(held, count) };
}

/** Lets a day happen; everyone whose draw says so pays for one to five months. */
export async function passDay({ held, workers }: Region, day: string, likelihood: number): Promise<void> {
  if (day.endsWith('-01')) await billMonth(held, day.slice(0, 7), day);
  const number = Number(day.replaceAll('-', ''));
  const paying = workers
    .map(({ workerId }, index) => ({ workerId, index }))
    .filter(({ index }) => draw(number, index, 1) < likelihood * eagerness(index));
  if (paying.length === 0) return;
  const codes = await codesOf(held);
  await receive(
    held,
    paying.flatMap(({ workerId, index }) => {
      const code = codes.get(workerId);
      const months = 1 + Math.floor(draw(number, index, 2) ** 3 * 5);
      return code ? [{ code, amountIdr: 8_400 * months, receivedOn: day }] : [];
    }),
  );
}

/** Some pay whenever they are asked, some hardly ever. */
function eagerness(index: number): number {
  return [2, 1, 0.5, 0.25][index % 4] ?? 1;
}

/** The latest code that each was given. */
async function codesOf(held: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const rows = await held.asAdmin(
    `select distinct on (payer_id) payer_id, code from contributions.bills order by payer_id, first_month desc, code`,
  );
  return new Map(rows.map(({ payer_id, code }) => [String(payer_id), String(code)]));
}

/** Every day from the first to the last. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += 86_400_000)
    days.push(new Date(time).toISOString().slice(0, 10));
  return days;
}
