import { describe, expect, test } from 'vitest';
import { addDays } from '#modules/rules/core/index.ts';
import { payBills } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import {
  aDebtor,
  auditor,
  begun,
  days,
  ownerOf,
  payment,
  sanctionActs,
  staff,
  supervisor,
} from './sanctions-test-kit.ts';
import { showCandidates, showCaseCounts, showCases } from './show-cases.ts';
import { showLetter } from './show-letter.ts';

const held = testDatabase();
const acts = sanctionActs(held);

describe('the payment of a fine', () => {
  test('has a day after the fine and a receipt that was used for no other', async () => {
    const [one, other] = [await aDebtor(held), await aDebtor(held)];
    const first = await acts.upTo(one, 'fine');
    const second = await acts.upTo(other, 'fine');
    const propose = (caseId: string, paidOn: string, reference = 'NTPN-2002') =>
      acts.propose(days.withhold, caseId, 'fine_payment', payment(paidOn, reference));
    await expect(acts.propose(days.withhold, first.caseId, 'fine_payment')).rejects.toMatchObject({
      code: 'sanction.payment_missing',
    });
    for (const wrong of [addDays(days.fine, -1), addDays(days.withhold, 1)])
      await expect(propose(first.caseId, wrong)).rejects.toMatchObject({ code: 'sanction.payment_day' });
    const { stepId } = await propose(first.caseId, days.fine);
    await acts.approve(days.withhold, stepId);
    await expect(propose(second.caseId, days.fine)).rejects.toMatchObject({
      code: 'sanction.reference_taken',
    });
  });

  test('alone is reason enough to withhold services, and the letter says that it is what is owed', async () => {
    const employer = await aDebtor(held);
    const { caseId } = await acts.upTo(employer, 'fine');
    await payBills(held, employer, days.withhold);
    const { letters } = await acts.take(days.withhold, caseId, 'withhold');
    const letter = await showLetter(acts.on(days.withhold), staff, letters.at(-1)?.letterId ?? '');
    const words = textOfPdf(Buffer.from(await letter.arrayBuffer()))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(words).toContain('belum dibayar');
    expect(words).not.toContain('masih terutang');
  });

  test('of a duty without bills is reckoned on what the office assessed, and not without it', async () => {
    const employer = await aDebtor(held, []);
    const finding = 'Belum terdaftar.';
    const caseId = await acts.open(begun, employer, { ...{ basis: 'not_registered', finding } });
    await acts.take(begun, caseId, 'first_warning');
    await acts.take(days.second, caseId, 'second_warning');
    await expect(acts.propose(days.fine, caseId, 'fine')).rejects.toMatchObject({ code: 'sanction.no_base' });
    const { fine } = await acts.take(days.fine, caseId, 'fine', { assessedIdr: '12000000' });
    expect(fine).toMatchObject({ assessedIdr: '12000000', fineIdr: '12000', bills: [] });
  });
});

describe('the board', () => {
  test('lists who is in arrears and has no case, the longest first, within one’s area', async () => {
    const employer = await aDebtor(held);
    const far = await aDebtor(held);
    await held.asAdmin(
      `update registry.organisations set area_code = '51.04.01.2001' where organisation_id = '${far.organisationId}'`,
    );
    await held.asAdmin(
      `update certificates.employer_standings set area_code = '51.04.01.2001' where organisation_id = '${far.organisationId}'`,
    );
    const seek = async (caller = staff, search = '') =>
      (await showCandidates(acts.on(begun), caller, { months: 2, search, limit: 200 })).candidates.map(
        ({ organisationId }) => organisationId,
      );
    expect(await seek()).toContain(employer.organisationId);
    expect(await seek()).not.toContain(far.organisationId);
    expect(await seek(staff, employer.npp)).toEqual([employer.organisationId]);
    await acts.open(begun, employer);
    expect(await seek()).not.toContain(employer.organisationId);
    await expect(acts.open(begun, employer)).rejects.toMatchObject({ code: 'sanction.open_already' });
    await expect(acts.open(begun, far)).rejects.toMatchObject({ code: 'sanction.employer_not_found' });
    await expect(seek(auditor)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  test('puts what may be done today first, each case in one work list', async () => {
    const employer = await aDebtor(held);
    const caseId = await acts.open(begun, employer);
    const list = async (caller = supervisor, on = begun) =>
      (await showCases(acts.on(on), caller, { tab: 'all', search: employer.npp, limit: 10 })).cases;
    const inTab = async (tab: 'to_decide' | 'to_propose' | 'waiting' | 'running', on = begun) =>
      (await showCases(acts.on(on), supervisor, { tab, search: employer.npp, limit: 10 })).cases.length;
    expect(await inTab('to_propose')).toBe(1);
    const { stepId } = await acts.propose(begun, caseId, 'first_warning');
    expect([await inTab('to_decide'), await inTab('to_propose'), await inTab('waiting')]).toEqual([1, 0, 0]);
    expect((await list(staff))[0]?.proposed?.isMineToDecide).toBe(false);
    await acts.approve(begun, stepId);
    expect([await inTab('running'), await inTab('to_propose', days.second)]).toEqual([1, 1]);
    expect(await list(ownerOf(employer))).toHaveLength(1);
    expect(await list(auditor)).toHaveLength(1);
    const { tabs } = await showCaseCounts(acts.on(begun), supervisor);
    const counted = Object.fromEntries(tabs.map(({ tab, cases }) => [tab, cases]));
    const parts = ['to_decide', 'to_propose', 'waiting', 'running', 'closed'] as const;
    expect(parts.reduce((sum, tab) => sum + (counted[tab] ?? 0), 0)).toBe(counted.all);
  });

  test('finds a case by its number however it is typed, and none by a part of it', async () => {
    const caseId = await acts.open(begun, await aDebtor(held));
    const found = async (search: string, caller = supervisor) =>
      (await showCases(acts.on(begun), caller, { tab: 'all', search, limit: 10 })).cases;
    const number = (
      await showCases(acts.on(begun), staff, { tab: 'all', search: '', limit: 200 })
    ).cases.find((one) => one.caseId === caseId)?.number;
    expect(number).toMatch(/^S-\d{4}-\d{5}$/);
    expect((await found(String(number).toLowerCase())).map((one) => one.caseId)).toEqual([caseId]);
    expect(await found(String(number).slice(0, -1))).toEqual([]);
    expect(await found(String(number), ownerOf(await aDebtor(held)))).toEqual([]);
  });

  test('opens no case of arrears where nothing is overdue', async () => {
    const employer = await aDebtor(held, [{ month: '2026-01', state: 'open' }]);
    await expect(acts.open(begun, employer)).rejects.toMatchObject({ code: 'sanction.nothing_overdue' });
    await expect(acts.open(begun, employer, { basis: 'unregistered' })).rejects.toMatchObject({
      code: 'sanction.reason_missing',
    });
  });
});
