import { beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '#modules/rules/core/index.ts';
import { contextOf } from '#platform/core/roles.ts';
import { inTransaction } from '#platform/server/db/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { answerCase } from './answer-case.ts';
import { blocksOf } from './blocks-of.ts';
import { decideStep } from './decide-step.ts';
import {
  aDebtor,
  begun,
  days,
  desk,
  ownerOf,
  payment,
  sanctionActs,
  staff,
  supervisor,
} from './sanctions-test-kit.ts';
import { showCase } from './show-case.ts';
import { showLetter } from './show-letter.ts';
import { withdrawStep } from './withdraw-step.ts';

const held = testDatabase();
const acts = sanctionActs(held);

/** What stands on a printed paper, on one line. */
const wordsOf = (pdf: Buffer) => textOfPdf(pdf).join(' ').replace(/\s+/g, ' ');

async function blockOf({ organisationId }: TestEmployer, caller = desk) {
  const blocks = await inTransaction(held.services.pool, contextOf(caller), (transaction) =>
    blocksOf(transaction, [organisationId]),
  );
  return blocks.get(organisationId) ?? null;
}

describe('an employer on the ladder', () => {
  let employer: TestEmployer;
  let caseId: string;
  beforeAll(async () => {
    employer = await aDebtor(held);
    caseId = await acts.open(begun, employer);
  });

  test('is not told before a second person approves his first warning', async () => {
    const owner = ownerOf(employer);
    await expect(showCase(acts.on(begun), owner, caseId)).rejects.toMatchObject({
      code: 'sanction.not_found',
    });
    const { stepId } = await acts.propose(begun, caseId, 'first_warning');
    await expect(showCase(acts.on(begun), owner, caseId)).rejects.toMatchObject({
      code: 'sanction.not_found',
    });
    await acts.approve(begun, stepId);
    const shown = await showCase(acts.on(begun), owner, caseId);
    expect(shown).toMatchObject({ stage: 'first_warning', possible: [], mayAct: false, mayAnswer: true });
    expect(shown.steps.map(({ kind, proposedBy }) => [kind, proposedBy])).toEqual([['first_warning', '']]);
    expect(shown.overdue.owedIdr).toBe('700000');
    expect(shown.nextFrom).toBe(days.second);
  });

  test('is warned again on the first day that the law allows, and not the day before', async () => {
    const early = addDays(days.second, -1);
    await expect(acts.propose(early, caseId, 'second_warning')).rejects.toMatchObject({
      ...{ code: 'sanction.too_early', details: { from: days.second } },
    });
    await expect(acts.propose(days.second, caseId, 'fine')).rejects.toMatchObject({
      code: 'sanction.not_possible',
    });
    expect(await acts.take(days.second, caseId, 'second_warning')).toMatchObject({
      ...{ stage: 'second_warning', nextFrom: days.fine },
    });
  });

  test('is fined on all that was owed when the second warning ended, whatever was paid after it', async () => {
    await held.asAdmin(`update contributions.bills set state = 'paid', paid_idr = amount_idr, paid_on = '${days.fine}'
      where payer_id = '${employer.organisationId}' and first_month = '2025-11'`);
    const { fine } = await acts.take(days.fine, caseId, 'fine');
    expect(fine).toMatchObject({ owedIdr: '700000', fineIdr: '700', owedOn: addDays(days.fine, -1) });
    expect(fine?.bills.map(({ month, owedIdr }) => [month, owedIdr])).toEqual([
      ['2025-10', '300000'],
      ['2025-11', '400000'],
    ]);
  });

  test('is blocked when the fine has run its time: the permit desk sees since when, by which letter, which services', async () => {
    expect(await blockOf(employer)).toBeNull();
    const shown = await acts.take(days.withhold, caseId, 'withhold');
    const block = await blockOf(employer);
    expect(block).toMatchObject({ since: days.withhold, caseId, letterNumber: shown.blockLetter });
    expect(block?.services).toContain('business_permit');
    expect(block?.letterNumber).toBe(shown.letters.at(-1)?.number);
    expect(await blockOf(employer, aCaller('village', { areaCodes: ['51.71.04.2008'] }))).toBeNull();
    await expect(showCase(acts.on(begun), desk, caseId)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('has letters with his sums, days, the law and the way out, and the same bytes each time', async () => {
    const { letters } = await showCase(acts.on(days.withhold), supervisor, caseId);
    expect(letters.map(({ kind }) => kind)).toEqual(['first_warning', 'second_warning', 'fine', 'withhold']);
    const print = async (index: number, caller = supervisor) => {
      const file = await showLetter(acts.on(days.withhold), caller, letters[index]?.letterId ?? '');
      return Buffer.from(await file.arrayBuffer());
    };
    const [first, fine, withhold] = [await print(0), await print(2), await print(3)];
    expect(wordsOf(first)).toMatch(/Teguran tertulis pertama[\s\S]*700\.000[\s\S]*10 hari kerja/);
    expect(wordsOf(fine)).toMatch(/0,1%[\s\S]*700\.000[\s\S]*Rp\s?700/);
    expect(wordsOf(withhold)).toMatch(/perizinan usaha[\s\S]*Pasal 9/);
    expect((await print(0, ownerOf(employer))).equals(first)).toBe(true);
    await expect(print(0, ownerOf(await aDebtor(held)))).rejects.toMatchObject({
      code: 'sanction.letter_not_found',
    });
  });

  test('is heard: his answer is kept with the case, in every stage', async () => {
    const words = 'Kami sudah mengajukan angsuran. NIK 5171041203800001 pemiliknya.';
    await answerCase(acts.on(days.withhold), ownerOf(employer), { caseId, words, documentId: null });
    const { answers } = await showCase(acts.on(days.withhold), staff, caseId);
    expect(answers).toMatchObject([{ stage: 'services', answeredOn: days.withhold }]);
    expect(answers[0]?.words).not.toContain('5171041203800001');
    const other = ownerOf(await aDebtor(held));
    await expect(
      answerCase(acts.on(begun), other, { caseId, words, documentId: null }),
    ).rejects.toMatchObject({ code: 'sanction.not_found' });
  });
});

describe('lifting', () => {
  test('happens by itself when nothing overdue is owed and the fine is paid, with a letter; the block ends with it', async () => {
    const employer = await aDebtor(held);
    const { caseId } = await acts.upTo(employer);
    await payBills(held, employer, days.withhold);
    expect(await acts.lift(days.withhold, employer)).toBe(0);
    expect(await blockOf(employer)).not.toBeNull();
    await acts.take(days.withhold, caseId, 'fine_payment', payment(days.withhold, 'NTPN-1001'));
    expect(await blockOf(employer)).toBeNull();
    const shown = await showCase(acts.on(days.withhold), supervisor, caseId);
    expect(shown).toMatchObject({
      ...{ stage: 'closed', closing: 'paid', closedOn: days.withhold, fineReference: 'NTPN-1001' },
      ...{ blockSince: null, possible: [] },
    });
    expect(shown.letters.at(-1)?.kind).toBe('lifting');
  });

  test('stops the ladder where he pays in between: a step that waits falls away, and new arrears are a new case', async () => {
    const employer = await aDebtor(held);
    const { caseId } = await acts.upTo(employer, 'second_warning');
    await acts.propose(days.fine, caseId, 'fine');
    expect(await acts.lift(days.fine, employer)).toBe(0);
    await payBills(held, employer, days.fine);
    expect(await acts.lift(days.fine, employer)).toBe(1);
    const shown = await showCase(acts.on(days.fine), supervisor, caseId);
    expect(shown).toMatchObject({ stage: 'closed', closing: 'paid' });
    expect(shown.steps.at(-1)).toMatchObject({ kind: 'fine', state: 'withdrawn' });
    await addBills(held, employer, [{ month: '2025-12', state: 'open' }]);
    const again = await acts.open(days.fine, employer);
    expect(again).not.toBe(caseId);
    expect(await acts.lift(days.fine, employer)).toBe(0);
  });

  test('by the job and by the act that records the fine, both at once, closes the case once with one letter', async () => {
    const employer = await aDebtor(held);
    const { caseId } = await acts.upTo(employer);
    await payBills(held, employer, days.withhold);
    const paid = payment(days.withhold, 'NTPN-1003');
    const { stepId } = await acts.propose(days.withhold, caseId, 'fine_payment', paid);
    await Promise.all([
      acts.lift(days.withhold, employer),
      acts.approve(days.withhold, stepId),
      acts.lift(days.withhold, employer),
    ]);
    const { closing, letters } = await showCase(acts.on(days.withhold), supervisor, caseId);
    expect(closing).toBe('paid');
    expect(letters.filter(({ kind }) => kind === 'lifting')).toHaveLength(1);
  });

  test('writes no letter to an employer who was never warned', async () => {
    const employer = await aDebtor(held);
    const caseId = await acts.open(begun, employer);
    await payBills(held, employer, begun);
    await acts.lift(begun, employer);
    const { closing, letters } = await showCase(acts.on(begun), supervisor, caseId);
    expect([closing, letters]).toEqual(['paid', []]);
  });

  test('of another duty than money is an act of two persons: payment does not lift it', async () => {
    const employer = await aDebtor(held);
    const caseId = await acts.open(begun, employer, {
      ...{ basis: 'unregistered', source: 'inspection', finding: 'Lima pekerja belum didaftarkan.' },
    });
    await acts.take(begun, caseId, 'first_warning');
    await payBills(held, employer, begun);
    expect(await acts.lift(begun, employer)).toBe(0);
    await expect(acts.propose(begun, caseId, 'lift')).rejects.toMatchObject({
      code: 'sanction.reason_missing',
    });
    const shown = await acts.take(begun, caseId, 'lift', { reason: 'Kelima pekerja sudah terdaftar.' });
    expect(shown).toMatchObject({ stage: 'closed', closing: 'met' });
    expect(shown.letters.map(({ kind }) => kind)).toEqual(['first_warning', 'lifting']);
  });
});

describe('two persons', () => {
  test('climb each rung: never the proposer, nor a second account of his; a refused step says why', async () => {
    const caseId = await acts.open(begun, await aDebtor(held));
    const { stepId } = await acts.propose(begun, caseId, 'first_warning', { caller: supervisor });
    const second = { ...supervisor, accountId: newId(), name: 'Akun kedua' };
    for (const caller of [supervisor, second])
      await expect(acts.approve(begun, stepId, caller)).rejects.toMatchObject({
        code: 'sanction.same_person',
      });
    await expect(acts.approve(begun, stepId, staff)).rejects.toMatchObject({ code: 'access.forbidden' });
    const other = aCaller('office_supervisor', { areaCodes: ['51.71'] });
    const refuse = (reason: string) =>
      decideStep(acts.on(begun), other, { stepId, verdict: 'refused', reason });
    await expect(refuse('')).rejects.toMatchObject({ code: 'sanction.reason_missing' });
    await refuse('Alamatnya keliru.');
    const { stage, steps } = await showCase(acts.on(begun), supervisor, caseId);
    expect([stage, steps[0]?.state, steps[0]?.decisionReason]).toEqual([
      ...['opened', 'refused', 'Alamatnya keliru.'],
    ]);
  });

  test('is kept by the database itself, whatever the application says', async () => {
    const caseId = await acts.open(begun, await aDebtor(held));
    const { stepId } = await acts.propose(begun, caseId, 'first_warning');
    await expect(
      held.asAdmin(`update certificates.sanction_steps set state = 'approved', decider_key = person_key, decided_on = '${begun}'
        where step_id = '${stepId}'`),
    ).rejects.toThrow(/sanction_steps__second_person/);
    await held.asAdmin(`update certificates.sanction_steps set state = 'approved', decider_key = 'other', decided_on = '${begun}'
      where step_id = '${stepId}'`);
  });

  test('who approve at once give one warning and one letter', async () => {
    const caseId = await acts.open(begun, await aDebtor(held));
    const { stepId } = await acts.propose(begun, caseId, 'first_warning');
    const other = aCaller('office_supervisor', { areaCodes: ['51.71'] });
    const outcomes = await Promise.allSettled(
      [supervisor, other].map((caller) => acts.approve(begun, stepId, caller)),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'sanction.decided_already' });
    expect((await showCase(acts.on(begun), supervisor, caseId)).letters).toHaveLength(1);
  });

  test('who propose at once lay one step before the supervisor; only its proposer withdraws it', async () => {
    const caseId = await acts.open(begun, await aDebtor(held));
    const outcomes = await Promise.allSettled([
      acts.propose(begun, caseId, 'first_warning'),
      acts.propose(begun, caseId, 'cancel', { reason: 'Keliru.' }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { proposed } = await showCase(acts.on(begun), supervisor, caseId);
    const withdraw = (caller: typeof staff) =>
      withdrawStep(acts.on(begun), caller, { stepId: proposed?.stepId ?? '', reason: 'Belum lengkap.' });
    await expect(withdraw(supervisor)).rejects.toMatchObject({ code: 'sanction.not_yours' });
    await withdraw(staff);
    expect((await showCase(acts.on(begun), supervisor, caseId)).proposed).toBeNull();
  });

  test('take a step back with a reason: the case stands where it stood, its clocks begin again', async () => {
    const employer = await aDebtor(held);
    const { caseId } = await acts.upTo(employer);
    const reason = 'Surat terkirim ke alamat lama.';
    const shown = await acts.take(days.withhold, caseId, 'take_back', { reason });
    expect(shown).toMatchObject({ stage: 'fine', blockSince: null, nextFrom: days.withhold });
    expect(shown.steps.map(({ kind, state }) => [kind, state]).slice(-2)).toEqual([
      ['withhold', 'taken_back'],
      ['take_back', 'approved'],
    ]);
    expect(await blockOf(employer)).toBeNull();
    const before = await acts.take(days.withhold, caseId, 'take_back', { reason });
    expect(before).toMatchObject({ stage: 'second_warning', fine: null, fineIdr: null });
  });
});
