import { expect, test } from 'vitest';
import {
  type IndicatorId,
  indicatorIds,
  indicators,
  type PublishedFigure,
} from '#modules/coverage/core/index.ts';
import { loadDenominators } from '#modules/coverage/server/denominators/index.ts';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { addPublishedFigure } from './add-figure.ts';
import { publishedReport, showPublished } from './show-published.ts';

const held = testDatabase();
const supervisor = aCaller('office_supervisor', { areaCodes: ['51.71'] });

const figure: PublishedFigure = {
  ...{
    id: 'uji.share',
    measure: 'COV-EMP',
    area: '51.71',
    scope: 'Denpasar',
    period: '2026',
    value: '50.00',
  },
  ...{
    unit: 'percent',
    approximate: false,
    source: { title: 'Koran Uji', publishedOn: '2026-10', certainty: 'B' },
  },
  share: { of: 'denpasar.bpu.2024', over: 'denpasar.labour_force.2018' },
};

test('a figure is added once with its source, checked against the register, and audited', async () => {
  await addPublishedFigure(held.services, supervisor, { figure });
  const { figures } = await showPublished(held.services, '51.71', 'en');
  const added = figures.find(({ id }) => id === 'uji.share');
  expect(added?.checks.find(({ check }) => check === 'share')).toEqual({
    ...{ check: 'share', outcome: 'fail' },
    text: '190,940 of 475,000 is 40.20 %, published 50.00 %.',
  });
  expect(added?.citation).toBe('Koran Uji: Coverage of the employed, Denpasar, 2026: 50.00 percent');
  await expect(addPublishedFigure(held.services, supervisor, { figure })).rejects.toMatchObject({
    code: 'published.figure_exists',
  });
  const audited = await held.asAdmin(
    `select 1 from platform.audit_entries where act = 'coverage.add-published-figure' and subject_id = 'uji.share'`,
  );
  expect(audited).toHaveLength(1);
});

test.each([
  ['published.area_not_yours', { area: '51.04' }],
  ['published.area_unknown', { area: '99' }],
  ['published.relation_unknown', { share: { of: 'nobody', over: null } }],
  ['published.figure_exists', { id: 'denpasar.active.2024' }],
])('%s: %j is refused and nothing is kept', async (code, given) => {
  const asked = { ...figure, id: 'uji.refused', ...given };
  await expect(addPublishedFigure(held.services, supervisor, { figure: asked })).rejects.toMatchObject({
    code,
  });
  expect(
    await held.asAdmin(`select 1 from coverage.published_figures where figure_id = '${asked.id}'`),
  ).toHaveLength(0);
});

test('whoever loads no denominators adds no figure', async () => {
  for (const role of ['office_staff', 'village', 'auditor', 'permit_desk'] as const)
    await expect(
      addPublishedFigure(held.services, aCaller(role, { areaCodes: ['51.71'] }), { figure }),
    ).rejects.toMatchObject({ code: 'access.forbidden' });
});

test('the report of an area holds what was published of it or truly counted over it, in both languages', async () => {
  const report = await publishedReport(held.services, '51.71');
  const ids = report.map(({ id }) => id);
  expect(ids).toContain('denpasar.active.2024');
  expect(ids).toContain('branch.active.2018');
  expect(ids).not.toContain('gianyar.coverage.2025');
  const swapped = (await publishedReport(held.services, undefined)).find(
    ({ id }) => id === 'bali.coverage.2025-03',
  );
  expect(swapped?.checks.find(({ check }) => check === 'share')?.text).toBe(
    '935.079 dari 1.873.899 adalah 49,90 %, terbit 50,88 %; 1.837.899 akan cocok (dua angka bersebelahan tertukar). / 935,079 of 1,873,899 is 49.90 %, published 50.88 %; 1,837,899 would fit (two neighbouring digits swapped).',
  );
});

test('no published number is laid under a count of ours, until someone loads it as a workforce figure by its name', async () => {
  const { share: _, ...plain } = figure;
  await addPublishedFigure(held.services, supervisor, {
    figure: {
      ...plain,
      ...{ id: 'uji.workforce', measure: 'workforce_eligible', unit: 'people', value: '321000' },
    },
  });
  const auditor = aCaller('auditor');
  const denominatorsOf = async (area: string, indicator: IndicatorId) => {
    const asked = { area, view: 'residence', indicator } as const;
    const { segments, children } = await showCoverage(held.services, auditor, asked, 'en');
    return [...segments, ...children.flatMap((child) => child.segments)].flatMap(
      ({ denominator, percent }) => (denominator ? [{ ...denominator, percent }] : []),
    );
  };
  const counted = indicatorIds.filter((id) => indicators[id].over !== 'target');
  for (const area of ['51', '51.04', '51.71'])
    for (const id of counted) expect(await denominatorsOf(area, id)).toEqual([]);
  // What is shown then is the loaded figure, with the source it was loaded with.
  const lines =
    'area_code,segment,value,definition,source,as_of\n51.71,ALL,321000,COV-UCJ,BPJS Uji,2026-01-31\n';
  await loadDenominators(held.services, {
    ...{ caller: supervisor, key: undefined, language: 'id' },
    file: { name: 'penyebut.csv', bytes: new TextEncoder().encode(lines) },
  });
  expect(await denominatorsOf('51.71', 'COV-UCJ')).toMatchObject([
    { value: 321_000, definition: 'COV-UCJ', source: 'BPJS Uji', percent: '0.0' },
  ]);
});
