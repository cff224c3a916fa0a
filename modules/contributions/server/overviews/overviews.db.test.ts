import { beforeAll, describe, expect, test } from 'vitest';
import type { Services } from '#platform/server/act/services.ts';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer, billMonth, insertContributors, receive, reverse } from '#tests/support/a-contributor.ts';
import { aCaller, aWorker, insertWorkers, type TestWorker } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { qrOfPdf, textOfPdf } from '#tests/support/pdf-text.ts';
import { sealProof } from './proof-token.ts';
import { checkProof, printProtection, showProtection } from './show-protection.ts';
import { printWorkerContributions, showWorkerContributions } from './show-worker-contributions.ts';

const held = testDatabase();
const today = '2026-11-20';
const elsewhere = aCaller('office_supervisor', { areaCodes: ['51.04'] });
const services = (): Services => ({ ...held.services, today: () => today });
const himself = ({ workerId }: TestWorker) => aCaller('worker', { workerId });

let worker: TestWorker;
let returning: string;

const codeOf = async (workerId: string, month: string) =>
  String(
    (
      await held.asAdmin(
        `select code from contributions.bills where payer_id = '${workerId}' and first_month = '${month}'`,
      )
    )[0]?.code,
  );

/** Paid for March, lapsed, came back in September, and owes since: every state of a worker who pays for himself. */
beforeAll(async () => {
  [worker] = (await insertContributors(held, 1)) as [TestWorker];
  const { workerId } = worker;
  await billMonth(held, '2026-03');
  await receive(held, [
    { code: await codeOf(workerId, '2026-03'), amountIdr: 16_800, receivedOn: '2026-03-10' },
  ]);
  for (const month of ['2026-04', '2026-05', '2026-06']) await billMonth(held, month);
  const back = { code: await codeOf(workerId, '2026-04'), amountIdr: 8_400, receivedOn: '2026-09-05' };
  returning = String((await receive(held, [back]))[0]?.payment_id);
  for (const month of ['2026-10', '2026-11']) await billMonth(held, month);
});

const answerOn = async (on: string, caller = anOfficer) => {
  const { answer, segments } = await showProtection(services(), caller, { workerId: worker.workerId, on });
  return `${answer} ${segments.map(({ state }) => state).join()}`;
};

describe('whether a worker was protected on a day', () => {
  test.each([
    ['2026-01-20', 'no NEVER', 'registered, nothing paid'],
    ['2026-03-09', 'no NEVER', 'the day before the first payment'],
    ['2026-03-10', 'yes ACTIVE', 'the day of the first payment'],
    ['2026-04-10', 'yes ACTIVE', 'before the next due day'],
    ['2026-05-20', 'open ARREARS', 'two months behind'],
    ['2026-06-30', 'open ARREARS', 'the last day before the lapse'],
    ['2026-07-01', 'no INACTIVE', 'the first day of the lapse'],
    ['2026-09-04', 'no INACTIVE', 'the day before he paid again'],
    ['2026-09-05', 'yes ACTIVE', 'the day he paid again'],
    ['2026-11-20', 'open ARREARS', 'behind again'],
  ])('%s: %s (%s)', async (on, answer) => {
    expect(await answerOn(on)).toBe(answer);
  });

  test('is told with its reckoning and its law, in the language of who asks', async () => {
    const asked = { workerId: worker.workerId, on: '2026-07-01' };
    const { segments } = await showProtection(services(), anOfficer, asked);
    expect(segments[0]?.workings.join(' ')).toContain('nonaktif sejak 1 Juli 2026');
    expect(segments[0]?.basis.join()).toContain('PP 44/2015');
    const english = await showProtection(services(), { ...anOfficer, language: 'en' }, asked);
    expect(english.segments[0]?.workings.join(' ')).toContain('1 July 2026');
  });

  test('is asked of no day to come and of none before the scheme', async () => {
    for (const on of ['2026-11-21', '2015-06-30'])
      await expect(answerOn(on)).rejects.toMatchObject({ code: 'protection.day_out_of_range' });
  });

  test('of someone else’s worker is answered like a random id', async () => {
    for (const workerId of [worker.workerId, newId()])
      await expect(showProtection(services(), elsewhere, { workerId, on: today })).rejects.toMatchObject({
        code: 'worker.not_found',
        details: {},
      });
    await expect(answerOn(today, aCaller('sponsor'))).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('leaves an entry in the journal, a print with the number of its paper', async () => {
    const own = himself(worker);
    const asked = { workerId: worker.workerId, on: '2026-09-05' };
    await showProtection(services(), own, asked);
    const text = await textOf(await printProtection(services(), own, asked, 'https://semesta.example'));
    const entries =
      await held.asAdmin(`select act, subjects_count, details->>'on' as day, details->>'number' as number
      from platform.audit_entries where account_id = '${own.accountId}' order by entry_id`);
    expect(entries).toMatchObject([
      { act: 'contributions.show-protection', subjects_count: 1, day: '2026-09-05', number: null },
      { act: 'contributions.print-protection', subjects_count: 1, day: '2026-09-05' },
    ]);
    expect(text).toContain(`No. ${entries[1]?.number}`);
  });
});

async function textOf(file: File): Promise<string> {
  return textOfPdf(Buffer.from(await file.arrayBuffer()))
    .join('\n')
    .replace(/\s+/g, ' ');
}

describe('a proof of protection', () => {
  const printed = async (on: string) => {
    const asked = { workerId: worker.workerId, on };
    const file = await printProtection(services(), anOfficer, asked, 'https://semesta.example');
    return { file, pdf: Buffer.from(await file.arrayBuffer()), text: await textOf(file) };
  };

  test('says the answer and why, masks the NIK, and names nobody in its file name', async () => {
    const { file, text } = await printed('2026-09-05');
    expect(text).toContain('Terlindungi pada 5 September 2026');
    for (const words of ['DEMONSTRASI', 'Kantor Cabang Bali Denpasar']) expect(text).toContain(words);
    expect(text).not.toContain(worker.nik);
    expect(text).toContain(`${worker.nik.slice(0, 4)}********${worker.nik.slice(12)}`);
    expect(file.name).toBe(`bukti-perlindungan-${worker.workerId.slice(0, 8)}.pdf`);
    expect((await printed('2026-07-01')).text).toContain('Tidak terlindungi pada 1 Juli 2026');
  });

  test('is checked by its QR code without an account: same number, code and answer, the name masked; the look is kept', async () => {
    const { pdf, text } = await printed('2026-09-05');
    const [address, token = ''] = (await qrOfPdf(pdf)).split('#');
    expect(address).toBe('https://semesta.example/bukti');
    const checked = await checkProof(services(), token);
    expect(checked).toMatchObject({
      nameMasked: 'I W*** S***',
      on: '2026-09-05',
      answer: 'yes',
      stillStands: true,
    });
    expect(text).toContain(`Nomor ${checked.number}, kode periksa ${checked.code}`);
    const looks =
      await held.asAdmin(`select actor_name from platform.audit_entries where act = 'contributions.check-proof'
      and subject_id = '${worker.workerId}'`);
    expect(looks).toEqual([{ actor_name: 'Pemeriksa bukti' }]);
  });

  test('that was changed, made up, sealed by other keys or is of nobody is unknown; control: the untouched one is known', async () => {
    const content = {
      workerId: worker.workerId,
      on: '2026-09-05',
      answer: 'yes',
      madeAt: '2026-11-20T08:00:00.000Z',
    } as const;
    const token = sealProof(held.services.secrets, content);
    const changed = `${token.slice(0, 40)}${token[40] === 'A' ? 'B' : 'A'}${token.slice(41)}`;
    const ofNobody = sealProof(held.services.secrets, { ...content, workerId: newId() });
    for (const one of [changed, token.slice(1), '', 'x'.repeat(72), ofNobody])
      await expect(checkProof(services(), one)).rejects.toMatchObject({ code: 'proof.unknown' });
    expect(await checkProof(services(), token)).toMatchObject({ madeAt: content.madeAt, on: content.on });
  });
});

describe('the months of a worker', () => {
  const marksOf = async (caller = anOfficer) => {
    const { calendar } = await showWorkerContributions(services(), caller, worker);
    return calendar[0]?.months.map(({ mark }) => mark ?? '-').join(' ');
  };

  test('stand in the calendar as paid, forgone, unpaid or never billed', async () => {
    expect(await marksOf()).toBe('- - paid forgone forgone forgone - - paid unpaid unpaid -');
    expect(await marksOf(himself(worker))).toBe(await marksOf());
  });

  test('are told one by one with payer, day, receipt, and the code to pay by', async () => {
    const { months, isWhole } = await showWorkerContributions(services(), anOfficer, worker);
    expect(isWhole).toBe(true);
    expect(months.map(({ month }) => month)).toEqual([...months.map(({ month }) => month)].sort().reverse());
    expect(months.find(({ month }) => month === '2026-09')).toMatchObject({
      ...{
        segment: 'BPU',
        part: 'protection',
        mark: 'paid',
        amountIdr: '8400',
        payerKind: 'worker',
        payer: null,
      },
      ...{ paidOn: '2026-09-05', code: null },
    });
    expect(months.find(({ month }) => month === '2026-10')?.code).toBe(
      await codeOf(worker.workerId, '2026-10'),
    );
  });

  test('are all seen by the office he moved to, and by the one he left no more', async () => {
    const [moved] = (await insertContributors(held, 1)) as [TestWorker];
    await billMonth(held, '2026-10');
    await held.asAdmin(
      `update registry.workers set area_code = '51.04.01.2001' where worker_id = '${moved.workerId}'`,
    );
    const { months } = await showWorkerContributions(services(), elsewhere, moved);
    expect(months.map(({ month }) => month)).toContain('2026-10');
    await expect(showWorkerContributions(services(), anOfficer, moved)).rejects.toMatchObject({
      code: 'worker.not_found',
    });
  });

  test('of two employers are seen by each for his own, by the worker and his village whole', async () => {
    const [hotel, shop] = [await anEmployer('PT Hotel'), await anEmployer('CV Toko')];
    const both = aWorker({ segment: 'PU', custodians: [hotel, shop] });
    await insertWorkers(held, [both]);
    await paidWages(both.workerId, hotel, '2026-09', '2026-10-10');
    await paidWages(both.workerId, shop, '2026-10', '2026-11-10');
    const seen = async (caller: Parameters<typeof showWorkerContributions>[1]) => {
      const { months, isWhole } = await showWorkerContributions(services(), caller, both);
      return [isWhole, ...months.map(({ month, payer }) => `${month} ${payer}`)];
    };
    const employer = (organisationId: string) =>
      aCaller('employer', { organisationId, organisationIds: [organisationId] });
    expect(await seen(employer(hotel))).toEqual([false, '2026-09 PT Hotel']);
    expect(await seen(employer(shop))).toEqual([false, '2026-10 CV Toko']);
    const whole = [true, '2026-10 CV Toko', '2026-09 PT Hotel'];
    expect(await seen(himself(both))).toEqual(whole);
    expect(await seen(aCaller('village', { areaCodes: ['51.71.04.2008'] }))).toEqual(whole);
  });

  test('on paper say the same; the print is kept in the journal', async () => {
    const own = himself(worker);
    const text = await textOf(await printWorkerContributions(services(), own, worker.workerId));
    for (const words of [
      'Rincian iuran pekerja',
      'September 2026',
      '5 Sep 2026',
      'Sendiri',
      'Terlewat',
      'Rp 25.200',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(worker.nik);
    expect(
      await held.asAdmin(`select act from platform.audit_entries where account_id = '${own.accountId}'`),
    ).toEqual([{ act: 'contributions.print-months' }]);
  });
});

test('a membership that is over covers no more, whatever was paid; control: while it went on, it did', async () => {
  const employer = await anEmployer('PT Selesai');
  const left = aWorker({ segment: 'PU', custodians: [employer] });
  await insertWorkers(held, [left]);
  await paidWages(left.workerId, employer, '2026-08', '2026-09-10');
  await held.asAdmin(`update registry.memberships set state = 'ENDED', ended_on = '2026-09-30', end_reason = 'resigned'
    where worker_id = '${left.workerId}'`);
  const on = async (day: string) => {
    const { answer, segments } = await showProtection(services(), anOfficer, {
      workerId: left.workerId,
      on: day,
    });
    return `${answer} ${segments[0]?.state}`;
  };
  expect([await on('2026-09-30'), await on('2026-10-01')]).toEqual(['yes ACTIVE', 'no ENDED']);
});

test('a payment taken back changes the answer, and a proof made before says that it stands no more', async () => {
  const content = {
    workerId: worker.workerId,
    on: '2026-09-05',
    answer: 'yes',
    madeAt: '2026-11-20T08:00:00.000Z',
  } as const;
  const token = sealProof(held.services.secrets, content);
  expect((await checkProof(services(), token)).stillStands).toBe(true);
  await reverse(held, returning, '2026-11-20');
  expect(await answerOn('2026-09-05')).toBe('no INACTIVE');
  expect(await checkProof(services(), token)).toMatchObject({ answer: 'yes', stillStands: false });
});

async function anEmployer(name: string): Promise<string> {
  const id = newId();
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code)
    values ('${id}', 'employer', '${name}', '{uji}', '51.71.04.2008')`);
  return id;
}

/** A paid month of a wage earner as a filing leaves it. */
async function paidWages(workerId: string, employer: string, month: string, paidOn: string): Promise<void> {
  await held.asAdmin(`insert into contributions.worker_months (worker_id, month, membership_id, part, segment, payer_kind, payer_id, amount_idr, base_idr,
      jkk_idr, state, paid_on, area_code, custodians, sex, birth_band, occupation_group)
    values ('${workerId}', '${month}', gen_random_uuid(), 'whole', 'PU', 'employer', '${employer}', 10000, 3000000, 10000, 'paid', '${paidOn}',
      '51.71.04.2008', array['${employer}']::uuid[], 'L', 1980, 'other')`);
}
