import writeExcelFile from 'write-excel-file/node';
import { readListNow, submitList, submitListNow, uploadList } from '#modules/registry/server/index.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import { copyBaseline, emptyTables } from './copy-baseline.ts';
import type { Figure } from './figure.ts';
import { benchCaller, workerCells, workerHeader, workersCsv } from './list-files.ts';

const rows = 50_000;

/** A list of 50,000 rows from CSV, from the bytes to registered and audited workers, beside COPY of the same rows into the same tables. */
export async function* measureLists(): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await loadList(bench, { fileName: 'hangat.csv', bytes: workersCsv(900_000, 2_000) });
    await emptyTables(bench.admin);
    const csv = await loadList(bench, { fileName: 'daftar.csv', bytes: workersCsv(0, rows) });
    const copySeconds = await copyBaseline(bench.admin);
    yield {
      name: `list of ${rows} rows from CSV against COPY`,
      measured: describe(csv),
      beside: `COPY of the same rows into the same tables ${copySeconds.toFixed(2)} s`,
      ratio: copySeconds / csv.seconds,
      bound: { atLeast: 0.3 },
    };
    await emptyTables(bench.admin);
    yield await xlsxFigure(bench, csv.seconds);
  } finally {
    await bench.close();
  }
}

export interface LoadTimes {
  readonly uploadSeconds: number;
  readonly readSeconds: number;
  readonly submitSeconds: number;
  readonly seconds: number;
}

/** Uploads, reads and registers one file: exactly what a request and its two jobs run. */
export async function loadList(
  { services }: BenchDatabase,
  file: { readonly fileName: string; readonly bytes: Uint8Array },
): Promise<LoadTimes> {
  const started = performance.now();
  const { list_id: listId } = await uploadList(services, benchCaller, {
    ...file,
    kind: 'bpu',
    areaCode: '51.71',
    checkedOn: '2026-11-15',
  });
  const uploaded = performance.now();
  await readListNow({ services, caller: benchCaller, listId });
  const read = performance.now();
  await submitList(services, benchCaller, listId);
  await submitListNow({ services, caller: benchCaller, listId });
  const ended = performance.now();
  return {
    uploadSeconds: (uploaded - started) / 1000,
    readSeconds: (read - uploaded) / 1000,
    submitSeconds: (ended - read) / 1000,
    seconds: (ended - started) / 1000,
  };
}

export function describe(times: LoadTimes): string {
  const { uploadSeconds, readSeconds, submitSeconds, seconds } = times;
  return `${seconds.toFixed(2)} s (upload ${uploadSeconds.toFixed(2)}, read ${readSeconds.toFixed(2)}, register ${submitSeconds.toFixed(2)})`;
}

/** From XLSX: no more than the library's own parse on top of the CSV's time, times 1.3. */
async function xlsxFigure(bench: BenchDatabase, csvSeconds: number): Promise<Figure> {
  const data = [workerHeader, ...Array.from({ length: rows }, (_, n) => workerCells(n))];
  const bytes = new Uint8Array(await writeExcelFile(data.map((cells) => [...cells])).toBuffer());
  const { read } = await import('@e965/xlsx');
  const started = performance.now();
  read(bytes, { dense: true });
  const parseSeconds = (performance.now() - started) / 1000;
  const xlsx = await loadList(bench, { fileName: 'daftar.xlsx', bytes });
  return {
    name: `list of ${rows} rows from XLSX`,
    measured: describe(xlsx),
    beside: `the library's parse ${parseSeconds.toFixed(2)} s + CSV ${csvSeconds.toFixed(2)} s`,
    ratio: xlsx.seconds / (parseSeconds + csvSeconds),
    bound: { atMost: 1.3 },
  };
}
