import { describe, expect, test } from 'vitest';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { openSealed } from '#platform/server/secrets/sealing.ts';
import { testDatabase } from '#tests/support/database.ts';
import { listDenominators } from './list-denominators.ts';
import { loadDenominators } from './load-denominators.ts';

const held = testDatabase();

function aCaller(role: Role, areaCodes: readonly string[]): Caller {
  return {
    accountId: newId(),
    name: 'Uji',
    email: 'uji@semesta.example',
    personKey: 'p1',
    role,
    areaCodes,
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
  };
}

const header = 'area_code,segment,value,definition,source,as_of';
const gianyar = aCaller('government', ['51.04']);

function load(caller: Caller, lines: readonly string[], more: { key?: string; language?: 'id' | 'en' } = {}) {
  const bytes = new TextEncoder().encode(`${lines.join('\r\n')}\r\n`);
  return loadDenominators(held.services, {
    caller,
    key: more.key,
    language: more.language ?? 'id',
    file: { name: 'penyebut.csv', bytes },
  });
}

async function figures(code: string): Promise<string[]> {
  const { denominators } = await listDenominators(held.services, code);
  return denominators.map((one) => `${one.asOf} ${one.segment} ${one.value} ${one.definition}`);
}

describe('loading workforce figures', () => {
  test('loads all lines, keeps the file sealed, audits; the same file again changes nothing', async () => {
    const lines = [
      header,
      '51.04,ALL,198.628,COV-UCJ,BPJS,2025-09-30',
      '51.04.05,BPU,20000,COV-PBPU,BPS,2025-08-31',
    ];
    expect(await load(gianyar, lines)).toEqual({ loaded: 2, unchanged: 0 });
    expect(await load(gianyar, lines)).toEqual({ loaded: 0, unchanged: 2 });
    expect(await figures('51.04')).toEqual(['2025-09-30 ALL 198628 COV-UCJ']);
    const [entry] = await held.asAdmin(
      `select act, details from platform.audit_entries where account_id = '${gianyar.accountId}' order by recorded_at`,
    );
    expect(entry).toEqual({ act: 'coverage.load-denominators', details: { loaded: 2, unchanged: 0 } });
    const [file] = await held.asAdmin(
      `select file_id, content_sealed from platform.files order by received_at`,
    );
    const sealed = file?.content_sealed;
    if (!(sealed instanceof Uint8Array)) throw new Error('the file was not kept');
    const place = { table: 'files', column: 'content', rowId: String(file?.file_id) };
    expect(openSealed(held.services.secrets, place, sealed).toString()).toContain('51.04,ALL,198.628');
    expect(Buffer.from(sealed).includes('51.04,ALL')).toBe(false);
  });

  test('takes semicolons, a byte order mark and quotes, as Excel writes them', async () => {
    const lines = [
      `\ufeff${header.replaceAll(',', ';')}`,
      '51.04.01;ALL;"31.000";COV-EMP;"BPS; Sakernas";31/08/2025',
    ];
    expect(await load(gianyar, lines)).toEqual({ loaded: 1, unchanged: 0 });
    expect(await figures('51.04.01')).toEqual(['2025-08-31 ALL 31000 COV-EMP']);
  });

  test('a fault in any line loads nothing and names each line in the language of the asker', async () => {
    const lines = [
      header,
      '51.04.02,ALL,100,COV-EMP,BPS,2025-08-31',
      '51.71,ALL,100,COV-EMP,BPS,2025-08-31',
      '51.04.99,ALL,100,COV-EMP,BPS,2025-08-31',
      '51.04.03,ALL,"1,873",COV-EMP,BPS,2025-08-31',
    ];
    const refused = { code: 'denominator.file_invalid' };
    const told = await load(gianyar, lines).catch((error: unknown) => error);
    expect(told).toMatchObject({ ...refused, details: { faults: 3, firstLine: 3 } });
    expect(told).toMatchObject({
      details: {
        lines: [
          { line: 3, code: 'area_outside_scope', text: expect.stringContaining('di luar wilayah Anda') },
          { line: 4, code: 'area_unknown' },
          { line: 5, code: 'value_invalid' },
        ],
      },
    });
    await expect(load(gianyar, lines, { language: 'en' })).rejects.toMatchObject({
      details: { lines: [{ text: expect.stringContaining('outside yours') }, {}, {}] },
    });
    expect(await figures('51.04.02')).toEqual([]);
  });

  test('another value for a figure that stands is refused, and the standing one stays', async () => {
    await load(gianyar, [header, '51.04.06,ALL,500,COV-EMP,BPS,2025-08-31']);
    const changed = [
      header,
      '51.04.06,PU,200,COV-EMP,BPS,2025-08-31',
      '51.04.06,ALL,501,COV-EMP,BPS,2025-08-31',
    ];
    await expect(load(gianyar, changed)).rejects.toMatchObject({
      details: { lines: [{ line: 3, code: 'value_conflict' }] },
    });
    expect(await figures('51.04.06')).toEqual(['2025-08-31 ALL 500 COV-EMP']);
  });

  test('only supervisors and governments may, each in the own area', async () => {
    const lines = [header, '51.04.07,ALL,100,COV-EMP,BPS,2025-08-31'];
    for (const role of ['office_staff', 'village', 'employer', 'auditor', 'admin'] as const)
      await expect(load(aCaller(role, ['51.04']), lines)).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(load(aCaller('government', ['51.71']), lines)).rejects.toMatchObject({
      code: 'denominator.file_invalid',
    });
    expect(await figures('51.04.07')).toEqual([]);
    expect(await load(aCaller('office_supervisor', ['51.04', '51.05']), lines)).toEqual({
      loaded: 1,
      unchanged: 0,
    });
  });
});
