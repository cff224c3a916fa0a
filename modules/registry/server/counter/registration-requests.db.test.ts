import { describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aForm, asked, branch, cellsOfWorkers, deltas, sesetan, ubungKaja } from './counter-test-kit.ts';
import { handInRequest } from './hand-in-request.ts';
import { registerWorker } from './register-worker.ts';
import { rejectRequest } from './reject-request.ts';
import { listRequests, showRequest } from './show-requests.ts';

const held = testDatabase();
let networks = 0;

/** Hands a form in from a network of its own, and gives the request as the village finds it. */
async function aRequest(form = aForm(), address = `10.0.${networks++}.1`) {
  const { code } = await handInRequest(
    held.services,
    { address },
    { form, withSavings: true, firstMonths: 6 },
  );
  const { requests } = await listRequests(held.services, branch(), { limit: 200 });
  const found = requests.find((request) => request.code === code);
  if (!found) throw new Error('a request that was handed in is not listed');
  return { form, ...found };
}

describe('a request without an account', () => {
  test('waits for the village and the office of the residence, masked, and for nobody else', async () => {
    const { form, requestId, code } = await aRequest(aForm({ phone: '081234567890' }));
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const shown = await showRequest(held.services, ubungKaja(), requestId);
    expect(shown).toMatchObject({
      ...{
        state: 'REQUESTED',
        name: form.name,
        withSavings: true,
        firstMonths: 6,
        phoneMasked: '0812****7890',
      },
      nikMasked: `${form.nik.slice(0, 4)}********${form.nik.slice(12)}`,
      form: { nik: '', phone: '', occupation: form.occupation },
    });
    expect(JSON.stringify(shown)).not.toContain(form.nik);
    for (const caller of [sesetan(), aCaller('office_staff', { areaCodes: ['51.04'] })])
      await expect(showRequest(held.services, caller, requestId)).rejects.toMatchObject({
        code: 'registration.request_not_found',
      });
    await expect(listRequests(held.services, aCaller('employer'), { limit: 5 })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });

  test('leaves nothing of the person in clear, and an entry of its own', async () => {
    const { form, requestId } = await aRequest(
      aForm({ name: 'Ketut Rahasiawan', motherName: 'Luh Tersembunyi' }),
    );
    const rows = await held.asAdmin(`select r::text as row from registry.registration_requests r`);
    expect(JSON.stringify(rows)).not.toMatch(/Rahasiawan|Tersembunyi/);
    expect(JSON.stringify(rows)).not.toContain(form.nik);
    expect(
      await held.asAdmin(
        `select act, area_code from platform.audit_entries where subject_id = '${requestId}'`,
      ),
    ).toEqual([{ act: 'registry.request-registration', area_code: '51.71.04.2008' }]);
  });

  test('shows the signs that will be registered: none unseen, none that turn the text about', async () => {
    const { requestId } = await aRequest(
      aForm({ name: 'Ni Ka\u200bdek \u202eAyu', address: 'Jl. \u2066Melati' }),
    );
    const { name, form } = await showRequest(held.services, ubungKaja(), requestId);
    expect([name, form.address]).toEqual(['Ni Kadek Ayu', 'Jl. Melati']);
  });

  test('answers the same for a NIK that is known and for one that is not', async () => {
    const known = aForm();
    await registerWorker(held.services, ubungKaja(), asked(known));
    const { code } = await handInRequest(
      held.services,
      { address: '10.9.9.9' },
      { form: known, withSavings: false, firstMonths: null },
    );
    expect(code).toHaveLength(8);
  });

  test('is refused for a faulty field and an unknown village', async () => {
    const hand = (change: object) =>
      handInRequest(
        held.services,
        { address: '10.9.9.8' },
        { form: aForm(change), withSavings: false, firstMonths: 1 },
      );
    await expect(hand({ nik: '1' })).rejects.toMatchObject({
      code: 'nik.malformed',
      details: { field: 'nik' },
    });
    await expect(hand({ areaCode: '51.71.04.9999' })).rejects.toMatchObject({ code: 'area.not_found' });
  });

  test('is kept so many times a day from one network, whatever the address in it', async () => {
    for (let sent = 0; sent < 20; sent++) await aRequest(aForm(), `2001:db8:1:2::${sent}`);
    const more = (address: string) =>
      handInRequest(held.services, { address }, { form: aForm(), withSavings: false, firstMonths: 1 });
    await expect(more('2001:db8:1:2:ffff::1')).rejects.toMatchObject({ code: 'registration.queue_full' });
    await expect(more('2001:db8:1:3::1')).resolves.toMatchObject({ code: expect.any(String) });
  });
});

describe('deciding about a request', () => {
  test('accepting registers with the NIK that was written, once', async () => {
    const { form, requestId } = await aRequest();
    const caller = ubungKaja();
    const request = asked(
      { ...form, nik: '', phone: '', occupation: 'Petani' },
      { requestId, firstMonths: 6 },
    );
    const { workerId, nikMasked } = await registerWorker(held.services, caller, request);
    expect(nikMasked).toBe(`${form.nik.slice(0, 4)}********${form.nik.slice(12)}`);
    expect(await showRequest(held.services, caller, requestId)).toMatchObject({
      ...{ state: 'ACCEPTED', workerId, deciderName: caller.name },
    });
    const again = registerWorker(held.services, branch(), request);
    await expect(again).rejects.toMatchObject({ code: 'registration.request_decided' });
    expect(await deltas(held)).toEqual(await cellsOfWorkers(held));
  });

  test('of someone who is registered already leaves the request waiting, and says so', async () => {
    const { form, requestId } = await aRequest();
    await registerWorker(held.services, ubungKaja(), asked(form));
    const accept = registerWorker(held.services, ubungKaja(), asked({ ...form, nik: '' }, { requestId }));
    await expect(accept).rejects.toMatchObject({ code: 'worker.already_registered' });
    expect(await showRequest(held.services, ubungKaja(), requestId)).toMatchObject({ state: 'REQUESTED' });
  });

  test('refusing keeps the reason, without a NIK typed into it', async () => {
    const { form, requestId } = await aRequest();
    const reason = `KTP ${form.nik} milik orang lain`;
    await rejectRequest(held.services, ubungKaja(), { requestId, reason });
    expect(await showRequest(held.services, branch(), requestId)).toMatchObject({
      ...{ state: 'REJECTED', reason: 'KTP ********** milik orang lain' },
    });
    await expect(rejectRequest(held.services, branch(), { requestId, reason })).rejects.toMatchObject({
      code: 'registration.request_decided',
    });
  });

  test('is refused to another village as if there were none, and to roles without people', async () => {
    const { form, requestId } = await aRequest();
    const reason = 'tidak dikenal';
    const foreign = [
      rejectRequest(held.services, sesetan(), { requestId, reason }),
      rejectRequest(held.services, sesetan(), { requestId: newId(), reason }),
      registerWorker(held.services, sesetan(), asked({ ...form, areaCode: '51.71.01.1003' }, { requestId })),
    ];
    // Each is waited for from the start: one that is refused early must not stand unheard.
    await Promise.all(
      foreign.map((refused) =>
        expect(refused).rejects.toMatchObject({ code: 'registration.request_not_found' }),
      ),
    );
    await expect(
      rejectRequest(held.services, aCaller('auditor'), { requestId, reason }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
  });
});
