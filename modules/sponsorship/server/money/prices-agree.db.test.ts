import { expect, test } from 'vitest';
import { contributionsOf } from '#modules/rules/core/index.ts';
import { theLaw } from '#modules/rules/server/index.ts';
import { sponsorFundings } from '#modules/sponsorship/core/sources/index.ts';
import { addMonths } from '#platform/core/month.ts';
import { insertContributors } from '#tests/support/a-contributor.ts';
import { insertProgramme, insertVerifiedList } from '#tests/support/a-sponsor.ts';
import { testDatabase } from '#tests/support/database.ts';

const held = testDatabase();

const brackets = [1, 2, 17, 33];
const months = Array.from({ length: 15 }, (_, index) => addMonths('2026-01', index));

function byTheLaw(
  funding: (typeof sponsorFundings)[number],
  bracket: number,
  month: string,
  isDriver: boolean,
): string {
  const { rows } = contributionsOf(theLaw()).bpuBill({
    ...{ segment: 'BPU', month, funding, sector: isDriver ? 'transport' : 'other', provisional: true },
    programmes: ['JKK', 'JKM', 'JHT'],
  });
  const row = rows.find((one) => one.bracket.row === bracket);
  return `${row?.totalIdr}`;
}

async function bySql(listId: string): Promise<readonly Record<string, unknown>[]> {
  const array = `array[${months.map((month) => `'${month}'`).join(',')}]`;
  return held.asAdmin(`
    with asked as (select array_agg(c.list_id) as lists, array_agg(c.worker_id) as workers, array_agg(m.month) as months
      from sponsorship.candidates c cross join unnest(${array}) as m (month) where c.list_id = '${listId}')
    select p.month, c.occupation_group = 'driver' as driver, (p.jkk_idr + p.jkm_idr + p.jht_idr)::text as total
    from asked a cross join lateral sponsorship.price_months(a.lists, a.workers, a.months) p
      join sponsorship.candidates c on c.worker_id = p.worker_id and c.list_id = p.list_id order by 1, 2`);
}

test('a sponsored month costs in SQL what the law says: every source, month, sector and some bases', async () => {
  const people = await insertContributors(held, 2);
  await held.asAdmin(
    `update registry.workers set occupation_group = 'driver' where worker_id = '${people[1]?.workerId}'`,
  );
  let compared = 0;
  for (const funding of sponsorFundings) {
    for (const bracket of brackets) {
      const programme = await insertProgramme(held, { funding, bracket, withSavings: true });
      const { listId } = await insertVerifiedList(held, programme, people);
      const expected = months.flatMap((month) =>
        [false, true].map((driver) => ({
          month,
          driver,
          total: byTheLaw(funding, bracket, month, driver),
        })),
      );
      expect(await bySql(listId)).toEqual(expected);
      compared += expected.length;
    }
  }
  expect(compared).toBe(8 * brackets.length * months.length * 2);
});

test('control: a tariff that is a rupiah off is found', async () => {
  const people = await insertContributors(held, 1);
  const { listId } = await insertVerifiedList(
    held,
    await insertProgramme(held, { funding: 'CSR', withSavings: true }),
    people,
  );
  await held.asAdmin(
    `update contributions.tariffs set jkk_idr = jkk_idr + 1 where segment = 'BPU' and month = '2026-06' and funding = 'CSR' and bracket = 1 and sector = 'other'`,
  );
  const june = (await bySql(listId)).find(({ month }) => month === '2026-06');
  expect(june?.total).not.toBe(byTheLaw('CSR', 1, '2026-06', false));
});
