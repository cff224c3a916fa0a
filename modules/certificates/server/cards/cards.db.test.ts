import { expect, test } from 'vitest';
import { openKeyring, openSignedText } from '#modules/certificates/server/keys/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { printCard, showCard } from './index.ts';

const held = testDatabase();
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const far = aCaller('office_staff', { areaCodes: ['51.04'] });
const services = () => ({ ...held.services, baseUrl: 'http://localhost:4510' });
let kpjs = 0;

/** A worker who pays for himself and is covered until a day, by what he paid. */
async function aCovered(lapsesOn: string, given: Partial<TestWorker> = {}): Promise<TestWorker> {
  kpjs += 1;
  const worker = aWorker({ kpj: `26000${String(kpjs).padStart(6, '0')}`, ...given });
  await insertWorkers(held, [worker]);
  await held.asAdmin(`insert into contributions.cover_spans (worker_id, segment, covered_from, first_month, paid_through, payer_kind, lapses_on)
    values ('${worker.workerId}', 'BPU', '2026-07-10', '2026-07', '2026-10', 'worker', '${lapsesOn}')`);
  await paidMonth(worker, '2026-10', 'protection');
  return worker;
}

async function paidMonth(
  { workerId }: TestWorker,
  month: string,
  part: 'protection' | 'savings',
): Promise<void> {
  const parts = part === 'protection' ? '16800, 10000, 6800, 0' : '20000, 0, 0, 20000';
  await held.asAdmin(`insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, jkk_idr, jkm_idr, jht_worker_idr, base_idr, state, paid_on, sex, birth_band, occupation_group)
    values ('${workerId}', '${month}', '${newId()}', '${part}', 'BPU', 'worker', '${workerId}', ${parts}, 1000000, 'paid', '${month}-05', 'L', 1980, 'other')`);
}

const show = ({ workerId }: TestWorker, caller: Caller = office) => showCard(services(), caller, workerId);

const editions = async ({ workerId }: TestWorker) =>
  (
    await held.asAdmin(
      `select why from certificates.card_editions where worker_id = '${workerId}' order by edition`,
    )
  ).map(({ why }) => why);

test('a card is made on the first look, says no more than its claims, and stays the same until something moves', async () => {
  const worker = await aCovered('2027-02-01');
  const card = await show(worker);
  expect(card).toMatchObject({
    ...{ nameMasked: 'I W*** S***', kpj: worker.kpj, programmes: ['JKK', 'JKM'] },
    ...{ paidThrough: '2026-10', expiresOn: '2027-02-01' },
  });
  const opened = openSignedText(await openKeyring(services()), card.text);
  expect(opened).toMatchObject({
    claims: {
      expiresAt: Date.parse('2027-01-31T16:00:00Z') / 1000,
      subject: {
        ...{ kind: 'worker', number: card.code, name: 'I W*** S***', kpj: worker.kpj },
        ...{ programmes: ['JKK', 'JKM'], paidThrough: '2026-10' },
      },
    },
  });
  expect(JSON.stringify([card, opened])).not.toContain(worker.nik);
  expect(await show(worker)).toEqual(card);
  expect(await editions(worker)).toEqual(['first']);
});

test('a payment moves the card on when it is opened next, under the same code', async () => {
  const worker = await aCovered('2027-02-01');
  const before = await show(worker);
  await held.asAdmin(
    `update contributions.cover_spans set paid_through = '2026-11', lapses_on = '2027-03-01' where worker_id = '${worker.workerId}'`,
  );
  await paidMonth(worker, '2026-11', 'protection');
  await paidMonth(worker, '2026-11', 'savings');
  const after = await show(worker);
  expect(after).toMatchObject({
    ...{ code: before.code, paidThrough: '2026-11', expiresOn: '2027-03-01' },
    programmes: ['JKK', 'JKM', 'JHT'],
  });
  expect(await editions(worker)).toEqual(['first', 'payment']);
});

test('two who open the same card at once find one card', async () => {
  const worker = await aCovered('2027-02-01');
  const own = aCaller('worker', { workerId: worker.workerId });
  const [one, other] = await Promise.all([show(worker), show(worker, own)]);
  expect(one).toEqual(other);
  expect(await editions(worker)).toEqual(['first']);
});

test('nobody has a card whose cover ended or never began, or who is dead; the words say what to do', async () => {
  const lapsed = await aCovered('2026-11-15');
  const dead = await aCovered('2027-02-01');
  await held.asAdmin(
    `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${dead.workerId}'`,
  );
  const unpaid = aWorker();
  await insertWorkers(held, [unpaid]);
  for (const worker of [lapsed, dead, unpaid])
    await expect(show(worker)).rejects.toMatchObject({ code: 'card.not_covered' });
});

test('himself, his office and whoever looks after him open it; to others it is as absent as one that never was', async () => {
  const agency = newId();
  const worker = await aCovered('2027-02-01', { custodians: [agency] });
  const allowed = [
    office,
    aCaller('worker', { workerId: worker.workerId }),
    aCaller('agent', { organisationIds: [agency] }),
  ];
  for (const caller of allowed) expect(await show(worker, caller)).toMatchObject({ kpj: worker.kpj });
  const strangers = [
    far,
    aCaller('worker', { workerId: newId() }),
    aCaller('agent', { organisationIds: [newId()] }),
  ];
  for (const caller of strangers) {
    await expect(show(worker, caller)).rejects.toMatchObject({ code: 'card.not_found' });
    await expect(show(aWorker(), caller)).rejects.toMatchObject({ code: 'card.not_found' });
  }
  for (const role of ['village', 'permit_desk', 'government', 'sponsor', 'admin', 'auditor'] as const)
    await expect(show(worker, aCaller(role, { areaCodes: ['51.71'] }))).rejects.toMatchObject({
      code: 'access.forbidden',
    });
});

test('each look and each print leaves an entry about him', async () => {
  const worker = await aCovered('2027-02-01');
  await show(worker);
  const file = await printCard(services(), office, worker.workerId);
  const [page = ''] = textOfPdf(Buffer.from(await file.arrayBuffer()));
  expect(page).toContain('31 Januari 2027');
  expect(page).not.toContain(worker.name);
  const entries = await held.asAdmin(
    `select e.act from platform.audit_entries e join platform.audit_subjects s using (entry_id) where s.worker_id = '${worker.workerId}' order by e.recorded_at`,
  );
  expect(entries.map(({ act }) => act)).toEqual(['certificates.show-card', 'certificates.print-card']);
});
