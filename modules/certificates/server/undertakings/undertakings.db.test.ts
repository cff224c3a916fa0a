import { expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { entryOf, refusalOf } from '#tests/support/a-proposed-list.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { addBills, anEmployer, payBills, type TestEmployer } from '#tests/support/an-employer.ts';
import { testDatabase, testToday } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { decideUndertaking, withdrawUndertaking } from './decide-undertaking.ts';
import { fileUndertaking, type UndertakingTerms } from './file-undertaking.ts';
import { printRecommendation } from './print-recommendation.ts';
import { settleAllUndertakings } from './settle-undertakings.ts';
import { showUndertakings, showWaitingUndertakings } from './show-undertakings.ts';

const held = testDatabase();
const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });
const staff = aCaller('office_staff', { areaCodes: ['51.71'] });
const debtor = () =>
  anEmployer(held, [
    { month: '2026-08', state: 'paid' },
    { month: '2026-09', state: 'open' },
  ]);
const clerkOf = ({ organisationId }: TestEmployer) =>
  aCaller('employer', { organisationId, organisationIds: [organisationId] });
const promise = ({ organisationId }: TestEmployer): UndertakingTerms => ({
  ...{ organisationId, payThrough: '2026-09', workersPromised: null, dueOn: '2026-12-01', documentId: null },
  terms: 'Membayar iuran September paling lambat 1 Desember',
});
const shown = async (employer: TestEmployer) =>
  showUndertakings(held.services, staff, employer.organisationId);
const newest = async (employer: TestEmployer) => (await shown(employer)).undertakings[0];

async function accepted(employer: TestEmployer, changed: Partial<ReturnType<typeof promise>> = {}) {
  const { undertakingId } = await fileUndertaking(held.services, clerkOf(employer), {
    ...promise(employer),
    ...changed,
  });
  await decideUndertaking(held.services, supervisor, {
    ...{ undertakingId, version: 1, decision: 'accepted', reason: '' },
  });
  return undertakingId;
}

const settleOn = (on: string) => settleAllUndertakings(held.database.worker, on);

test('an employer files, another person accepts, and the paper carries the reference', async () => {
  const employer = await debtor();
  const { undertakingId } = await fileUndertaking(held.services, clerkOf(employer), promise(employer));
  expect(await newest(employer)).toMatchObject({
    ...{ state: 'filed', owedIdr: '300000', reference: '', isOwn: false },
  });
  const { reference } = await decideUndertaking(held.services, supervisor, {
    ...{ undertakingId, version: 1, decision: 'accepted', reason: '' },
  });
  expect(reference).toMatch(/^RB-2026-\d{5}$/);
  const file = await printRecommendation(held.services, clerkOf(employer), undertakingId);
  const text = textOfPdf(Buffer.from(await file.arrayBuffer())).join(' ');
  for (const word of [reference, employer.name, '1 Desember 2026', 'September 2026'])
    expect(text).toContain(word);
  expect(await entryOf(held, 'certificates.decide-undertaking', employer.organisationId)).toMatchObject({
    account_id: supervisor.accountId,
    details: { decision: 'accepted', reference },
  });
});

test('who filed it does not decide it, through a second account either, and staff decide nothing', async () => {
  const employer = await debtor();
  const maker = aCaller('office_staff', { areaCodes: ['51.71'], personKey: supervisor.personKey });
  const { undertakingId } = await fileUndertaking(held.services, maker, promise(employer));
  const decision = { undertakingId, version: 1, decision: 'accepted' as const, reason: '' };
  expect(await refusalOf(decideUndertaking(held.services, supervisor, decision))).toBe(
    'undertaking.same_person',
  );
  expect(await refusalOf(decideUndertaking(held.services, staff, decision))).toBe('access.forbidden');
  expect((await showWaitingUndertakings(held.services, supervisor)).undertakings).toContainEqual(
    expect.objectContaining({ undertakingId, isOwn: true }),
  );
  await expect(
    held.asAdmin(`update certificates.undertakings set state = 'refused', reason = 'x', decided_on = '2026-11-15', decider_key = maker_key
      where undertaking_id = '${undertakingId}'`),
  ).rejects.toThrow(/undertakings__decider_is_another/);
});

test('a refusal says why, ends it, and another may be filed; one that waits may be taken back', async () => {
  const employer = await debtor();
  const clerk = clerkOf(employer);
  const first = await fileUndertaking(held.services, clerk, promise(employer));
  expect(await refusalOf(fileUndertaking(held.services, clerk, promise(employer)))).toBe(
    'undertaking.one_open',
  );
  const refused = { ...first, version: 1, decision: 'refused' as const };
  expect(await refusalOf(decideUndertaking(held.services, supervisor, { ...refused, reason: '' }))).toBe(
    'input.invalid',
  );
  await decideUndertaking(held.services, supervisor, { ...refused, reason: 'Batas waktu terlalu lama' });
  expect(await newest(employer)).toMatchObject({ state: 'refused', reason: 'Batas waktu terlalu lama' });
  expect(await refusalOf(printRecommendation(held.services, clerk, first.undertakingId))).toBe(
    'undertaking.not_accepted',
  );
  const second = await fileUndertaking(held.services, clerk, promise(employer));
  await withdrawUndertaking(held.services, clerk, { ...second, version: 1, reason: '' });
  expect(
    await refusalOf(withdrawUndertaking(held.services, clerk, { ...second, version: 1, reason: '' })),
  ).toBe('undertaking.changed');
});

test('what is promised is bounded: every month due, a day within thirty, more workers than are reported', async () => {
  const employer = await debtor();
  const clerk = clerkOf(employer);
  const tried = (changed: Partial<Parameters<typeof fileUndertaking>[2]>) =>
    refusalOf(fileUndertaking(held.services, clerk, { ...promise(employer), ...changed }));
  expect(await tried({ payThrough: '2026-08' })).toBe('undertaking.month');
  expect(await tried({ payThrough: '2026-12' })).toBe('undertaking.month');
  expect(await tried({ dueOn: testToday })).toBe('undertaking.due_day');
  expect(await tried({ dueOn: '2026-12-16' })).toBe('undertaking.due_day');
  expect(await tried({ workersPromised: 3 })).toBe('undertaking.workers');
  expect(await tried({ dueOn: '2026-12-15', workersPromised: 4 })).toBe('');
  const paid = await anEmployer(held, [{ month: '2026-10', state: 'paid' }]);
  expect(await refusalOf(fileUndertaking(held.services, clerkOf(paid), promise(paid)))).toBe(
    'undertaking.nothing_owed',
  );
});

test('paid in time it is kept by itself; on the day after its last it is broken, and none is taken for six months', async () => {
  const kept = await debtor();
  const broken = await debtor();
  await accepted(kept);
  await accepted(broken);
  await payBills(held, kept, '2026-12-01');
  await held.asAdmin('delete from certificates.changed_employers');
  await settleOn('2026-12-02');
  const told = await held.asAdmin('select organisation_id from certificates.changed_employers');
  const heard = told.map(({ organisation_id }) => organisation_id);
  expect(heard).toEqual(expect.arrayContaining([kept.organisationId, broken.organisationId]));
  expect(await newest(kept)).toMatchObject({ state: 'kept', endedOn: '2026-12-01' });
  expect(await newest(broken)).toMatchObject({ state: 'broken', endedOn: '2026-12-02' });
  const later = { ...held.services, today: () => '2027-06-01' };
  const again = { ...promise(broken), payThrough: '2027-05', dueOn: '2027-06-20' };
  expect(await refusalOf(fileUndertaking(later, clerkOf(broken), again))).toBe('undertaking.too_soon');
  const free = { ...held.services, today: () => '2027-06-02' };
  expect(await refusalOf(fileUndertaking(free, clerkOf(broken), again))).toBe('');
});

test('workers promised must be reported too: money alone does not keep it', async () => {
  const employer = await debtor();
  await accepted(employer, { workersPromised: 5 });
  await payBills(held, employer, '2026-11-20');
  await settleOn('2026-11-21');
  expect(await newest(employer)).toMatchObject({ state: 'accepted' });
  await addBills(held, employer, [{ month: '2026-11', state: 'open', workers: 5 }]);
  await held.asAdmin(
    `update contributions.bills set issued_on = '2026-11-25' where payer_id = '${employer.organisationId}' and first_month = '2026-11'`,
  );
  await settleOn('2026-11-26');
  expect(await newest(employer)).toMatchObject({ state: 'kept', endedOn: '2026-11-25' });
});

test('an employer of elsewhere reads like one that is not there', async () => {
  const employer = await debtor();
  const undertakingId = await accepted(employer);
  const foreigners = [
    aCaller('office_supervisor', { areaCodes: ['51.04'] }),
    aCaller('employer', { organisationIds: [newId()] }),
  ];
  for (const caller of foreigners) {
    expect(await refusalOf(showUndertakings(held.services, caller, employer.organisationId))).toBe(
      'compliance.not_found',
    );
    expect(await refusalOf(printRecommendation(held.services, caller, undertakingId))).toBe(
      'undertaking.not_found',
    );
    const { undertakingId: _, ...terms } = { undertakingId, ...promise(employer) };
    expect(await refusalOf(fileUndertaking(held.services, caller, terms))).toBe('compliance.not_found');
  }
  const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
  expect(await refusalOf(showUndertakings(held.services, desk, employer.organisationId))).toBe(
    'access.forbidden',
  );
});
