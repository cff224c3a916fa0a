import { DuckDBInstance } from '@duckdb/node-api';
import type { BenchDatabase } from './bench-database.ts';
import { quantile } from './figure.ts';

const runs = 7;

/** What a column store does with the same question: it scans the worker-months of the month, all cores at work. */
export interface Scan {
  /** Milliseconds of the middle of a few runs. */
  readonly milliseconds: (question: string) => Promise<number>;
  readonly close: () => void;
}

/** The worker-months of `bench_months` in DuckDB, in memory, as good a home as they can have. */
export async function openScan({ admin }: BenchDatabase): Promise<Scan> {
  const { rows } = await admin.query<{ folder: string }>(
    `select current_setting('data_directory') as folder`,
  );
  const file = `${rows[0]?.folder}/bench-months.csv`;
  await admin.query(`copy bench_months to '${file}' (format csv, header)`);
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`create table months as select * replace (birth_band::smallint as birth_band)
    from read_csv('${file}', header = true, all_varchar = true)`);
  await admin.query(`copy (select) to program 'rm ${file}'`);
  return {
    milliseconds: async (question) => {
      const taken: number[] = [];
      for (let run = 0; run < runs; run++) {
        const began = performance.now();
        await connection.runAndReadAll(question);
        taken.push(performance.now() - began);
      }
      return quantile(taken, 0.5);
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
