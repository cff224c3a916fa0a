import { read, utils } from '@e965/xlsx';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ExportFile } from '#modules/coverage/core/index.ts';
import { showCoverage } from '#modules/coverage/server/picture/index.ts';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { testDatabase } from '#tests/support/database.ts';
import { exportView } from './export-view.ts';
import { showBreakdown } from './show-breakdown.ts';
import { showEnding } from './show-ending.ts';
import { showMissing } from './show-missing.ts';
import { showRanking } from './show-ranking.ts';

const held = testDatabase();
const officer = aCaller('office_supervisor', { areaCodes: ['51.04', '51.05', '51.06', '51.07'] });

const base = { area: '51.04', segment: 'ALL', indicator: 'PROTECTED' } as const;
const ranked = { ...base, level: 'district', order: 'best', limit: 1000 } as const;

const asking = (caller: Caller | null) => ({ services: held.services, caller, language: 'id' }) as const;

/** Rows of a file as someone who opens it sees them: numbers as numbers in XLSX, words in CSV. */
async function opened(
  caller: Caller | null,
  file: ExportFile,
  more: Partial<typeof ranked> | { branch: string } = {},
) {
  const made = await exportView(asking(caller), file, { ...ranked, ...more });
  const book = read(await made.arrayBuffer(), { type: 'array', raw: true });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  const rows = sheet
    ? utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '', raw: true })
    : [];
  return { name: made.name, rows, text: file.endsWith('.csv') ? await made.text() : '' };
}

/** Rows below the heads of the columns, whose first one is given. */
function tableOf(rows: readonly (readonly (string | number)[])[], firstColumn: string) {
  const head = rows.findIndex((row) => row[0] === firstColumn && row.length > 2 && row[1] !== '');
  expect(head).toBeGreaterThan(0);
  return rows.slice(head + 1).map((row) => row.map(String));
}

beforeAll(async () => {
  const rows = [
    ['PROTECTED', '2026-10', '51.04.01.2001', 40, 'farmer'],
    ['PROTECTED', '2026-11', '51.04.01.2001', 6, 'trader'],
    ['PROTECTED', '2026-10', '51.04.02.2001', 3, 'priest'],
    ['PROTECTED', '2026-10', '51.04.03', 12, 'craft'],
    ['PROTECTED', '2026-10', '51.04', 7, 'driver'],
    ['OPEN', '2026-01', '51.04.01.2001', 60, 'farmer'],
    ['ENDING', '2026-12', '51.04.01.2001', 9, 'farmer'],
  ];
  await held.asAdmin(`insert into coverage.fact_deltas (delta_id, measure, change_month, residence_code, work_area_code, segment, payer_kind, sex, birth_band, occupation_group, workers)
    select gen_random_uuid(), v.measure, v.month, v.place, '51.05', 'BPU', 'worker', 'P', 1985, v.occupation, v.workers
    from jsonb_to_recordset('${JSON.stringify(rows.map(([measure, month, place, workers, occupation]) => ({ measure, month, place, workers, occupation })))}')
      as v (measure text, month text, place text, workers bigint, occupation text)`);
  await held.asAdmin(`insert into coverage.denominators (denominator_id, area_code, segment, definition, value, as_of, source)
    values ('${newId()}', '51.04.01', 'ALL', '=COV-EMP', 230, '2026-08-31', 'BPS, "Sakernas"')`);
});

describe('a view as a file', () => {
  test.each(['xlsx', 'csv'] as const)(
    'the ranking in %s has the figures of the view, each with its definition, source and date',
    async (form) => {
      const shown = await showRanking(asking(officer), ranked);
      const { rows, name } = await opened(officer, `ranking.${form}`);
      expect(name).toBe(`peringkat-51.04-2026-11.${form}`);
      const expected = [
        ...shown.rows,
        ...shown.withoutDenominator.map((row) => ({ ...row, rank: '', figure: null, percent: null })),
      ];
      expect(tableOf(rows, 'Peringkat')).toEqual(
        expected.map(({ rank, area, workers, before, figure, percent }) =>
          [
            rank,
            area.code,
            area.pathName,
            workers,
            before,
            figure?.value ?? '',
            percent ?? '',
            figure ? "'=COV-EMP" : '',
            figure?.source ?? '',
            figure?.asOf ?? '',
          ].map(String),
        ),
      );
      expect(shown.rows[0]).toMatchObject({ workers: 46, percent: '20.0' });
    },
  );

  test.each(['xlsx', 'csv'] as const)(
    'coverage in %s has the areas below, those not known and the area itself',
    async (form) => {
      const shown = await showCoverage(held.services, officer, { ...base, view: 'residence' }, 'id');
      const table = tableOf((await opened(officer, `coverage.${form}`)).rows, 'Kode');
      const all = (of: { segments: (typeof shown)['segments'] }) => String(of.segments[0]?.protected);
      expect(table.map((row) => row[2])).toEqual([...shown.children.map(all), '7', all(shown)]);
      expect(table.at(-1)?.slice(0, 3)).toEqual(['51.04', 'Kabupaten Gianyar, Bali', '68']);
    },
  );

  test.each(['xlsx', 'csv'] as const)(
    'breakdown, missing and ending in %s have the figures of their views',
    async (form) => {
      const parts = await showBreakdown(asking(officer), base);
      expect(tableOf((await opened(officer, `breakdown.${form}`)).rows, 'Rincian')).toEqual(
        parts.dimensions.flatMap(({ name, rows }) =>
          rows.map((row) => [name, row.name, String(row.workers)]),
        ),
      );
      const missing = await showMissing(asking(officer), base);
      const missed = tableOf((await opened(officer, `missing.${form}`)).rows, 'Pekerjaan');
      expect(missed.map((row) => row.slice(0, 4))).toEqual(
        [...missing.rows, { name: 'Jumlah', ...missing.total }].map((row) =>
          [row.name, row.registered, row.protected, row.missing].map(String),
        ),
      );
      const ending = await showEnding(asking(officer), base);
      const ends = tableOf((await opened(officer, `ending.${form}`)).rows, 'Kode');
      expect(ends.map((row) => row[2])).toEqual(
        [...ending.rows, ...ending.byPayer, { workers: ending.total }].map(({ workers }) => String(workers)),
      );
    },
  );

  test('says what it counts, where, when and out of which books, and that it is a demonstration', async () => {
    const { text } = await opened(officer, 'ranking.csv');
    for (const words of [
      'Pekerja terlindungi (PROTECTED)',
      'Definisi,',
      'Kabupaten Gianyar, Bali (51.04)',
      'November 2026',
      '15 November 2026',
      'Buku Semesta',
      'Bukan angka resmi',
    ])
      expect(text).toContain(words);
    expect(text).not.toContain('Ditahan');
    // Nothing in it begins as a formula would.
    expect(text.split(/[\r\n,]+/).filter((cell) => /^"?[=+@]/.test(cell))).toEqual([]);
  });

  test('a branch is exported by its regencies', async () => {
    const table = tableOf((await opened(officer, 'coverage.xlsx', { branch: 'gianyar' })).rows, 'Kode');
    expect(table.map((row) => [row[0], row[2]])).toEqual([
      ['51.04', '0'],
      ['51.05', '68'],
      ['51.06', '0'],
      ['51.07', '0'],
    ]);
  });

  test('for anyone the same numbers are hidden as in the view, and villages are not given', async () => {
    const { rows, text } = await opened(null, 'ranking.csv');
    const shown = await showRanking(asking(null), ranked);
    expect(shown.hidden).toBeGreaterThan(0);
    expect(tableOf(rows, 'Peringkat').map((row) => row[1])).toEqual(
      [...shown.rows, ...shown.withoutDenominator].map(({ area }) => area.code),
    );
    expect(text).toContain('Ditahan');
    const coverage = await showCoverage(held.services, null, { ...base, view: 'residence' }, 'id');
    const hidden = coverage.children
      .filter(({ segments }) => segments[0]?.protected === null)
      .map(({ area }) => area.code);
    expect(hidden.length).toBeGreaterThan(0);
    const table = tableOf((await opened(null, 'coverage.xlsx')).rows, 'Kode');
    expect(table.filter((row) => row[2] === 'ditahan' && row[0] !== '').map((row) => row[0])).toEqual(hidden);
    await expect(
      exportView(asking(null), 'ranking.xlsx', { ...ranked, level: 'village' }),
    ).rejects.toMatchObject({ code: 'access.signed_out' });
  });
});
