import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { receive } from '#tests/support/a-contributor.ts';
import { aCaller, type TestWorker } from '#tests/support/a-registry.ts';
import {
  insertScheme,
  insertSponsored,
  officer,
  otherRegency,
  otherVillage,
  payMonths,
  regency,
  type Scheme,
  villageOfficial,
} from '#tests/support/a-term.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { issueCodes } from './issue-codes.ts';
import { printHandoverLetters } from './print-letters.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { showHandover, showHandoverCounts, showHandoverRates } from './show-handover.ts';

const held = testDatabase();
const today = '2026-11-15';
const services = (on = today) => ({ ...held.services, today: () => on });
const agentId = newId();
const agent = aCaller('agent_office', { organisationId: agentId, organisationIds: [agentId] });
const auditor = aCaller('auditor');

/** Ends on 31 December: 46 days to go. */
let ending: Scheme;
let leaving: readonly TestWorker[];
/** Ended on 31 August: its three months are over on 30 November. */
let ended: Scheme;
let gone: readonly TestWorker[];
/** Ended on 31 July: its three months are over. */
let older: Scheme;

beforeAll(async () => {
  const places = {
    organisation_id: agentId,
    name: 'BUMDes Uji',
    kind: 'bumdes',
    name_tokens: '{}',
    area_code: '51.71.04.2008',
  };
  await held.asAdmin(
    `insert into registry.organisations (${Object.keys(places).join(', ')}) values ('${Object.values(places).join("', '")}')`,
  );
  ending = await insertScheme(held, { firstMonth: '2026-07', agentId });
  leaving = await insertSponsored(held, ending, 3);
  ended = await insertScheme(held, { firstMonth: '2026-03' });
  gone = await insertSponsored(held, ended, 4);
  older = await insertScheme(held, { firstMonth: '2026-02' });
  const left = await insertSponsored(held, older, 3);
  const own = { by: 'worker' } as const;
  await payMonths(held, ended, {
    ...own,
    workers: gone.slice(0, 1),
    from: '2026-09',
    months: 1,
    paidOn: '2026-09-10',
  });
  await payMonths(held, older, {
    ...own,
    workers: left.slice(0, 1),
    from: '2026-08',
    months: 2,
    paidOn: '2026-10-31',
  });
  // Too late to count: after the third month.
  await payMonths(held, older, {
    ...own,
    workers: left.slice(1, 2),
    from: '2026-09',
    months: 1,
    paidOn: '2026-11-01',
  });
});

const listed = async (caller: typeof officer, tab: 'ending' | 'ended' | 'answered', on = today) =>
  (await showHandover(services(on), caller, { tab, limit: 50 })).people;

describe('the hand-over list', () => {
  test('holds from 60 days before the end to three months after it', async () => {
    expect(await listed(officer, 'ending', '2026-10-31')).toHaveLength(0);
    expect(await listed(officer, 'ending', '2026-11-01')).toHaveLength(3);
    expect(await listed(officer, 'ending', '2026-12-31')).toHaveLength(3);
    expect(await listed(officer, 'ended', '2027-03-31')).toHaveLength(3);
    expect(await listed(officer, 'ended', '2027-04-01')).toHaveLength(0);
    const { counts } = await showHandoverCounts(services(), officer, {});
    expect(Object.fromEntries(counts.map(({ tab, workers }) => [tab, workers]))).toEqual({
      ...{ ending: 3, ended: 4, answered: 0 },
    });
  });

  test('is the village’s, the regency’s before which the list lay, the office’s and the agent’s, each his own', async () => {
    for (const caller of [villageOfficial, regency, officer, agent, auditor])
      expect(await listed(caller, 'ending')).toHaveLength(3);
    expect(await listed(agent, 'ended')).toHaveLength(0);
    for (const caller of [otherVillage, otherRegency, aCaller('agent', { organisationIds: [newId()] })])
      expect(await listed(caller, 'ending')).toHaveLength(0);
    await expect(listed(aCaller('sponsor'), 'ending')).rejects.toMatchObject({ code: 'access.forbidden' });
    const looks = await held.asAdmin(
      `select max(subjects_count) as shown from platform.audit_entries where act = 'sponsorship.show-handover' and account_id = '${agent.accountId}'`,
    );
    expect(looks).toEqual([{ shown: 3 }]);
  });

  test('comes page by page, each person once', async () => {
    const first = await showHandover(services(), officer, { tab: 'ended', limit: 3 });
    const second = await showHandover(services(), officer, {
      ...{ tab: 'ended', limit: 3, cursor: first.cursor ?? '' },
    });
    const ids = [...first.people, ...second.people].map(({ workerId }) => workerId);
    expect(new Set(ids).size).toBe(4);
    expect(second.cursor).toBeNull();
  });

  test('leaves out the dead, and says who goes on being sponsored', async () => {
    const [dead, sponsored] = leaving;
    await held.asAdmin(
      `update registry.workers set deceased_on = '2026-11-01' where worker_id = '${dead?.workerId}'`,
    );
    const again = await insertScheme(held, { firstMonth: '2027-01' });
    await held.asAdmin(
      `insert into sponsorship.terms select (t).* from (select jsonb_populate_record(t, jsonb_build_object('term_id', gen_random_uuid(),
        'list_id', '${again.listId}', 'budget_id', '${again.budgetId}', 'first_month', '2027-01', 'last_month', '2027-06', 'state', 'waiting')) as t
        from sponsorship.terms t where t.worker_id = '${sponsored?.workerId}') x`,
    );
    const people = await listed(villageOfficial, 'ending');
    expect(people).toHaveLength(2);
    expect(people.find(({ workerId }) => workerId === sponsored?.workerId)?.nextTermFrom).toBe('2027-01');
    await held.asAdmin(
      `update registry.workers set deceased_on = null where worker_id = '${dead?.workerId}'`,
    );
    await held.asAdmin(`delete from sponsorship.terms where list_id = '${again.listId}'`);
  });
});

const keyOf = async (worker: TestWorker | undefined) => {
  const people = [...(await listed(officer, 'ending')), ...(await listed(officer, 'answered'))];
  const found = people.find(({ workerId }) => workerId === worker?.workerId);
  if (!found) throw new Error('not on the list');
  return { workerId: found.workerId, termId: found.termId, version: found.version };
};

describe('what came of it', () => {
  test('is written down by the village and by the agent who takes over, with who and when', async () => {
    const [one, other] = [await keyOf(leaving[0]), await keyOf(leaving[1])];
    await recordOutcomes(services(), villageOfficial, {
      outcomes: [{ ...one, outcome: 'continues', reason: 'lanjut lewat BUMDes' }],
    });
    await recordOutcomes(services(), agent, { outcomes: [{ ...other, outcome: '', reason: '' }] });
    const [kept] = await listed(agent, 'answered');
    expect(kept).toMatchObject({
      ...{ outcome: 'continues', outcomeReason: 'lanjut lewat BUMDes', outcomeBy: villageOfficial.name },
      contactedOn: today,
    });
    const asked = (await listed(agent, 'ending')).find(({ workerId }) => workerId === other.workerId);
    expect(asked).toMatchObject({ outcome: '', contactedOn: today });
  });

  test('is not written over by whoever saw an older state, and all or nothing is kept', async () => {
    const [changed, fresh] = [await keyOf(leaving[0]), await keyOf(leaving[2])];
    const outcomes = [
      { ...fresh, outcome: 'refuses', reason: '' },
      { ...changed, version: 1, outcome: 'refuses', reason: '' },
    ] as const;
    await expect(recordOutcomes(services(), officer, { outcomes })).rejects.toMatchObject({
      code: 'handover.changed',
    });
    expect((await keyOf(leaving[2])).version).toBe(fresh.version);
  });

  test('is refused to the regency and the auditor, and to others like a random id', async () => {
    const key = await keyOf(leaving[2]);
    const outcomes = [{ ...key, outcome: 'refuses', reason: '' }] as const;
    for (const caller of [regency, auditor])
      await expect(recordOutcomes(services(), caller, { outcomes })).rejects.toMatchObject({
        code: 'access.forbidden',
      });
    const random = [{ ...key, termId: newId(), outcome: 'refuses', reason: '' }] as const;
    for (const asked of [outcomes, random])
      await expect(recordOutcomes(services(), otherVillage, { outcomes: asked })).rejects.toMatchObject({
        code: 'handover.not_found',
      });
  });
});

describe('a code of one’s own', () => {
  test('is for the month after the term, holds until that month ends, and is the same when asked again', async () => {
    const terms = [await keyOf(leaving[2])];
    expect(await issueCodes(services(), villageOfficial, { terms })).toEqual({ issued: 1, left: [] });
    const billOf = async () =>
      (await listed(officer, 'ending')).find(({ workerId }) => workerId === leaving[2]?.workerId)?.bill;
    const bill = await billOf();
    expect(bill).toMatchObject({ month: '2027-01', expiresOn: '2027-01-31' });
    await issueCodes(services(), officer, { terms });
    expect(await billOf()).toEqual(bill);
    const file = await printHandoverLetters(services(), villageOfficial, terms[0]?.termId ?? '');
    const text = textOfPdf(Buffer.from(await file.arrayBuffer()))
      .join(' ')
      .replace(/\s+/g, ' ');
    expect(text.replaceAll(' ', '')).toContain(bill?.code);
    for (const words of ['31 Desember 2026', 'BUMDes Uji', '31 Januari 2027', 'DEMONSTRASI'])
      expect(text).toContain(words);
    expect(text).not.toContain(leaving[2]?.nik ?? '');
  });

  test('paid, he has gone on by himself', async () => {
    const people = await listed(officer, 'ending');
    const { bill } = people.find(({ workerId }) => workerId === leaving[2]?.workerId) ?? {};
    await receive(held, [
      { code: bill?.code ?? '', amountIdr: Number(bill?.amountIdr), receivedOn: '2026-11-16' },
    ]);
    const after = await listed(officer, 'ending');
    expect(after.find(({ workerId }) => workerId === leaving[2]?.workerId)).toMatchObject({
      ...{ ownMonths: 1, bill: null },
    });
  });

  test('is not made for somebody out of sight', async () => {
    const terms = [await keyOf(leaving[1])];
    await expect(issueCodes(services(), otherVillage, { terms })).rejects.toMatchObject({
      code: 'handover.not_found',
    });
    await expect(
      printHandoverLetters(services(), otherVillage, terms[0]?.termId ?? ''),
    ).rejects.toMatchObject({ code: 'handover.not_found' });
    await expect(issueCodes(services(), regency, { terms })).rejects.toMatchObject({
      code: 'access.forbidden',
    });
  });
});

describe('how many went on by themselves', () => {
  const rates = async (caller: typeof officer) => (await showHandoverRates(services(), caller, {})).rates;

  test('counts whoever paid a month by the last day of the third month after the end', async () => {
    const all = (await rates(officer)).find(({ kind }) => kind === 'all');
    // Of seven two paid in time; three of the four of August may still.
    expect(all).toMatchObject({ ended: 7, converted: 2, waiting: 3, percent: 50 });
    const kinds = new Set((await rates(officer)).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['agent', 'all', 'occupation', 'village']);
    const village = (await rates(regency)).find(({ kind }) => kind === 'village');
    expect(village).toMatchObject({ key: '51.71.04.2008', name: 'Ubung Kaja', ended: 7 });
  });

  test('shows nobody else’s', async () => {
    expect((await rates(otherVillage)).filter(({ ended: count }) => count > 0)).toEqual([]);
  });
});
