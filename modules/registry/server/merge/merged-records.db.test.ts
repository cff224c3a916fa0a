import { describe, expect, test } from 'vitest';
import {
  readListNow,
  searchEverything,
  submitList,
  submitListNow,
  uploadList,
} from '#modules/registry/server/index.ts';
import { actOnWorker } from '#modules/registry/server/life/index.ts';
import { Refusal } from '#platform/core/errors.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { approveMerge } from './decide-request.ts';
import { mergedBy, office, reason, registered, sesetan, ubungKaja, versionsOf } from './merge-test-kit.ts';
import { proposeMerge } from './propose-merge.ts';

const held = testDatabase();

async function codeOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

function rename(workerId: string, expectedVersion: number) {
  return actOnWorker(held.services, office(), {
    workerId,
    expectedVersion,
    words: { act: 'registry.correct-worker', correction: { motherName: 'Ni Made Sari' } },
    reason,
    documentId: null,
  });
}

describe('a merged record', () => {
  test('is acted on no more: the refusal names the record that stands', async () => {
    const [one, other] = await registered(held, {}, { areaCode: sesetan });
    if (!one || !other) throw new Error('nobody registered');
    await mergedBy(held, one.workerId, other.workerId);
    const { mergedVersion, survivorVersion } = await versionsOf(held, one.workerId, other.workerId);
    await expect(rename(other.workerId, mergedVersion)).rejects.toMatchObject({
      code: 'worker.merged',
      details: { workerId: one.workerId },
    });
    expect(await codeOf(rename(one.workerId, survivorVersion))).toBeNull();
  });

  test('is registered by a list as the one who stands: its NIK is his', async () => {
    const [one, other] = await registered(held, { name: 'I Wayan Rangkap' }, { name: 'I Wayan Rangkap' });
    if (!one || !other) throw new Error('nobody registered');
    await mergedBy(held, one.workerId, other.workerId);
    expect(await registeredByList(other)).toEqual([one.workerId]);
    const open = await held.asAdmin(
      `select worker_id from registry.memberships where worker_id in ('${one.workerId}', '${other.workerId}') and ended_on is null`,
    );
    expect(open).toEqual([{ worker_id: one.workerId }]);
  });
});

/** Whom the one box finds, by id and name. */
async function found(typed: string | null): Promise<unknown[]> {
  const { workers } = await searchEverything(held.services, office(), typed ?? '');
  return workers.map(({ workerId, name }) => ({ workerId, name }));
}

describe('the one box', () => {
  test('leads by NIK and KPJ of merged records to the one that stands, and finds none of them by name', async () => {
    const [stands, merged, earlier] = await registered(
      held,
      { name: 'Ketut Tegak Sastra' },
      { name: 'Nengah Lebur Astawa', areaCode: sesetan, kpj: '26444444400' },
      { name: 'Komang Hanyut Antara', kpj: '26555555500' },
    );
    if (!stands || !merged || !earlier) throw new Error('nobody registered');
    const numbers = [merged.nik, merged.kpj, earlier.nik, earlier.kpj];
    const hit = ({ workerId, name }: typeof stands) => [{ workerId, name }];
    const asked = [...numbers, merged.name, earlier.name];
    // The control: each is found as itself before.
    expect(await Promise.all(asked.map(found))).toEqual(
      [merged, merged, earlier, earlier, merged, earlier].map(hit),
    );
    await mergedBy(held, merged.workerId, earlier.workerId);
    await mergedBy(held, stands.workerId, merged.workerId);
    expect(await Promise.all([stands.nik, ...numbers].map(found))).toEqual(
      Array.from({ length: 5 }, () => hit(stands)),
    );
    expect(await Promise.all([merged.name, earlier.name].map(found))).toEqual([[], []]);
    expect(await found(stands.name)).toEqual(hit(stands));
  });
});

/** Whom a village's list of one person registers. */
async function registeredByList({ nik, name }: { nik: string; name: string }): Promise<unknown[]> {
  const village = office('village', { areaCodes: [ubungKaja] });
  const bytes = new TextEncoder().encode(
    `No,NIK,Nama,Tanggal Lahir,Jenis Kelamin,Pekerjaan\n1,${nik},${name},1980-01-01,L,Petani\n`,
  );
  const { list_id: listId } = await uploadList(held.services, village, {
    fileName: 'daftar.csv',
    bytes,
    kind: 'bpu',
    checkedOn: testToday,
  });
  const work = { services: held.services, caller: village, listId };
  await readListNow(work);
  await submitList(held.services, village, listId);
  await submitListNow(work);
  const rows = await held.asAdmin(
    `select worker_id from registry.list_registrations where list_id = '${listId}'`,
  );
  return rows.map((row) => row.worker_id);
}

describe('a merge beside another act', () => {
  test('is refused, or the act is: none of the two is done on what the other changed', async () => {
    const [one, other] = await registered(held, {}, { areaCode: sesetan });
    if (!one || !other) throw new Error('nobody registered');
    const versions = await versionsOf(held, one.workerId, other.workerId);
    const pair = { workerId: one.workerId, otherId: other.workerId };
    const { requestId } = await proposeMerge(held.services, office(), {
      ...pair,
      ...versions,
      choices: {},
      reason,
    });
    const place = { workerId: one.workerId, requestId, ...versions };
    const outcomes = await Promise.all([
      codeOf(approveMerge(held.services, office('office_supervisor'), place)),
      codeOf(rename(one.workerId, versions.survivorVersion)),
    ]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(['worker.changed_meanwhile', 'worker.changed_elsewhere']).toContain(
      outcomes.find((code) => code !== null),
    );
  });
});
