import { describe, expect, test } from 'vitest';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { keepPin } from './keep-pin.ts';
import type { Pin } from './pin-queries.ts';
import { showNamedPins, showPins } from './show-pins.ts';

const held = testDatabase();
const branch = () => aCaller('office_staff', { areaCodes: ['51.71'] });
const pin = (caller: Caller, one: Pin, pinned = true) => keepPin(held.services, caller, { pin: one, pinned });
const ubungKaja = { kind: 'area', subject: '51.71.04.2008' } as const;

async function aPinnable(override: Parameters<typeof aWorker>[0] = {}): Promise<Pin> {
  const worker = aWorker(override);
  await insertWorkers(held, [worker]);
  return { kind: 'worker', subject: worker.workerId };
}

describe('what is kept at hand', () => {
  test('a pin is shown to its own account alone, the newest first, and let go again', async () => {
    const caller = branch();
    const worker = await aPinnable({ name: 'Ketut Tersemat' });
    await pin(caller, ubungKaja);
    await pin(caller, worker);
    await pin(caller, worker);
    const place = 'Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali';
    expect((await showNamedPins(held.services, caller)).pins).toEqual([
      { ...worker, name: 'Ketut Tersemat', place },
      { ...ubungKaja, name: 'Ubung Kaja', place },
    ]);
    expect((await showPins(held.services, branch())).pins).toEqual([]);
    await pin(caller, worker, false);
    expect((await showPins(held.services, caller)).pins).toEqual([ubungKaja]);
  });

  test('names of people are audited, ids are not', async () => {
    const caller = branch();
    const worker = await aPinnable();
    await pin(caller, worker);
    await showPins(held.services, caller);
    await showNamedPins(held.services, caller);
    const entries = await held.asAdmin(`select e.act, s.worker_id from platform.audit_entries e
      join platform.audit_subjects s using (entry_id) where e.account_id = '${caller.accountId}' order by e.entry_id`);
    expect(entries).toEqual([
      { act: 'registry.keep-pin', worker_id: worker.subject },
      { act: 'registry.show-pins', worker_id: worker.subject },
    ]);
  });

  test('who is out of scope can be pinned as little as who does not exist', async () => {
    const foreign = await aPinnable({ areaCode: '51.04.01.2001' });
    for (const one of [foreign, { kind: 'worker', subject: newId() }] as const)
      await expect(pin(branch(), one)).rejects.toMatchObject({ code: 'worker.not_found', details: {} });
    await expect(pin(branch(), { kind: 'organisation', subject: newId() })).rejects.toMatchObject({
      code: 'organisation.not_found',
    });
    await expect(pin(branch(), { kind: 'area', subject: '99' })).rejects.toMatchObject({
      code: 'area.not_found',
    });
    await expect(pin(aCaller('sponsor'), ubungKaja)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('twenty are kept, the next one is refused and not kept', async () => {
    const caller = branch();
    const codes = await held.asAdmin(
      `select code from registry.areas where code like '51.71.%' order by code limit 21`,
    );
    const [last, ...twenty] = codes.map(({ code }) => ({ kind: 'area', subject: String(code) }) as const);
    for (const one of twenty) await pin(caller, one);
    if (!last) throw new Error('no areas');
    await expect(pin(caller, last)).rejects.toMatchObject({ code: 'pin.too_many' });
    expect((await showPins(held.services, caller)).pins.length).toBe(20);
  });

  test('a pin that is not seen any more takes no place from another', async () => {
    const caller = branch();
    const codes = await held.asAdmin(
      `select code from registry.areas where code like '51.71.%' order by code limit 20`,
    );
    const gone = await aPinnable();
    await pin(caller, gone);
    await held.asAdmin(
      `update registry.workers set area_code = '51.04.01.2001' where worker_id = '${gone.subject}'`,
    );
    for (const { code } of codes) await pin(caller, { kind: 'area', subject: String(code) });
    const { pins } = await showPins(held.services, caller);
    expect(pins.length).toBe(20);
    expect(pins).not.toContainEqual(gone);
  });
});

/** Says of the first of each pair that it was merged into the second, or, without one, that it stands again. */
async function mergedInto(...pairs: readonly (readonly [merged: Pin, survivor: Pin | null])[]) {
  for (const [merged, survivor] of pairs)
    await held.asAdmin(`update registry.workers set merged_into = ${survivor ? `'${survivor.subject}'` : 'null'}
      where worker_id = '${merged.subject}'`);
}

describe('a pin of a merged record', () => {
  const shown = async (caller: Caller) =>
    (await showNamedPins(held.services, caller)).pins.map(({ subject, name }) => ({ subject, name }));

  test('shows the one that stands, once, and is let go with it', async () => {
    const stands = await aPinnable({ name: 'Ketut Tegak' });
    const [merged, earlier] = [await aPinnable(), await aPinnable()];
    const [caller, other] = [branch(), branch()];
    for (const one of [earlier, ubungKaja, stands]) await pin(caller, one);
    expect(await shown(caller)).toHaveLength(3);
    await mergedInto([earlier, merged], [merged, stands]);
    const survivor = { subject: stands.subject, name: 'Ketut Tegak' };
    const area = { subject: ubungKaja.subject, name: 'Ubung Kaja' };
    expect(await shown(caller)).toEqual([survivor, area]);
    expect((await showPins(held.services, caller)).pins).toEqual([stands, ubungKaja]);
    await pin(other, merged);
    expect(await shown(other)).toEqual([survivor]);
    for (const one of [caller, other]) await pin(one, stands, false);
    expect(await Promise.all([shown(caller), shown(other)])).toEqual([[area], []]);
  });

  test('goes back to its own record when the merge is taken back', async () => {
    const [stands, merged] = [await aPinnable(), await aPinnable({ name: 'Ketut Kembali' })];
    const caller = branch();
    await pin(caller, merged);
    await mergedInto([merged, stands]);
    expect(await shown(caller)).toMatchObject([{ subject: stands.subject }]);
    await mergedInto([merged, null]);
    expect(await shown(caller)).toEqual([{ subject: merged.subject, name: 'Ketut Kembali' }]);
  });

  test('is neither named nor made where the one that stands is out of scope', async () => {
    const [stands, merged] = [await aPinnable({ areaCode: '51.04.01.2001' }), await aPinnable()];
    const caller = branch();
    await pin(caller, merged);
    expect(await shown(caller)).toHaveLength(1);
    await mergedInto([merged, stands]);
    expect(await shown(caller)).toEqual([]);
    await expect(pin(caller, merged)).rejects.toMatchObject({ code: 'worker.not_found' });
  });

  test('takes one place of the twenty with the others of the same person', async () => {
    const caller = branch();
    const [stands, merged] = [await aPinnable(), await aPinnable()];
    const codes = await held.asAdmin(
      `select code from registry.areas where code like '51.71.%' order by code limit 19`,
    );
    for (const one of [stands, merged]) await pin(caller, one);
    await mergedInto([merged, stands]);
    for (const { code } of codes) await pin(caller, { kind: 'area', subject: String(code) });
    expect((await showPins(held.services, caller)).pins).toHaveLength(20);
    await expect(pin(caller, { kind: 'area', subject: '51.71' })).rejects.toMatchObject({
      code: 'pin.too_many',
    });
  });
});
