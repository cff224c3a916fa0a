import { beforeAll, expect, test } from 'vitest';
import { keepLaw } from '#modules/contributions/server/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { billMonth, receive } from '#tests/support/a-contributor.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { showOrganisation } from './show-organisation.ts';

const held = testDatabase();
const [agency, agent] = [newId(), newId()];
const hotel = { id: '' };

const show = (caller: Caller, id: string) => showOrganisation(held.services, caller, id, 'id');
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
  expect(monthOf(shown, '2026-09')).toEqual({ month: '2026-09', paid: 1, fresh: 1, isOpen: false });
  expect(monthOf(shown, '2026-10')).toEqual({ month: '2026-10', paid: 2, fresh: 1, isOpen: true });
  expect(monthOf(shown, '2026-08')).toMatchObject({ paid: 0, fresh: 0 });
  expect((await show(keeper('agent_office', agency, [agent]), agency)).months).toEqual(shown.months);
});

test('an employer’s months are those of his paid bills', async () => {
  const shown = await show(keeper('employer', hotel.id), hotel.id);
  expect([monthOf(shown, '2026-08')?.paid, monthOf(shown, '2026-09')?.paid]).toEqual([7, 0]);
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
