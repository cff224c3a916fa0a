import { checkTenderList, printTenderResult } from '#modules/certificates/server/index.ts';
import { printWorkbook } from '#platform/server/workbook/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { openBenchDatabase } from './bench-database.ts';
import { fillEmployers } from './certificates-world.ts';
import type { Figure } from './figure.ts';

const rows = 5_000;

/** A list of 5,000 bidders: from the bytes of the XLSX to the kept answers, and then to the XLSX of results. */
export async function* measureTenderList(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    const employers = await fillEmployers(bench, rows);
    const head = { cells: ['No', 'Nama Penyedia', 'NPP', 'NIB', 'NPWP'] };
    const body = employers.map(({ name, npp }, index) => ({ cells: [String(index + 1), name, npp, '', ''] }));
    const sheet = { name: 'Peserta', widths: [6, 30, 14, 16, 20], rows: [head, ...body] };
    const bytes = new Uint8Array(await printWorkbook([sheet]));
    const desk = aCaller('permit_desk', { areaCodes: ['51.71'] });
    const began = performance.now();
    const { list } = await checkTenderList(bench.services, desk, {
      ...{ fileName: 'peserta.xlsx', bytes, title: 'Tender', again: false },
    });
    const checked = (performance.now() - began) / 1000;
    if (list.rows_valid !== rows * 0.9 || list.rows_not_valid !== rows * 0.1)
      throw new Error(`not as it should be: ${list.rows_valid} valid, ${list.rows_not_valid} not`);
    const file = await printTenderResult(bench.services, desk, list.list_id, 'id');
    const all = (performance.now() - began) / 1000;
    yield {
      name: 'tender list of 5,000 rows, XLSX in, answers kept, XLSX out, in seconds',
      measured: `${checked.toFixed(2)} s until kept, ${all.toFixed(2)} s with the file of ${Math.round(file.size / 1024)} KiB`,
      beside: 'the limit of the issue',
      ratio: all,
      bound: { atMost: 3 },
    };
  } finally {
    await bench.close();
  }
}
