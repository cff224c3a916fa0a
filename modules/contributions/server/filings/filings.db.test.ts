import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { anOfficer } from '#tests/support/a-contributor.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { fileJoiner } from './file-joiner.ts';
import { aClerksDay, aNik, anEmployer, costOf, faultsOfMoney, type TestEmployer } from './filing-test-kit.ts';
import { finaliseFiling } from './finalise-filing.ts';
import { reopenFiling } from './reopen-filing.ts';
import { showFiling, showMonths, showUnusual } from './show-filings.ts';
import { showLines } from './show-lines.ts';
import { pastePayroll } from './take-payroll.ts';

const held = testDatabase();
let employer: TestEmployer;

beforeEach(async () => {
  employer = await anEmployer(held);
});

const { open, finalise, file, anEdit, change, workerAt, payBill, rows } = aClerksDay(held, () => employer);

describe('a month that is filed', () => {
  test('begins with the wages of the registry, then of the last filing, and bills by the rules', async () => {
    const first = await open('2026-09');
    expect(first).toMatchObject({ state: 'draft', workers: 3, wagesIdr: '12000000', copiedFromMonth: null });
    const changed = await change(first, [await anEdit(workerAt(0), { wageIdr: '5500000' })]);
    expect(changed).toMatchObject({
      counts: { changed: 1 },
      amountIdr: String(costOf('2026-09', [5_500_000, 4_000_000, 4_000_000])),
    });
    const final = await finalise(changed);
    expect(final).toMatchObject({
      state: 'final',
      bill: { state: 'open', dueOn: '2026-10-15', amountIdr: changed.amountIdr, feeIdr: '0' },
    });
    expect(final.bill?.code).toMatch(/^2\d{15}$/);
    const second = await open('2026-10');
    expect(second).toMatchObject({
      copiedFromMonth: '2026-09',
      wagesIdr: '13500000',
      counts: { changed: 0, joined: 0 },
    });
    const again = await open('2026-10');
    expect(again.filingId).toBe(second.filingId);
    expect(await faultsOfMoney(held)).toEqual([]);
  });

  test('is written by its employer and its office alone, and leaves entries in the journal', async () => {
    const stranger = await anEmployer(held);
    const filing = await open('2026-10');
    for (const caller of [stranger.clerk, aCaller('office_staff', { areaCodes: ['51.04'] })]) {
      await expect(showFiling(held.services, caller, filing.filingId)).rejects.toMatchObject({
        code: 'filing.not_found',
      });
      await expect(finalise(filing, caller)).rejects.toMatchObject({ code: 'filing.not_found' });
      await expect(open('2026-10', caller)).rejects.toMatchObject({ code: 'filing.employer_not_found' });
    }
    for (const role of ['auditor', 'village', 'worker', 'permit_desk', 'agent'] as const)
      await expect(finalise(filing, aCaller(role, { areaCodes: ['51.71'] }))).rejects.toMatchObject({
        code: 'access.forbidden',
      });
    await finalise(filing, anOfficer);
    const entries = await rows(
      `select act, subjects_count from platform.audit_entries where subject_id = '${filing.filingId}' order by recorded_at`,
    );
    expect(entries.map(({ act, subjects_count }) => `${act} ${subjects_count}`)).toEqual([
      'contributions.open-filing 0',
      'contributions.finalise-filing 3',
    ]);
  });

  test('is refused in a state or version that does not fit, with nothing changed', async () => {
    const draft = await open('2026-10');
    const edit = await anEdit(workerAt(0), { wageIdr: '4100000' });
    const changed = await change(draft, [edit]);
    await expect(change(draft, [edit])).rejects.toMatchObject({ code: 'filing.changed_meanwhile' });
    await expect(finalise(draft)).rejects.toMatchObject({ code: 'filing.changed_meanwhile' });
    const final = await finalise(changed);
    await expect(change(final, [edit])).rejects.toMatchObject({ code: 'state.refused' });
    await expect(finalise(final)).rejects.toMatchObject({ code: 'state.refused' });
    await payBill(final, '2026-11-02');
    const reason = 'salah ketik';
    await expect(
      reopenFiling(held.services, employer.clerk, {
        filingId: final.filingId,
        version: final.version,
        reason,
      }),
    ).rejects.toMatchObject({ code: 'filing.paid' });
    await expect(open('2026-12')).rejects.toMatchObject({ code: 'filing.month_not_open' });
  });

  test('waits for a wage, a risk class or a scale that is missing', async () => {
    await rows(
      `update registry.memberships set wage_idr = null where organisation_id = $e and worker_id = '${workerAt(0).workerId}'`,
    );
    const draft = await open('2026-10');
    expect(draft.counts.wageMissing).toBe(1);
    await expect(finalise(draft)).rejects.toMatchObject({ code: 'filing.wage_missing' });
    employer = await anEmployer(held, { scale: null });
    const lacking = await open('2026-10');
    expect(lacking).toMatchObject({ lacks: ['scale'], rates: [] });
    await expect(finalise(lacking)).rejects.toMatchObject({ code: 'filing.employer_incomplete' });
  });

  test('of a government office is billed to it with the programmes of its non-civil-servants', async () => {
    employer = await anEmployer(held, { kind: 'government_office', scale: null });
    const final = await file('2026-10');
    expect(final).toMatchObject({
      employer: { isGovernment: true },
      totals: [{ programme: 'JKK' }, { programme: 'JKM' }],
    });
    expect(final.bill?.amountIdr).toBe(String(3 * (9_600 + 12_000)));
  });

  test('shows its lines to whoever may see the people, and the look is audited', async () => {
    const draft = await open('2026-10');
    const asked = { filingId: draft.filingId, filter: 'all', search: '', page: 1, limit: 2 } as const;
    const { lines, total } = await showLines(held.services, employer.clerk, asked);
    expect([lines.length, total]).toEqual([2, 3]);
    expect(JSON.stringify(lines)).not.toContain(workerAt(0).nik);
    await expect(showLines(held.services, aCaller('permit_desk'), asked)).rejects.toMatchObject({
      code: 'access.forbidden',
    });
    expect(await showMonths(held.services, employer.clerk, employer.employerId)).toMatchObject({
      months: expect.arrayContaining([expect.objectContaining({ month: '2026-10', state: 'draft' })]),
    });
  });
});

describe('leavers and joiners', () => {
  test('a leaver ends with the filing, is billed for the month he left in, and stands again when it is reopened', async () => {
    const draft = await open('2026-10');
    const left = { on: '2026-10-20', reason: 'own_wish' } as const;
    const marked = await change(draft, [await anEdit(workerAt(1), { left })]);
    const final = await finalise(marked);
    expect(final.bill?.amountIdr).toBe(String(costOf('2026-10', [4_000_000, 4_000_000, 4_000_000])));
    const state = () =>
      rows(
        `select state, ended_on::text, end_reason from registry.memberships where worker_id = '${workerAt(1).workerId}'`,
      );
    expect(await state()).toEqual([{ state: 'ENDED', ended_on: '2026-10-20', end_reason: 'own_wish' }]);
    const reopened = await reopenFiling(held.services, employer.clerk, {
      filingId: final.filingId,
      version: final.version,
      reason: 'ternyata masih bekerja',
    });
    expect(await state()).toEqual([{ state: 'REGISTERED', ended_on: null, end_reason: null }]);
    const events = await rows(
      `select act, undoes is not null as undoes from registry.worker_events where worker_id = '${workerAt(1).workerId}' order by event_id`,
    );
    expect(events).toEqual([
      { act: 'registry.end-membership', undoes: false },
      { act: 'registry.undo-act', undoes: true },
    ]);
    const earlier = await change(reopened, [
      await anEdit(workerAt(1), { left: { on: '2026-09-30', reason: 'own_wish' } }),
    ]);
    expect(earlier.amountIdr).toBe(String(costOf('2026-10', [4_000_000, 4_000_000])));
    await expect(
      change(earlier, [await anEdit(workerAt(1), { left: { on: '2026-12-01', reason: 'other' } })]),
    ).rejects.toMatchObject({ code: 'filing.leaving_day_invalid' });
    const again = await finalise(earlier);
    expect(again.bill?.code).not.toBe(final.bill?.code);
    expect((await open('2026-11')).workers).toBe(2);
    expect(
      await rows(
        'select state, replaced_by is not null as replaced from contributions.bills where payer_id = $e order by code',
      ),
    ).toEqual([
      { state: 'replaced', replaced: true },
      { state: 'open', replaced: false },
    ]);
    expect(await faultsOfMoney(held)).toEqual([]);
  });

  test('a joiner is registered by NIK, name, birth date and sex; a known one needs his own birth date', async () => {
    const draft = await open('2026-10');
    const joiner = { nik: aNik(), name: 'Ni Luh Sari', birthDate: '', sex: 'P', wageIdr: '3600000' };
    const day = `${joiner.nik.slice(6, 8)}-${joiner.nik.slice(8, 10)}-19${joiner.nik.slice(10, 12)}`;
    const ask = (given: Partial<typeof joiner>, version: number) =>
      fileJoiner(held.services, employer.clerk, {
        filingId: draft.filingId,
        version,
        ...joiner,
        birthDate: day,
        ...given,
      });
    await expect(ask({ nik: '123' }, draft.version)).rejects.toMatchObject({ code: 'filing.joiner_refused' });
    const joined = await ask({}, draft.version);
    expect(joined).toMatchObject({ workers: 4, counts: { joined: 1 } });
    expect((await ask({ wageIdr: '3700000' }, joined.version)).workers).toBe(4);
    const other = await anEmployer(held, { workers: 1 });
    const known = { nik: String(other.workers[0]?.nik), name: 'I Wayan Sudarma', sex: 'L' };
    const seen = await showFiling(held.services, employer.clerk, draft.filingId);
    await expect(ask(known, seen.version)).rejects.toMatchObject({ code: 'filing.joiner_needs_review' });
    const same = await ask({ ...known, birthDate: '01-01-1980' }, seen.version);
    expect(same.workers).toBe(5);
    expect(
      await rows(
        `select count(*)::int as n from registry.memberships where worker_id = '${other.workers[0]?.workerId}' and segment = 'PU'`,
      ),
    ).toEqual([{ n: 2 }]);
  });

  test('pasted cells are taken by NIK, strangers and faults are answered by line', async () => {
    const draft = await open('2026-10');
    const stranger = await anEmployer(held, { workers: 1 });
    const text = `No\tNIK\tNama\tUpah\n1\t${workerAt(0).nik}\tI Wayan\tRp 4.250.000\n2\t${stranger.workers[0]?.nik}\tOrang lain\t4000000\n3\t\tTanpa nomor\t4000000\n4\t${workerAt(1).nik}\tI Made\t`;
    const taken = await pastePayroll(held.services, employer.clerk, {
      filingId: draft.filingId,
      version: draft.version,
      text,
      isWhole: true,
    });
    expect(taken).toMatchObject({
      taken: 1,
      changed: 1,
      absent: 2,
      faults: [
        { line: 3, code: 'not_a_member' },
        { line: 4, code: 'number_missing' },
        { line: 5, code: 'wage_missing' },
      ],
    });
    const after = await showFiling(held.services, employer.clerk, draft.filingId);
    expect(after.hints).toContainEqual({ kind: 'absent_from_payroll', workers: 2, amountIdr: null });
  });
});

test('what looks unusual is kept with the filing and listed for the office', async () => {
  employer = await anEmployer(held, { workers: 6 });
  await file('2026-09');
  const draft = await open('2026-10');
  const edits = await Promise.all(employer.workers.map((worker) => anEdit(worker, { wageIdr: '900000' })));
  const final = await finalise(await change(draft, edits));
  const { filings } = await showUnusual(held.services, anOfficer, { month: '2026-10', limit: 100 });
  const listed = filings.find(({ filingId }) => filingId === final.filingId);
  expect(listed?.hints.map(({ kind }) => kind)).toEqual(['wage_below_minimum', 'equal_wages', 'wage_fell']);
  const stranger = aCaller('office_staff', { areaCodes: ['51.04'] });
  expect((await showUnusual(held.services, stranger, { month: '2026-10', limit: 100 })).filings).toEqual([]);
});

test('an idempotency key gives the first answer and one bill', async () => {
  const { filingId, version } = await open('2026-10');
  const key = newId();
  const ask = () => finaliseFiling(held.services, employer.clerk, { filingId, version }, key);
  const [first, second] = [await ask(), await ask()];
  expect(second.bill?.code).toBe(first.bill?.code);
});
