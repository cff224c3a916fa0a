import { beforeAll, expect, test } from 'vitest';
import { keepLaw } from '#modules/contributions/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { billMonth, receive } from '#tests/support/a-contributor.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { exportOrganisation } from './export-organisation.ts';
import { showOrganisation } from './show-organisation.ts';

const held = testDatabase();
const [agency, agent] = [newId(), newId()];
const hotel = { id: '' };

const show = (caller: Caller, organisationId: string, segment: 'ALL' | 'PU' | 'BPU' = 'ALL') =>
  showOrganisation(held.services, caller, { organisationId, segment }, 'id');
const keeper = (role: 'agent' | 'agent_office' | 'employer', id: string, below: readonly string[] = []) =>
  aCaller(role, { organisationId: id, organisationIds: [id, ...below] });
const monthOf = (shown: Awaited<ReturnType<typeof show>>, month: string) =>
  shown.months.find((one) => one.month === month);

/** Two months of three members of an agent, who pay both, one, and none; an employer with a paid bill and an open one. */
beforeAll(async () => {
  await keepLaw(held.services.pool, '2026-11-15');
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, parent_id)
    values ('${agency}', 'bumdes', 'BUMDes Uji', '{bumdes}', '51.71.04.2008', null), ('${agent}', 'agent', 'Agen Uji', '{agen}', '51.71.04.2008', '${agency}')`);
  const members = [1, 2, 3].map(() => aWorker({ custodians: [agent, agency] }));
  await insertWorkers(held, [...members, aWorker()]);
  const pay = async (month: string, payers: readonly { workerId: string }[]) => {
    await billMonth(held, month);
    const bills =
      await held.asAdmin(`select code, (amount_idr - paid_idr)::int as owed from contributions.bills
      where state = 'open' and first_month = '${month}' and payer_id in (${payers.map(({ workerId }) => `'${workerId}'`).join(',')})`);
    await receive(
      held,
      bills.map(({ code, owed }) => ({
        code: String(code),
        amountIdr: Number(owed),
        receivedOn: `${month}-10`,
      })),
    );
  };
  await pay('2026-09', members.slice(0, 1));
  await pay('2026-10', members.slice(0, 2));
  const employer = await anEmployer(held, [
    { month: '2026-08', state: 'paid', workers: 7 },
    { month: '2026-09', state: 'open', workers: 7 },
  ]);
  hotel.id = employer.organisationId;
});

test('an agent sees its members, who of them is protected, and by month who paid and who paid for the first time', async () => {
  const shown = await show(keeper('agent', agent), agent);
  expect(shown).toMatchObject({
    organisation: { kind: 'agent' },
    registered: 3,
    protected: 2,
    onDay: '2026-11-15',
  });
  expect(shown.months).toHaveLength(13);
  expect(monthOf(shown, '2026-09')).toEqual({
    ...{ month: '2026-09', paid: 1, fresh: 1, returned: 0, isOpen: false },
  });
  expect(monthOf(shown, '2026-10')).toEqual({
    ...{ month: '2026-10', paid: 2, fresh: 1, returned: 0, isOpen: true },
  });
  expect(monthOf(shown, '2026-08')).toMatchObject({ paid: 0, fresh: 0 });
  expect((await show(keeper('agent_office', agency, [agent]), agency)).months).toEqual(shown.months);
});

test('an employer’s months are those of his paid bills', async () => {
  const shown = await show(keeper('employer', hotel.id), hotel.id);
  expect([monthOf(shown, '2026-08')?.paid, monthOf(shown, '2026-09')?.paid]).toEqual([7, 0]);
});

test('a segment counts its own members, and who returned after a lapse is not new', async () => {
  const hands = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${hands}', 'group', 'Subak Uji', '{subak}', '51.71.04.2008')`);
  const [returner, wageEarner] = [
    aWorker({ custodians: [hands] }),
    aWorker({ custodians: [hands], segment: 'PU' }),
  ];
  await insertWorkers(held, [returner, wageEarner]);
  await held.asAdmin(`insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on, closed_on) values
    ('${returner.workerId}', 'BPU', '2025-01-10', '2025-01', '2025-03', 'worker', '2025-07-01', '2025-07-01'),
    ('${returner.workerId}', 'BPU', '2026-08-05', '2026-08', '2026-10', 'worker', '2027-02-01', null),
    ('${wageEarner.workerId}', 'PU', '2026-09-15', '2026-09', '2026-10', 'employer', null, null)`);
  const group = aCaller('group', { organisationId: hands, organisationIds: [hands] });
  const [all, bpu, pu] = [
    await show(group, hands),
    await show(group, hands, 'BPU'),
    await show(group, hands, 'PU'),
  ];
  const headOf = ({ registered, protected: covered, percent }: typeof all) => [registered, covered, percent];
  expect([all, bpu, pu].map(headOf)).toEqual([
    [2, 2, '100.0'],
    [1, 1, '100.0'],
    [1, 1, '100.0'],
  ]);
  expect(monthOf(all, '2026-08')).toMatchObject({ fresh: 0, returned: 1 });
  expect(monthOf(all, '2026-09')).toMatchObject({ fresh: 1, returned: 0 });
  expect(monthOf(bpu, '2026-08')).toMatchObject({ fresh: 0, returned: 1 });
  expect(monthOf(bpu, '2026-09')).toMatchObject({ fresh: 0, returned: 0 });
  expect(monthOf(pu, '2026-09')).toMatchObject({ fresh: 1, returned: 0 });
});

test('as a file it says what is counted, of when and from which books, and no formula runs', async () => {
  await held.asAdmin(
    `update registry.organisations set name = '=1+1 Uji' where organisation_id = '${agency}'`,
  );
  const caller = keeper('agent_office', agency, [agent]);
  const call = { services: held.services, caller, language: 'id' } as const;
  const asked = { organisationId: agency, segment: 'ALL' } as const;
  const csv = await exportOrganisation(call, 'members.csv', asked);
  expect(csv.name).toBe('anggota-1-1-uji-2026-11-15.csv');
  const lines = (await csv.text()).split('\r\n');
  expect(lines).toContain("Lembaga,'=1+1 Uji");
  expect(lines).toContain('Bulan,Iuran lunas,Baru,Kembali,Keadaan bulan');
  expect(lines).toContain('Oktober 2026,2,1,0,Masih berjalan');
  expect(lines.find((line) => line.startsWith('Terlindungi hari ini,'))).toMatch(/2\. Anggota sekarang/);
  const book = await exportOrganisation(call, 'members.xlsx', asked);
  expect(
    Buffer.from(await book.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('the office of its area and auditors see an organisation, anyone else as if there were none', async () => {
  const office = aCaller('office_staff', { areaCodes: ['51.71'] });
  expect((await show(office, agent)).registered).toBe(3);
  expect((await show(aCaller('auditor'), agent)).registered).toBe(3);
  const absent = { code: 'coverage.organisation_not_found' };
  await expect(show(aCaller('office_staff', { areaCodes: ['51.04'] }), agent)).rejects.toMatchObject(absent);
  await expect(show(keeper('employer', newId()), agent)).rejects.toMatchObject(absent);
  await expect(show(office, newId())).rejects.toMatchObject(absent);
  const forbidden = { code: 'access.forbidden' };
  await expect(show(aCaller('village', { areaCodes: ['51.71.04.2008'] }), agent)).rejects.toMatchObject(
    forbidden,
  );
  await expect(show(aCaller('government', { areaCodes: ['51.71'] }), agent)).rejects.toMatchObject(forbidden);
});
