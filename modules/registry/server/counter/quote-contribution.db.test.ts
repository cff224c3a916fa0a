import { expect, test } from 'vitest';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { insertEmployer, ubungKaja } from './counter-test-kit.ts';
import { type QuoteRequest, quoteContribution } from './quote-contribution.ts';

const held = testDatabase();
const bpu: QuoteRequest = {
  ...{
    segment: 'BPU',
    organisationId: null,
    incomeIdr: '1000000',
    occupation: 'Petani',
    withSavings: false,
    months: 1,
  },
};

test('a month without a wage costs what the law of that month says, by programme with its articles', async () => {
  const quote = await quoteContribution(held.services, null, bpu);
  expect(quote).toMatchObject({
    unavailable: null,
    lines: [
      { programme: 'JKK', employerIdr: '0', workerIdr: '5000' },
      { programme: 'JKM', employerIdr: '0', workerIdr: '3400' },
    ],
    ...{ monthlyIdr: '8400', totalIdr: '8400', baseIdr: '1000000' },
  });
  for (const { basis } of quote.lines) expect(basis.length).toBeGreaterThan(0);
});

test('the first bill counts each month by its own law: the relief of 2026 ends within the months chosen', async () => {
  const quote = await quoteContribution(held.services, null, { ...bpu, withSavings: true, months: 3 });
  expect(quote.byMonth).toEqual([
    { month: '2026-11', totalIdr: '28400' },
    { month: '2026-12', totalIdr: '28400' },
    { month: '2027-01', totalIdr: '36800' },
  ]);
  expect(quote.totalIdr).toBe('93600');
});

test('a wage costs employer and worker what the employer’s class and scale ask; without a class nothing is told', async () => {
  const organisationId = newId();
  await insertEmployer(held, organisationId);
  const hotel = aCaller('employer', { organisationId, organisationIds: [organisationId] });
  const asked: QuoteRequest = { ...bpu, segment: 'PU', incomeIdr: '4000000' };
  const quote = await quoteContribution(held.services, hotel, asked);
  expect(quote.lines.map(({ programme }) => programme)).toEqual(
    expect.arrayContaining(['JKK', 'JKM', 'JHT', 'JP']),
  );
  expect(BigInt(quote.monthlyIdr)).toBeGreaterThan(0n);
  await held.asAdmin(
    `update registry.organisations set risk_class = null where organisation_id = '${organisationId}'`,
  );
  expect(await quoteContribution(held.services, hotel, asked)).toMatchObject({
    unavailable: 'risk_class',
    lines: [],
  });
  const foreign = quoteContribution(held.services, aCaller('office_staff', { areaCodes: ['51.04'] }), {
    ...asked,
    organisationId,
  });
  await expect(foreign).rejects.toMatchObject({ code: 'organisation.not_found' });
  await expect(quoteContribution(held.services, null, asked)).rejects.toMatchObject({
    code: 'registration.segment_not_yours',
  });
  await expect(quoteContribution(held.services, ubungKaja(), asked)).rejects.toMatchObject({
    code: 'registration.employer_missing',
  });
});
