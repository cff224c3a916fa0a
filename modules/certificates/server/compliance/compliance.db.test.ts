import { expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { entryOf, refusalOf } from '#tests/support/a-proposed-list.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { anEmployer } from '#tests/support/an-employer.ts';
import { testDatabase } from '#tests/support/database.ts';
import { textOfPdf } from '#tests/support/pdf-text.ts';
import { exportCompliance, listCompliance } from './list-compliance.ts';
import { printCompliance, showCompliance } from './show-compliance.ts';
import { stateWorkers } from './state-workers.ts';

const held = testDatabase();
const staff = aCaller('office_staff', { areaCodes: ['51.71'] });
const paid = ['2026-06', '2026-07', '2026-08', '2026-09'].map((month) => ({
  month,
  state: 'paid' as const,
  workers: 10,
}));

async function pointOf(organisationId: string, point: string) {
  const { points } = await showCompliance(held.services, staff, organisationId);
  return points.find((one) => one.point === point);
}

test('an employer who pays is told so, in words with their law; what is not known counts neither way', async () => {
  const { organisationId, npp } = await anEmployer(held, paid);
  const shown = await showCompliance(held.services, staff, organisationId);
  const score = shown.points
    .filter(({ state }) => state === 'met')
    .reduce((sum, { weight }) => sum + weight, 0);
  expect(shown.met).toBe(score);
  expect(shown.points).toContainEqual(
    expect.objectContaining({ point: 'paid', state: 'met', law: 'PP 44/2015', certainty: 'A', wayOut: '' }),
  );
  expect(shown.points.find(({ point }) => point === 'workers')).toMatchObject({ state: 'unknown' });
  expect(shown.points.find(({ point }) => point === 'registered')?.figure).toContain(npp);
  for (const { figure, wayOut } of shown.points)
    expect(`${figure}${wayOut}`).not.toMatch(/compliance\.|\{\{/);
});

test('arrears, fewer workers than a source states, and a sudden fall are each said with what to do', async () => {
  const { organisationId } = await anEmployer(held, [
    ...paid.slice(0, 3),
    { month: '2026-09', state: 'open', workers: 5 },
  ]);
  const statement = { organisationId, source: 'oss' as const, number: 'NIB 1', workers: 12 };
  await stateWorkers(held.services, staff, { ...statement, statedOn: '2026-10-01' });
  expect(await pointOf(organisationId, 'paid')).toMatchObject({ state: 'not_met' });
  expect((await pointOf(organisationId, 'paid'))?.figure).toContain('Rp 300.000');
  expect((await pointOf(organisationId, 'workers'))?.figure).toContain('kurang 7 orang');
  expect((await pointOf(organisationId, 'steady'))?.figure).toContain('turun 50%');
  expect((await pointOf(organisationId, 'steady'))?.wayOut).not.toBe('');
  const future = stateWorkers(held.services, staff, { ...statement, statedOn: '2026-12-01' });
  expect(await refusalOf(future)).toBe('compliance.source_day');
});

test('the list finds who lacks a point, the worst first, and goes out as a sheet without formulas', async () => {
  const village = '51.71.02.1003';
  const given = { areaCode: village };
  const good = await anEmployer(held, paid, given);
  const bad = await anEmployer(held, [{ month: '2026-08', state: 'open' }], { ...given, name: '=cmd|PT' });
  const listed = await listCompliance(held.services, staff, {
    within: village,
    text: '',
    offset: 0,
    limit: 10,
  });
  expect(listed.employers.map(({ organisationId }) => organisationId)).toEqual([
    bad.organisationId,
    good.organisationId,
  ]);
  const found = await listCompliance(held.services, staff, {
    ...{ within: village, missing: 'paid', text: '', offset: 0, limit: 10 },
  });
  expect(found.employers.map(({ npp }) => npp)).toEqual([bad.npp]);
  expect(found.counts).toContainEqual({ point: 'paid', employers: 1 });
  const file = await exportCompliance(held.services, staff, { form: 'csv', within: village, text: '' });
  const text = await file.text();
  expect(text).toContain("'=cmd|PT");
  expect(text.split('\r\n')).toHaveLength(4);
  const book = await exportCompliance(held.services, staff, { form: 'xlsx', within: village, text: '' });
  expect(
    Buffer.from(await book.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
});

test('a thousand employers cost as many statements as one', async () => {
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, npp, area_code, risk_class, scale, duty_started_on)
    select gen_random_uuid(), 'employer', 'PT Banyak ' || n, '{pt,banyak}', 'MANY' || lpad(n::text, 5, '0'), '51.71.03.1001', 1, 'small', '2025-01-02' from generate_series(1, 1000) n`);
  const statementsFor = async (text: string) => {
    let statements = 0;
    const pool = new Proxy(held.services.pool, {
      get(target, name, receiver) {
        if (name !== 'connect') return Reflect.get(target, name, receiver);
        return async () => {
          const client = await target.connect();
          const { query } = client;
          client.query = ((...given: Parameters<typeof query>) => {
            statements += 1;
            return query.apply(client, given);
          }) satisfies unknown as typeof query;
          const { release } = client;
          client.release = (...given: Parameters<typeof release>) => {
            client.query = query;
            client.release = release;
            release.apply(client, given);
          };
          return client;
        };
      },
    });
    const asked = { text, offset: 0, limit: 50 };
    const { looked } = await listCompliance({ ...held.services, pool }, staff, asked);
    return { statements, looked };
  };
  const one = await statementsFor('MANY00001');
  const all = await statementsFor('MANY');
  expect([one.looked, all.looked]).toEqual([1, 1_000]);
  expect(one.statements).toBeGreaterThan(3);
  expect(all.statements).toBe(one.statements);
});

test('the score card on paper says what the page says, and the print is audited', async () => {
  const { organisationId, name } = await anEmployer(held, [{ month: '2026-08', state: 'open' }]);
  const clerk = aCaller('employer', { organisationIds: [organisationId] });
  const file = await printCompliance(held.services, clerk, organisationId);
  const words = textOfPdf(Buffer.from(await file.arrayBuffer())).join(' ');
  const { met, of } = await showCompliance(held.services, clerk, organisationId);
  for (const word of [name, `${met} dari ${of}`, 'Kartu Kepatuhan']) expect(words).toContain(word);
  expect(await entryOf(held, 'certificates.print-compliance', organisationId)).toMatchObject({
    account_id: clerk.accountId,
  });
});

test('only the employer himself, the office of the area and the auditor are told; a permit desk is not', async () => {
  const { organisationId } = await anEmployer(held, paid);
  const ask = (role: Parameters<typeof aCaller>[0], scope: Parameters<typeof aCaller>[1]) =>
    refusalOf(showCompliance(held.services, aCaller(role, scope), organisationId));
  expect(await ask('auditor', {})).toBe('');
  expect(await ask('employer', { organisationIds: [organisationId] })).toBe('');
  expect(await ask('employer', { organisationIds: [newId()] })).toBe('compliance.not_found');
  expect(await ask('office_staff', { areaCodes: ['51.04'] })).toBe('compliance.not_found');
  expect(await ask('permit_desk', { areaCodes: ['51.71'] })).toBe('access.forbidden');
  const elsewhere = aCaller('office_staff', { areaCodes: ['51.04'] });
  const statement = { source: 'oss' as const, number: '', workers: 1, statedOn: '2026-10-01' };
  expect(await refusalOf(stateWorkers(held.services, elsewhere, { organisationId, ...statement }))).toBe(
    'compliance.not_found',
  );
});
