import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import {
  aForm,
  asked,
  branch,
  cellsOfWorkers,
  deltas,
  insertEmployer,
  sesetan,
  ubungKaja,
} from './counter-test-kit.ts';
import { registerWorker } from './register-worker.ts';

const held = testDatabase();

const register = (
  ...[caller, request, key]: Parameters<typeof registerWorker> extends [unknown, ...infer Rest] ? Rest : never
) => registerWorker(held.services, caller, request, key);

async function membershipsOf(workerId: string) {
  return held.asAdmin(`select segment, state, opened_on::text, with_savings, first_months, wage_idr::text, area_code, custodians
    from registry.memberships where worker_id = '${workerId}' order by created_at`);
}

async function countWorkers(): Promise<number> {
  const [row] = await held.asAdmin('select count(*)::int as workers from registry.workers');
  return Number(row?.workers);
}

describe('registering one worker', () => {
  test('keeps the person, an unpaid membership with what was chosen, and one count', async () => {
    const caller = ubungKaja();
    const form = aForm({ phone: '0812 3456 7890' });
    const done = await register(caller, asked(form, { withSavings: true, firstMonths: 3 }));
    expect(done).toMatchObject({ outcome: 'registered', state: 'REGISTERED', segment: 'BPU', warnings: [] });
    expect(done.nikMasked).toBe(`${form.nik.slice(0, 4)}********${form.nik.slice(12)}`);
    expect(await membershipsOf(done.workerId)).toEqual([
      {
        ...{
          segment: 'BPU',
          state: 'REGISTERED',
          opened_on: '2026-11-15',
          with_savings: true,
          first_months: 3,
        },
        ...{ wage_idr: null, area_code: '51.71.04.2008', custodians: [] },
      },
    ]);
    expect(
      await held.asAdmin(`select name, name_tokens, sex, birth_date::text, mother_name, occupation_group, declared_income_idr::text,
        area_code, work_area_code from registry.workers where worker_id = '${done.workerId}'`),
    ).toEqual([
      {
        ...{ name: 'I Wayan Sudarma', name_tokens: ['wayan', 'sudarma'], sex: 'L', birth_date: '1980-04-21' },
        ...{ mother_name: 'Ni Ketut Rai', occupation_group: 'trader', declared_income_idr: '1500000' },
        ...{ area_code: '51.71.04.2008', work_area_code: '51.71.04.2008' },
      },
    ]);
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
    expect(
      await held.asAdmin(`select act, subject_id, details ->> 'outcome' as outcome from platform.audit_entries
        where account_id = '${caller.accountId}'`),
    ).toEqual([{ act: 'registry.register-worker', subject_id: done.workerId, outcome: 'registered' }]);
  });

  test('of an employer opens a wage earner from the day of work, seen by the employer alone', async () => {
    const organisationId = newId();
    await insertEmployer(held, organisationId);
    const hotel = aCaller('employer', { organisationId, organisationIds: [organisationId] });
    const form = aForm({ areaCode: '', occupation: '', income: '3.500.000', startedOn: '01-10-2026' });
    const { workerId } = await register(hotel, asked(form, { segment: 'PU', firstMonths: null }));
    expect(await membershipsOf(workerId)).toEqual([
      {
        ...{
          segment: 'PU',
          state: 'REGISTERED',
          opened_on: '2026-10-01',
          with_savings: false,
          first_months: null,
        },
        ...{ wage_idr: '3500000', area_code: '', custodians: [organisationId] },
      },
    ]);
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
  });

  test('twice with one key registers once, and answers the same', async () => {
    const caller = ubungKaja();
    const request = asked(aForm());
    const before = await countWorkers();
    const answers = await Promise.all([1, 2, 3].map(() => register(caller, request, 'kunci-yang-sama')));
    expect(new Set(answers.map(({ workerId }) => workerId)).size).toBe(1);
    expect(await countWorkers()).toBe(before + 1);
  });

  test('by two clerks at once registers once; the other is told who it is', async () => {
    const form = aForm();
    const before = await countWorkers();
    const answers = await Promise.allSettled(
      [branch(), ubungKaja()].map((caller) => register(caller, asked(form))),
    );
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []));
    expect(done).toHaveLength(1);
    expect(refused).toMatchObject([
      { code: 'worker.already_registered', details: { workerId: done[0]?.workerId } },
    ]);
    expect(await countWorkers()).toBe(before + 1);
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
  });

  test('takes contradictions and a telephone of many along as flags', async () => {
    const phone = '081999000111';
    for (let person = 0; person < 5; person++) await register(ubungKaja(), asked(aForm({ phone })));
    const sixth = await register(ubungKaja(), asked(aForm({ phone, sex: 'P' })));
    expect(sixth.warnings).toEqual(['nik.sex_mismatch', 'phone.shared']);
    expect(
      await held.asAdmin(`select nik_flags from registry.workers where worker_id = '${sixth.workerId}'`),
    ).toEqual([{ nik_flags: ['nik.sex_mismatch', 'phone.shared'] }]);
  });
});

describe('registering is refused', () => {
  test.each([
    [{ nik: '123' }, 'nik.malformed', 'nik'],
    [{ nik: '5171049904800007' }, 'nik.implausible', 'nik'],
    [{ birthDate: '21-04-1961', nik: '5171042104610007' }, 'worker.too_old', 'birthDate'],
    [{ birthDate: '21-04-2010', nik: '5171042104100007' }, 'worker.too_young', 'birthDate'],
    [{ areaCode: '' }, 'residence.missing', 'areaCode'],
    [{ areaCode: '51.71.04.9999' }, 'area.not_found', 'areaCode'],
    [{ areaCode: '51.71.01.1003' }, 'registration.outside_scope', 'areaCode'],
  ] as const)('for %j as %s, and nothing is kept', async (change, code, field) => {
    const before = await countWorkers();
    const refused = register(ubungKaja(), asked(aForm(change)));
    await expect(refused).rejects.toMatchObject({ code, details: { field } });
    expect(await countWorkers()).toBe(before);
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
  });

  test('to roles that register nobody, to a village for a wage earner, and for an employer out of sight', async () => {
    const organisationId = newId();
    await insertEmployer(held, organisationId);
    for (const role of ['auditor', 'admin', 'government', 'sponsor', 'permit_desk', 'worker'] as const)
      await expect(register(aCaller(role), asked(aForm()))).rejects.toMatchObject({
        code: 'access.forbidden',
      });
    const wage = asked(aForm(), { segment: 'PU', organisationId });
    await expect(register(ubungKaja(), wage)).rejects.toMatchObject({
      code: 'registration.segment_not_yours',
    });
    const gianyar = aCaller('office_staff', { areaCodes: ['51.04'] });
    await expect(register(gianyar, wage)).rejects.toMatchObject({ code: 'organisation.not_found' });
    const stranger = aCaller('employer', { organisationId: newId(), organisationIds: [] });
    await expect(register(stranger, wage)).rejects.toMatchObject({ code: 'organisation.not_found' });
  });

  test('after another village registered the NIK, saying only that it is registered', async () => {
    const form = aForm();
    await register(ubungKaja(), asked(form));
    const caller = sesetan();
    const refused = register(caller, asked({ ...form, areaCode: '51.71.01.1003' }));
    await expect(refused).rejects.toMatchObject({ code: 'worker.registered_elsewhere', details: {} });
    const unlike = register(caller, asked({ ...form, name: 'Orang Lain', areaCode: '51.71.01.1003' }));
    await expect(unlike).rejects.toMatchObject({ code: 'worker.registered_elsewhere', details: {} });
    expect(
      await held.asAdmin(`select details ->> 'outcome' as outcome, subjects_count from platform.audit_entries
        where account_id = '${caller.accountId}'`),
    ).toEqual([
      { outcome: 'worker.registered_elsewhere', subjects_count: 0 },
      { outcome: 'worker.registered_elsewhere', subjects_count: 0 },
    ]);
  });
});
