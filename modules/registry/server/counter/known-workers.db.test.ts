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
import { findAlike } from './find-alike.ts';
import { lookUpNik, nikAnswersADay } from './look-up-nik.ts';
import { registerWorker } from './register-worker.ts';

const held = testDatabase();

async function anEmployer() {
  const organisationId = newId();
  await insertEmployer(held, organisationId);
  return aCaller('employer', { organisationId, organisationIds: [organisationId] });
}

const paid = { segment: 'PU', firstMonths: null } as const;

describe('a person whom the registry knows', () => {
  test('gets the membership that is missing, residence filled in, nothing overwritten, counts exact', async () => {
    const hotel = await anEmployer();
    const form = aForm({ income: '3.500.000' });
    const first = await registerWorker(
      held.services,
      hotel,
      asked({ ...form, areaCode: '', motherName: '', occupation: 'Juru masak' }, paid),
    );
    const second = await registerWorker(held.services, branch(), asked({ ...form, occupation: 'Petani' }));
    expect(second).toMatchObject({ outcome: 'added', workerId: first.workerId, segment: 'BPU' });
    expect(
      await held.asAdmin(`select area_code, occupation, mother_name, declared_income_idr::text, version from registry.workers
        where worker_id = '${first.workerId}'`),
    ).toEqual([
      {
        ...{ area_code: '51.71.04.2008', occupation: 'Juru masak', mother_name: 'Ni Ketut Rai' },
        ...{ declared_income_idr: '3500000', version: 2 },
      },
    ]);
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
    const again = registerWorker(held.services, branch(), asked(form));
    await expect(again).rejects.toMatchObject({
      code: 'worker.already_registered',
      details: { workerId: first.workerId },
    });
  });

  test('registered by a village becomes the wage earner of an employer who did not see him', async () => {
    const form = aForm();
    const { workerId } = await registerWorker(held.services, ubungKaja(), asked(form));
    const hotel = await anEmployer();
    expect((await lookUpNik(held.services, hotel, { nik: form.nik })).outcome).toBe('elsewhere');
    const added = await registerWorker(held.services, hotel, asked({ ...form, areaCode: '' }, paid));
    expect(added).toMatchObject({ outcome: 'added', workerId });
    expect((await lookUpNik(held.services, hotel, { nik: form.nik })).outcome).toBe('seen');
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
  });

  test('of another name is refused, and who may see him is told who it is', async () => {
    const form = aForm();
    const { workerId } = await registerWorker(held.services, ubungKaja(), asked(form));
    await expect(
      registerWorker(held.services, branch(), asked({ ...form, name: 'Ni Made Lain' })),
    ).rejects.toMatchObject({ code: 'worker.unlike_known', details: { workerId } });
  });

  test('who died is never registered again', async () => {
    const form = aForm();
    const { workerId } = await registerWorker(held.services, ubungKaja(), asked(form));
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${workerId}'`,
    );
    await expect(registerWorker(held.services, ubungKaja(), asked(form))).rejects.toMatchObject({
      code: 'worker.deceased',
    });
    const hotel = await anEmployer();
    await expect(
      registerWorker(held.services, hotel, asked({ ...form, areaCode: '' }, paid)),
    ).rejects.toMatchObject({ code: 'worker.registered_elsewhere', details: {} });
  });
});

describe('looking a NIK up while it is typed', () => {
  test('shows the person in sight with what is open, and elsewhere only that the NIK is registered', async () => {
    const form = aForm();
    const { workerId } = await registerWorker(held.services, ubungKaja(), asked(form));
    const seen = await lookUpNik(held.services, ubungKaja(), { nik: form.nik });
    expect(seen).toMatchObject({
      outcome: 'seen',
      known: {
        worker: { workerId, name: 'I Wayan Sudarma' },
        open: [{ segment: 'BPU', state: 'REGISTERED' }],
      },
    });
    expect(JSON.stringify(seen)).not.toContain(form.nik);
    const caller = sesetan();
    expect(await lookUpNik(held.services, caller, { nik: form.nik })).toEqual({
      outcome: 'elsewhere',
      known: null,
    });
    expect(await lookUpNik(held.services, caller, { nik: aForm().nik })).toEqual({
      outcome: 'unknown',
      known: null,
    });
    expect(
      await held.asAdmin(`select act, details ->> 'outcome' as outcome from platform.audit_entries
        where account_id = '${caller.accountId}' order by entry_id`),
    ).toEqual([
      { act: 'registry.look-up-nik', outcome: 'elsewhere' },
      { act: 'registry.look-up-nik', outcome: 'unknown' },
    ]);
  });

  test('answers so many people beyond sight a day, the same one again without counting; registering is counted too', async () => {
    const form = aForm();
    await registerWorker(held.services, ubungKaja(), asked(form));
    const caller = sesetan();
    await lookUpNik(held.services, caller, { nik: form.nik });
    await held.asAdmin(`insert into registry.nik_answers (account_id, nik_index)
      select '${caller.accountId}', sha256(i::text::bytea) from generate_series(2, ${nikAnswersADay}) i`);
    expect((await lookUpNik(held.services, caller, { nik: form.nik })).outcome).toBe('elsewhere');
    const other = aForm();
    await registerWorker(held.services, ubungKaja(), asked(other));
    for (const tell of [
      () => lookUpNik(held.services, caller, { nik: other.nik }),
      () => registerWorker(held.services, caller, asked({ ...other, areaCode: '51.71.01.1003' })),
    ])
      await expect(tell()).rejects.toMatchObject({ code: 'worker.answers_used_up' });
  });

  test('is refused to who registers nobody, and for what is no NIK', async () => {
    const { nik } = aForm();
    await expect(lookUpNik(held.services, aCaller('auditor'), { nik })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(lookUpNik(held.services, ubungKaja(), { nik: '12' })).rejects.toMatchObject({
      code: 'nik.malformed',
    });
  });
});

test('people alike are those of the name in any spelling, born on that day, in sight', async () => {
  const form = aForm({ name: 'Ni Nyoman Soetarmi', sex: 'P' });
  const { workerId } = await registerWorker(held.services, ubungKaja(), asked(form));
  const alike = async (caller: ReturnType<typeof branch>, name: string, bornOn: string) =>
    (await findAlike(held.services, caller, { name, bornOn })).workers.map((worker) => worker.workerId);
  expect(await alike(ubungKaja(), 'Nyoman Sutarmi', '1980-04-21')).toEqual([workerId]);
  expect(await alike(ubungKaja(), 'Nyoman Sutarmi', '1980-04-22')).toEqual([]);
  expect(await alike(sesetan(), 'Nyoman Sutarmi', '1980-04-21')).toEqual([]);
});
