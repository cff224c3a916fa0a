import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { certificateCode, codeBytes } from '#modules/certificates/core/index.ts';
import { openKeyring, signText } from '#modules/certificates/server/keys/index.ts';
import { billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import { anEmployer, payBills } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { aCertificate, certificateServicesOf, checkedAt, claimsOf, keepEntry } from './check-test-kit.ts';
import { type Checker, openBusyChecker, openChecker } from './open-checker.ts';

const held = testDatabase();
let checker: Checker;
beforeAll(() => {
  checker = openChecker(certificateServicesOf(held), () => checkedAt);
});

const byText = (text: string) => checker.check({ how: 'text', text }, 'id');
const byCode = (code: string) => checker.check({ how: 'code', code }, 'en');
const paid = (month: string) => ({ month, state: 'paid' as const });
const open = (month: string) => ({ month, state: 'open' as const });

/** A text that says it is of our key, with a signature that is not. */
async function forged(): Promise<string> {
  const keyring = await openKeyring(certificateServicesOf(held));
  const foreign = { ...keyring, signing: { ...keyring.signing, sign: () => new Uint8Array(64).fill(7) } };
  return signText(foreign, claimsOf(await anEmployer(held, []), randomUUID()));
}

test('a paid employer is VALID by text and by code, with what is true today and in the language asked', async () => {
  const { text, code, employer } = await aCertificate(held, [
    paid('2026-08'),
    paid('2026-09'),
    open('2026-10'),
  ]);
  expect(await byText(text)).toMatchObject({
    ...{ outcome: 'VALID', reason: 'certificate.valid', kind: 'employer', card: null },
    employer: {
      name: employer.name,
      npp: employer.npp,
      paidThrough: '2026-09',
      expires: '2026-11-16',
      workersReported: 3,
    },
  });
  const answer = await byCode(code);
  expect(answer).toMatchObject({
    outcome: 'VALID',
    employer: { name: employer.name, areaCode: '51.71.04.2008' },
  });
  expect(answer.reasonText).not.toBe((await byText(text)).reasonText);
});

test('an employer in arrears is NOT_VALID at once, and VALID again in the moment he pays, by the same text', async () => {
  const { text, employer } = await aCertificate(held, [
    paid('2026-06'),
    open('2026-07'),
    open('2026-08'),
    open('2026-09'),
  ]);
  expect(await byText(text)).toMatchObject({
    outcome: 'NOT_VALID',
    reason: 'arrears.3',
    employer: { name: employer.name },
  });
  await payBills(held, employer, '2026-11-15');
  expect(await byText(text)).toMatchObject({ outcome: 'VALID', employer: { paidThrough: '2026-09' } });
});

test('what is revoked stays so whatever is paid; a text past its day says so though the employer is paid', async () => {
  const { text, certificateId } = await aCertificate(held, [paid('2026-09')]);
  await held.asAdmin(`update certificates.entries set status = 1 where certificate_id = '${certificateId}'`);
  expect(await byText(text)).toMatchObject({ outcome: 'NOT_VALID', reason: 'certificate.revoked' });
  const old = await aCertificate(held, [paid('2026-09')], { expiresAt: Math.floor(checkedAt / 1000) });
  expect(await byText(old.text)).toMatchObject({ outcome: 'NOT_VALID', reason: 'certificate.expired' });
  expect(await byCode(old.code)).toMatchObject({ outcome: 'VALID' });
});

test('a suspended state in the list alone does not speak against an employer who has paid', async () => {
  const { text, certificateId } = await aCertificate(held, [paid('2026-09')]);
  await held.asAdmin(`update certificates.entries set status = 2 where certificate_id = '${certificateId}'`);
  expect(await byText(text)).toMatchObject({ outcome: 'VALID' });
});

test('a wrong signature, a text that is not in our books and a code of nobody are answered bit for bit alike', async () => {
  const unbooked = signText(
    await openKeyring(certificateServicesOf(held)),
    claimsOf(await anEmployer(held, [paid('2026-09')]), randomUUID()),
  );
  const nobody = await checker.check({ how: 'code', code: certificateCode(randomBytes(codeBytes)) }, 'id');
  const bodies = [await byText(await forged()), await byText(unbooked), nobody].map((body) =>
    JSON.stringify(body),
  );
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('certificate.unknown');
  const { text } = await aCertificate(held, [paid('2026-09')]);
  expect(JSON.stringify(await byText(text))).not.toBe(bodies[0]);
});

test('what cannot be decoded is unreadable and says nothing else', async () => {
  for (const text of ['', 'SMS1:', 'HC1:6BF', 'SMS1:%%%', 'x'.repeat(8_000)])
    expect(await byText(text)).toMatchObject({
      ...{ outcome: 'NOT_VALID', reason: 'certificate.unreadable', kind: null, employer: null, card: null },
    });
});

test('a card is worth its holder’s cover today; names leave masked', async () => {
  const [worker, other] = await insertContributors(held, 2);
  if (!worker || !other) throw new Error('no workers');
  await billMonth(held, '2026-11');
  const [bill] = await held.asAdmin(
    `select code, amount_idr::integer as due from contributions.bills where payer_id = '${worker.workerId}'`,
  );
  await receive(held, [{ code: String(bill?.code), amountIdr: Number(bill?.due), receivedOn: '2026-11-03' }]);
  const codes = [certificateCode(randomBytes(codeBytes)), certificateCode(randomBytes(codeBytes))] as const;
  await keepEntry(held, {
    certificateId: randomUUID(),
    code: codes[0],
    kind: 'worker',
    holderId: worker.workerId,
  });
  await keepEntry(held, {
    certificateId: randomUUID(),
    code: codes[1],
    kind: 'worker',
    holderId: other.workerId,
  });
  expect(await byCode(codes[0])).toMatchObject({
    ...{ outcome: 'VALID', kind: 'worker', employer: null },
    card: { name: 'I W*** S***', paidThrough: '2026-11' },
  });
  expect(await byCode(codes[1])).toMatchObject({ outcome: 'NOT_VALID', reason: 'card.inactive' });
});

test('each check is kept with when, how and what came of it, before it is answered', async () => {
  await held.asAdmin('delete from certificates.online_checks');
  const { text, code, certificateId } = await aCertificate(held, [paid('2026-09')]);
  await Promise.all([byText(text), byCode(code), byText('SMS1:'), byText(await forged())]);
  const kept = await held.asAdmin(
    'select how, outcome, reason, certificate_id from certificates.online_checks order by reason, how',
  );
  expect(kept).toEqual([
    { how: 'text', outcome: 'NOT_VALID', reason: 'certificate.unknown', certificate_id: null },
    { how: 'text', outcome: 'NOT_VALID', reason: 'certificate.unreadable', certificate_id: null },
    { how: 'code', outcome: 'VALID', reason: 'certificate.valid', certificate_id: certificateId },
    { how: 'text', outcome: 'VALID', reason: 'certificate.valid', certificate_id: certificateId },
  ]);
});

test('a busy checker keeps each check by the time it is closed', async () => {
  await held.asAdmin('delete from certificates.online_checks');
  const { text, code, certificateId } = await aCertificate(held, [paid('2026-09')]);
  const busy = openBusyChecker(certificateServicesOf(held), () => checkedAt);
  await busy.check({ how: 'text', text }, 'id');
  await busy.check({ how: 'code', code }, 'id');
  await busy.close();
  const kept = await held.asAdmin(
    'select how, reason, certificate_id from certificates.online_checks order by how',
  );
  expect(kept).toEqual(
    ['code', 'text'].map((how) => ({ how, reason: 'certificate.valid', certificate_id: certificateId })),
  );
});

test('two hundred checks at once are answered each as its own, in few statements', async () => {
  const good = await aCertificate(held, [paid('2026-09')]);
  const bad = await aCertificate(held, [paid('2026-05'), open('2026-06')]);
  let statements = 0;
  const pool = new Proxy(held.services.pool, {
    get: (target, name) => {
      if (name === 'query') statements += 1;
      const value = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const counted = openChecker({ ...certificateServicesOf(held), pool }, () => checkedAt);
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      counted.check({ how: 'text', text: index % 2 ? good.text : bad.text }, 'id'),
    ),
  );
  expect(answers.map(({ outcome }) => outcome)).toEqual(
    answers.map((_, index) => (index % 2 ? 'VALID' : 'NOT_VALID')),
  );
  expect(statements).toBeLessThan(12);
});

test('where the books cannot be reached a signed text is CANNOT_CONFIRM, never VALID', async () => {
  const { text } = await aCertificate(held, [paid('2026-09')]);
  await openKeyring(certificateServicesOf(held));
  const pool = new Proxy(held.services.pool, {
    get: (target, name) => {
      const value = Reflect.get(target, name);
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value;
      return (asked: { readonly name?: string }, ...rest: readonly unknown[]) =>
        asked.name === 'certificates-answer-checks'
          ? Promise.reject(new Error('gone'))
          : Reflect.apply(value, target, [asked, ...rest]);
    },
  });
  const cutOff = openChecker({ ...certificateServicesOf(held), pool }, () => checkedAt);
  expect(await cutOff.check({ how: 'text', text }, 'id')).toMatchObject({
    ...{ outcome: 'CANNOT_CONFIRM', reason: 'status.unavailable', employer: null },
  });
});
