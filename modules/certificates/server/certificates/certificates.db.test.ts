import pg from 'pg';
import { describe, expect, test, vi } from 'vitest';
import { openKeyring, openSignedText } from '#modules/certificates/server/keys/index.ts';
import { contextOf, emptyContext } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, anEmployer, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { issueCertificate, listCertificates, printCertificate, renewCertificates } from './index.ts';
import { decideRevocation, proposeRevocation } from './revoke-certificate.ts';
import { showCertificate } from './show-certificate.ts';

const held = testDatabase();
const office = aCaller('office_staff', { areaCodes: ['51.71'] });
const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });
const far = aCaller('office_supervisor', { areaCodes: ['51.04'] });
const services = () => ({ ...held.services, baseUrl: 'http://localhost:4510' });

const paid = (month: string) => ({ month, state: 'paid' as const });
const open = (month: string) => ({ month, state: 'open' as const });

function follow(employers: readonly TestEmployer[]) {
  const ids = employers.map(({ organisationId }) => organisationId);
  return inTransaction(held.database.worker, emptyContext, (transaction) =>
    renewCertificates(transaction, services(), ids),
  );
}

const show = ({ organisationId }: TestEmployer, caller = office) =>
  showCertificate(services(), caller, organisationId);

const issue = ({ organisationId }: TestEmployer, caller = office) =>
  issueCertificate(services(), caller, { organisationId });

const audited = async (act: string, { organisationId }: TestEmployer) =>
  (
    await held.asAdmin(
      `select details from platform.audit_entries where act = '${act}' and subject_id = '${organisationId}' order by recorded_at`,
    )
  ).map(({ details }) => details);

describe('a certificate follows what is paid', () => {
  test('comes with the first payment, has a new edition for each later one, and none for what changes nothing', async () => {
    const employer = await anEmployer(held, [open('2026-09')]);
    expect(await follow([employer])).toBe(0);
    await payBills(held, employer, '2026-10-10');
    expect(await follow([employer])).toBe(1);
    expect(await follow([employer])).toBe(0);
    await addBills(held, employer, [{ ...paid('2026-10'), workers: 5 }]);
    expect(await follow([employer])).toBe(1);
    const { certificate, editions, standing } = await show(employer);
    expect(
      editions.map(({ why, edition, paidThrough, expiresOn, workersReported }) => [
        why,
        edition,
        paidThrough,
        expiresOn,
        workersReported,
      ]),
    ).toEqual([
      ['payment', 2, '2026-10', '2026-12-15', 5],
      ['first', 1, '2026-09', '2026-11-16', 3],
    ]);
    expect(standing).toMatchObject({ status: 'VALID', expiresOn: '2026-12-15' });
    expect(certificate?.number).toMatch(/^SK-5171-2026-\d{6}$/);
  });

  test('says in its signed text exactly what the books say, until midnight in Bali of its last day', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    await follow([employer]);
    const { certificate } = await show(employer);
    const opened = openSignedText(await openKeyring(services()), certificate?.text ?? '');
    expect(opened).toMatchObject({
      claims: {
        issuer: 'http://localhost:4510',
        expiresAt: Date.parse('2026-11-16T16:00:00Z') / 1000,
        subject: {
          ...{ kind: 'employer', number: certificate?.number, name: employer.name, npp: employer.npp },
          ...{ nib: null, areaCode: employer.areaCode, workersReported: 3, paidThrough: '2026-09' },
          programmes: expect.arrayContaining(['JKK', 'JKM', 'JHT']),
        },
      },
    });
  });

  test('is made for twenty employers by as many statements as for one', async () => {
    const employers: TestEmployer[] = [];
    for (let n = 0; n < 20; n += 1) employers.push(await anEmployer(held, [paid('2026-09')]));
    const count = async (some: readonly TestEmployer[]) => {
      const asked = vi.spyOn(pg.Client.prototype, 'query');
      const made = await follow(some);
      const statements = asked.mock.calls.length;
      asked.mockRestore();
      return { made, statements };
    };
    await openKeyring(services());
    const one = await count(employers.slice(0, 1));
    const many = await count(employers.slice(1));
    expect([one.made, many.made]).toEqual([1, 19]);
    expect(many.statements).toBe(one.statements);
    expect(one.statements).toBeGreaterThan(0);
  });
});

describe('the office issues', () => {
  test('at once for who is paid up; asked again, the same; a changed name makes a further edition', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    const first = await issue(employer);
    expect(first).toMatchObject({ expires: '2026-11-16', isNew: true });
    expect(await issue(employer)).toEqual({ ...first, isNew: false });
    await held.asAdmin(
      `update registry.organisations set name = 'PT Nama Baru' where organisation_id = '${employer.organisationId}'`,
    );
    expect(await issue(employer, supervisor)).toMatchObject({ number: first.number, isNew: true });
    const { editions } = await show(employer);
    expect(editions.map(({ why, issuedName }) => [why, issuedName])).toEqual([
      ['reprint', supervisor.name],
      ['first', office.name],
    ]);
    expect(await audited('certificates.issue-certificate', employer)).toHaveLength(3);
  });

  test('refuses one in arrears with what is owed, one who never paid, and one without a registration number', async () => {
    const late = await anEmployer(held, [paid('2026-07'), open('2026-08'), open('2026-09')]);
    await expect(issue(late)).rejects.toMatchObject({
      code: 'employer.in_arrears',
      details: { months: 2, paidThrough: '2026-07', owedIdr: '600000' },
    });
    await expect(issue(await anEmployer(held, [open('2026-09')]))).rejects.toMatchObject({
      code: 'employer.never_paid',
    });
    const nameless = await anEmployer(held, [paid('2026-09')]);
    await held.asAdmin(
      `update registry.organisations set npp = null where organisation_id = '${nameless.organisationId}'`,
    );
    await expect(issue(nameless)).rejects.toMatchObject({ code: 'certificate.no_npp' });
  });

  test('of its own area only: another office, an employer, a permit desk are refused or told of nothing', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    await expect(issue(employer, far)).rejects.toMatchObject({ code: 'certificate.not_found' });
    await expect(show(employer, far)).rejects.toMatchObject({ code: 'certificate.not_found' });
    for (const role of ['employer', 'permit_desk', 'auditor', 'village'] as const)
      await expect(issue(employer, aCaller(role, { areaCodes: ['51.71'] }))).rejects.toMatchObject({
        code: 'access.forbidden',
      });
    const own = aCaller('employer', { organisationIds: [employer.organisationId] });
    expect(await show(employer, own)).toMatchObject({ npp: employer.npp });
    await expect(show(await anEmployer(held, []), own)).rejects.toMatchObject({
      code: 'certificate.not_found',
    });
  });
});

describe('a certificate is taken back', () => {
  const reason = 'Daftar upah yang diserahkan ternyata palsu';

  test('by two persons: the proposal of one, the approval of another; its status is 1 for good', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    await follow([employer]);
    const { organisationId } = employer;
    const { revocationId } = await proposeRevocation(services(), supervisor, { organisationId, reason });
    await expect(proposeRevocation(services(), office, { organisationId, reason })).rejects.toMatchObject({
      code: 'revocation.already_proposed',
    });
    const asked = { organisationId, revocationId, decision: 'approve' as const };
    const second = {
      ...aCaller('office_supervisor', { areaCodes: ['51.71'] }),
      personKey: supervisor.personKey,
    };
    await expect(decideRevocation(services(), second, asked)).rejects.toMatchObject({
      code: 'revocation.same_person',
    });
    await expect(decideRevocation(services(), office, asked)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    await expect(decideRevocation(services(), far, asked)).rejects.toMatchObject({
      code: 'certificate.not_found',
    });
    const other = aCaller('office_supervisor', { areaCodes: ['51.71'] });
    expect(await decideRevocation(services(), other, asked)).toEqual({ isRevoked: true });
    await expect(decideRevocation(services(), other, asked)).rejects.toMatchObject({
      code: 'revocation.decided',
    });
    const entries = await held.asAdmin(
      `select status from certificates.entries where holder_id = '${organisationId}'`,
    );
    expect(entries).toEqual([{ status: 1 }]);
    expect(await show(employer)).toMatchObject({ certificate: null, revoked: { reason } });
  });

  test('and is not made again by itself, only by the office, with another number', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    const before = await issue(employer);
    const { organisationId } = employer;
    const { revocationId } = await proposeRevocation(services(), office, { organisationId, reason });
    await decideRevocation(services(), supervisor, { organisationId, revocationId, decision: 'approve' });
    expect(await follow([employer])).toBe(0);
    const after = await issue(employer);
    expect(after.number).not.toBe(before.number);
    expect(after.code).not.toBe(before.code);
  });

  test('a declined proposal leaves it as it was; the reason is not told to the employer', async () => {
    const employer = await anEmployer(held, [paid('2026-09')]);
    await issue(employer);
    const { organisationId } = employer;
    const { revocationId } = await proposeRevocation(services(), office, { organisationId, reason });
    const own = aCaller('employer', { organisationIds: [organisationId] });
    expect((await show(employer, own)).revocation).toBeNull();
    expect((await show(employer)).revocation).toMatchObject({ reason, isOwn: true });
    await decideRevocation(services(), supervisor, { organisationId, revocationId, decision: 'decline' });
    const { certificate, revocation } = await show(employer);
    expect([certificate === null, revocation]).toEqual([false, null]);
  });
});

describe('the list of an area', () => {
  test('narrows to states and words, pages by name, and shows another area nothing', async () => {
    const [valid, late, never] = [
      await anEmployer(held, [paid('2026-09')], { areaCode: '51.71.01.1003', name: 'PT Daftar Sah' }),
      await anEmployer(held, [paid('2026-07'), open('2026-08')], {
        areaCode: '51.71.01.1003',
        name: 'PT Daftar Lalai',
      }),
      await anEmployer(held, [], { areaCode: '51.71.01.1003', name: 'PT Daftar Baru' }),
    ];
    await held.asAdmin(
      `update registry.organisations set name_tokens = array['pt', 'daftar', lower(split_part(name, ' ', 3))] where name like 'PT Daftar %'`,
    );
    await follow([valid, late, never]);
    const names = async (state: string, caller = office) =>
      (await listCertificates(services(), caller, { state, search: 'daftar', limit: 50 })).employers.map(
        ({ name }) => name,
      );
    expect(await names('all')).toEqual(['PT Daftar Baru', 'PT Daftar Lalai', 'PT Daftar Sah']);
    expect(await names('valid')).toEqual(['PT Daftar Sah']);
    expect(await names('arrears')).toEqual(['PT Daftar Lalai']);
    expect(await names('never')).toEqual(['PT Daftar Baru']);
    expect(await names('all', far)).toEqual([]);
    const first = await listCertificates(services(), office, { state: 'all', search: 'daftar', limit: 2 });
    const rest = await listCertificates(services(), office, {
      state: 'all',
      search: 'daftar',
      limit: 2,
      cursor: first.cursor ?? '',
    });
    expect(rest.employers.map(({ name }) => name)).toEqual(['PT Daftar Sah']);
    const paidFirst = await listCertificates(services(), office, {
      state: 'all',
      search: 'daftar',
      limit: 50,
      isPaidFirst: true,
    });
    expect(paidFirst.employers[0]?.name).toBe('PT Daftar Sah');
  });
});

test('a certificate printed again is the same file, and each print leaves an entry', async () => {
  const employer = await anEmployer(held, [paid('2026-09')]);
  await issue(employer);
  const print = (edition?: number) =>
    printCertificate(services(), office, { organisationId: employer.organisationId, edition });
  const bytes = async (file: Promise<File>) => Buffer.from(await (await file).arrayBuffer());
  const before = await bytes(print());
  await addBills(held, employer, [paid('2026-10')]);
  await follow([employer]);
  const view = await show(employer);
  const [, first] = view.editions;
  const again = await bytes(
    printCertificate(services(), office, {
      organisationId: employer.organisationId,
      certificateId: first?.certificateId,
      edition: 1,
    }),
  );
  expect(again.equals(before)).toBe(true);
  expect((await bytes(print())).equals(before)).toBe(false);
  expect(await audited('certificates.print-certificate', employer)).toHaveLength(3);
  await expect(
    printCertificate(services(), far, { organisationId: employer.organisationId }),
  ).rejects.toMatchObject({ code: 'certificate.not_found' });
  expect(contextOf(far).areas_work).toEqual(['51.04%']);
});
