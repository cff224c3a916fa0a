import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import type { CheckAnswer } from '#modules/certificates/api/index.ts';
import type { Checker } from '#modules/certificates/server/checking/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer, payBills, type TestBill } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { checkMembership, type MembershipAsk } from './check-membership.ts';
import { printProof } from './print-proof.ts';
import { seeChange, showCheck, showChecks, watchPermit } from './show-checks.ts';

const held = testDatabase();
const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
const paid: readonly TestBill[] = [
  { month: '2026-08', state: 'paid' },
  { month: '2026-09', state: 'paid' },
];
const behind: readonly TestBill[] = [
  { month: '2026-07', state: 'paid' },
  { month: '2026-08', state: 'open' },
  { month: '2026-09', state: 'open' },
];
const everything = {
  text: '',
  status: null,
  purpose: null,
  changedOnly: false,
  offset: 0,
  limit: 50,
} as const;

/** A checker that knows one paper. */
function knowing(answer: Partial<CheckAnswer>): Checker {
  const none = {
    asOf: '2026-11-15T00:00:00Z',
    kind: null,
    employer: null,
    card: null,
    reasonText: 'Kata',
    wayOut: 'Jalan',
  };
  return {
    check: async () => ({ ...none, outcome: 'NOT_VALID', reason: 'certificate.unknown', ...answer }),
  };
}

const check = (ask: Partial<MembershipAsk>, { caller = desk, checker = knowing({}), key = '' } = {}) =>
  checkMembership(
    held.services,
    caller,
    { purpose: 'business_permit', applicationNumber: 'IZ-1', ...ask },
    { language: 'id', checker, ...(key ? { key } : {}) },
  );

test('an employer paid up is VALID until the next month falls due, and the answer is kept under a reference', async () => {
  const employer = await anEmployer(held, paid);
  const answer = await check({ npp: employer.npp, name: 'pt. uji sertifikat', workersStated: 5 });
  expect(answer).toMatchObject({
    ...{
      status: 'VALID',
      reason: 'employer.valid',
      wayOut: '',
      validUntil: '2026-11-16',
      paidThrough: '2026-09',
    },
    ...{ workersReported: 3, workersStated: 5, workersDiffer: -2, block: null, name: employer.name },
    ...{ nameAgrees: false, applicationNumber: 'IZ-1', earlier: [] },
  });
  expect(answer.reference).toMatch(/^PK-2026-\d{7}-\d$/);
  expect(answer.workersText).toContain('lebih sedikit 2');
  const kept = await showCheck(held.services, desk, answer.reference.toLowerCase(), 'en');
  expect(kept.check).toMatchObject({ status: 'VALID', paidThrough: '2026-09', asked: employer.npp });
  expect(kept.check.reasonText).toContain('September 2026');
});

test('arrears and a number that nobody has are TIDAK_VALID with the way out, never an absence', async () => {
  const employer = await anEmployer(held, behind);
  expect(await check({ npp: employer.npp })).toMatchObject({
    status: 'TIDAK_VALID',
    reason: 'arrears.2',
    validUntil: null,
  });
  const nobody = await check({ npp: 'TIDAKADA1', workersStated: 4 });
  expect(nobody).toMatchObject({
    status: 'TIDAK_VALID',
    reason: 'employer.not_registered',
    name: null,
    workersDiffer: null,
  });
  expect(nobody.wayOut).toContain('mendaftar');
  const nik = await check({ npwp: '5171040101800007' });
  expect(await showCheck(held.services, desk, nik.reference, 'id')).toMatchObject({
    check: { asked: '5171********0007', reason: 'employer.not_registered' },
  });
});

test('a block wins over payment, and an undertaking makes arrears conditional until its day', async () => {
  const blocked = await anEmployer(held, paid);
  const promised = await anEmployer(held, behind);
  await withUndertaking(promised.organisationId, '2026-12-10');
  await withBlock(blocked.organisationId);
  expect(await check({ npp: blocked.npp })).toMatchObject({
    ...{
      status: 'TIDAK_VALID',
      reason: 'sanction.blocked',
      block: { since: '2026-11-10', services: ['business_permit'] },
    },
  });
  const conditional = await check({ npp: promised.npp });
  expect(conditional).toMatchObject({ status: 'CONDITIONAL', reason: 'arrears.2', validUntil: '2026-12-10' });
  expect(conditional.wayOut).toContain('10 Desember 2026');
});

test('the same employer at the same application is told apart from another one, and numbers stated before are said', async () => {
  const employer = await anEmployer(held, paid);
  const first = await check({ npp: employer.npp, applicationNumber: 'IZ/77', workersStated: 9 });
  const again = await check({ reference: first.reference, applicationNumber: 'iz 77', workersStated: 3 });
  expect(again.earlier).toMatchObject([
    { reference: first.reference, isSameApplication: true, isSamePaper: true },
  ]);
  expect(again.workersText).toContain('9 pekerja');
  const other = await check({ reference: first.reference, applicationNumber: 'IZ/78' });
  expect(other.earlier.map(({ isSameApplication }) => isSameApplication)).toEqual(
    [true, true].map(() => false),
  );
  await expect(check({ reference: 'PK-2026-0000001-0' })).rejects.toMatchObject({
    code: 'desk.reference_unknown',
  });
});

test('a certificate leads to its employer of today, a forged or revoked one says so, a card speaks by its masked name', async () => {
  const employer = await anEmployer(held, behind);
  const shown = {
    ...{
      number: 'SK-1',
      name: employer.name,
      npp: employer.npp,
      nib: null,
      areaCode: '51.71',
      areaName: 'Denpasar',
    },
    ...{
      programmes: ['JKK'],
      workersReported: 3,
      paidThrough: '2026-07',
      registeredSince: null,
      expires: null,
    },
  };
  const ask = { code: 'SMS1:ABC', applicationNumber: 'A-1' };
  const known = knowing({ outcome: 'NOT_VALID', reason: 'arrears.2', kind: 'employer', employer: shown });
  expect(await check(ask, { checker: known })).toMatchObject({ reason: 'arrears.2', name: employer.name });
  const elsewhere = await check({ ...ask, applicationNumber: 'A-2' }, { checker: known });
  expect(elsewhere.earlier).toMatchObject([
    { isSamePaper: true, isSameApplication: false, applicationNumber: 'A-1' },
  ]);
  const revoked = knowing({ reason: 'certificate.revoked', kind: 'employer', employer: shown });
  expect(await check(ask, { checker: revoked })).toMatchObject({
    status: 'TIDAK_VALID',
    reason: 'certificate.revoked',
  });
  expect(await check(ask)).toMatchObject({
    status: 'TIDAK_VALID',
    reason: 'certificate.unknown',
    name: null,
  });
  const card = {
    name: 'I W*** S***',
    kpj: '12345678901',
    programmes: ['JKK'],
    paidThrough: '2026-11',
    expires: '2027-03-01',
  };
  const carded = await check(ask, {
    checker: knowing({ outcome: 'VALID', reason: 'certificate.valid', kind: 'worker', card }),
  });
  expect(carded).toMatchObject({
    status: 'VALID',
    kind: 'worker',
    name: 'I W*** S***',
    validUntil: '2027-02-28',
    npp: null,
  });
  const [row] = await held.asAdmin(
    `select to_jsonb(c)::text as all from certificates.checks c where reference = '${carded.reference}'`,
  );
  expect(String(row?.all)).not.toContain('12345678901');
});

test('the same key gives the first answer again, and a permit that is over is refused', async () => {
  const employer = await anEmployer(held, paid);
  const first = await check({ npp: employer.npp }, { key: 'kunci-0001' });
  expect((await check({ npp: employer.npp }, { key: 'kunci-0001' })).reference).toBe(first.reference);
  await expect(check({ npp: employer.npp, permitValidUntil: '2026-11-14' })).rejects.toMatchObject({
    code: 'desk.permit_over',
  });
});

test('a check shows then and now, and what changed is read once', async () => {
  const employer = await anEmployer(held, behind);
  const made = await check({ npp: employer.npp, permitValidUntil: '2026-12-31' });
  await payBills(held, employer, '2026-11-12');
  const shown = await showCheck(held.services, desk, made.reference, 'id');
  expect([shown.check.status, shown.now.status]).toEqual(['TIDAK_VALID', 'VALID']);
  await held.asAdmin(
    `update certificates.checks set now_status = 'VALID', now_reason = 'employer.valid', changed_at = now() where reference = '${made.reference}'`,
  );
  const listed = await showChecks(held.services, desk, everything);
  expect([listed.unread, listed.checks[0]?.reference]).toEqual([1, made.reference]);
  expect(await seeChange(held.services, desk, made.reference)).toEqual({ seen: true });
  expect(await seeChange(held.services, desk, made.reference)).toEqual({ seen: false });
  expect((await showChecks(held.services, desk, everything)).unread).toBe(0);
  expect(
    (await showChecks(held.services, desk, { ...everything, changedOnly: true, text: employer.npp })).checks,
  ).toHaveLength(1);
  await watchPermit(held.services, desk, { reference: made.reference, permitValidUntil: null });
  expect((await showCheck(held.services, desk, made.reference, 'id')).check.permitValidUntil).toBeNull();
});

test('a desk sees its own checks; the office of the area and the auditor see them; others learn of nothing', async () => {
  const employer = await anEmployer(held, paid);
  const { reference } = await check({ npp: employer.npp });
  const opd = aCaller('government_office', {
    organisationId: employer.organisationId,
    organisationIds: [employer.organisationId],
  });
  const own = await check({ npp: employer.npp, purpose: 'contract_award' }, { caller: opd });
  const see = (caller: typeof desk, which = reference) => showCheck(held.services, caller, which, 'id');
  for (const caller of [
    aCaller('permit_desk', { areaCodes: ['51.04'] }),
    opd,
    aCaller('office_staff', { areaCodes: ['51.04'] }),
  ])
    await expect(see(caller)).rejects.toMatchObject({ code: 'desk.not_found' });
  expect((await see(aCaller('office_staff', { areaCodes: ['51.71'] }))).check.reference).toBe(reference);
  expect((await see(aCaller('auditor'))).now.status).toBe('VALID');
  await expect(see(desk, own.reference)).rejects.toMatchObject({ code: 'desk.not_found' });
  expect((await see(opd, own.reference)).check.purpose).toBe('contract_award');
  for (const role of ['employer', 'village', 'government', 'worker', 'admin', 'auditor'] as const)
    await expect(check({ npp: employer.npp }, { caller: aCaller(role) })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
});

test('a number that nobody has costs as many statements as one that is known', async () => {
  const employer = await anEmployer(held, paid);
  const asked = vi.spyOn(Client.prototype, 'query');
  const counted = async (npp: string) => {
    asked.mockClear();
    await check({ npp });
    return asked.mock.calls.length;
  };
  const known = await counted(employer.npp);
  expect(known).toBeGreaterThan(5);
  expect(await counted('TIDAKADA1')).toBe(known);
  asked.mockRestore();
});

test('the proof of a check is a PDF that says what was true then and what is true now', async () => {
  const employer = await anEmployer(held, behind);
  const { reference } = await check({ npp: employer.npp, applicationNumber: 'IZ-55', workersStated: 4 });
  await payBills(held, employer, '2026-11-12');
  const file = await printProof(held.services, desk, reference);
  expect(file.name).toBe(`pemeriksaan-${reference}.pdf`);
  const pdf = Buffer.from(await file.arrayBuffer());
  const text = textOfPdf(pdf).join(' ');
  for (const words of [
    reference,
    'IZ-55',
    employer.name,
    'TIDAK VALID',
    'Status sekarang: VALID',
    'PP 86/2013',
  ])
    expect(text).toContain(words);
});

async function withUndertaking(organisationId: string, dueOn: string): Promise<void> {
  await held.asAdmin(`insert into certificates.undertakings (undertaking_id, organisation_id, area_code, state, pay_through, owed_idr, terms, due_on, filed_on, maker_id, maker_key,
      maker_name, decided_on, decider_key, year, number)
    values (gen_random_uuid(), '${organisationId}', '51.71.04.2008', 'accepted', '2026-09', 300000, 'Membayar', '${dueOn}', '2026-11-08', gen_random_uuid(), 'satu',
      'Hotel', '2026-11-10', 'dua', 2026, (select count(*) + 1 from certificates.undertakings))`);
}

async function withBlock(organisationId: string): Promise<void> {
  await held.asAdmin(`insert into certificates.sanction_cases (case_id, year, number, organisation_id, basis, source, stage, opened_on, opened_by, opened_name, block_since,
      block_letter, services, area_code)
    values (gen_random_uuid(), 2026, 1, '${organisationId}', 'arrears', 'supervision', 'services', '2026-09-01', gen_random_uuid(), 'Staf', '2026-11-10', 'S-1', '{business_permit}',
      '51.71.04.2008')`);
}
