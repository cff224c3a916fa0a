import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { importStatementNow, keepLaw } from '#modules/contributions/server/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';
import { fillMembers } from './fill-members.ts';

const atLeast = 0.6;
const officer = aCaller('office_supervisor', { areaCodes: ['51.71'] });

interface BilledLine {
  readonly code: string;
  readonly amountIdr: string;
}

/**
 * A bank statement whose every line pays another worker's bill, from the bytes of the file to the commit: sealed and kept, read in its thread,
 * each line judged, posted. Beside it the least that could do it: COPY of the same lines, one INSERT of their payments, the same posting.
 */
export async function* measureStatements(lines = 200_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await keepLaw(bench.services.pool, '2026-11-15');
    await fillMembers(bench.admin, { from: 0, bpu: lines * 2, pu: 0 });
    await bench.admin.query(`select contributions.run_bpu_bills('2026-11', '2026-11-01')`);
    await settle(bench);
    const { rows } = await bench.admin.query<BilledLine>(
      `select code, amount_idr::text as "amountIdr" from contributions.bills order by md5(code) limit ${lines * 2}`,
    );
    // Other people's bills for each; the least is measured half before and half after, so that the machine's mood weighs on both alike.
    const half = Math.floor(lines / 2);
    const before = await timed(() => copyAndPost(bench, rows.slice(0, half)));
    await settle(bench);
    const imported = await timed(() => importLines(bench, rows.slice(lines)));
    await settle(bench);
    const base = before + (await timed(() => copyAndPost(bench, rows.slice(half, lines))));
    yield {
      name: `bank statement of ${lines} lines, taken in and posted`,
      measured: `${imported.toFixed(1)} s (${Math.round(lines / imported)} lines/s)`,
      beside: `bare COPY and the same posting ${base.toFixed(1)} s`,
      ratio: base / imported,
      bound: { atLeast },
    };
  } finally {
    await bench.close();
  }
}

async function settle({ admin }: BenchDatabase): Promise<void> {
  await admin.query('vacuum analyze');
  await admin.query('checkpoint');
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

async function copyAndPost({ admin }: BenchDatabase, lines: readonly BilledLine[]): Promise<void> {
  const text = lines.map(
    ({ code, amountIdr }, index) =>
      `${index + 1}\t2026-11-05\t${amountIdr}\tBARE${index}\t${code}\tIURAN ${code}\n`,
  );
  const batch = newId();
  await admin.query('begin');
  await admin.query(
    `create temp table bare_lines (line integer, booked_on date, amount_idr bigint, reference text, code text, remark text)`,
  );
  await pipeline(
    Readable.from([Buffer.from(text.join(''))]),
    admin.query(copyFrom('copy bare_lines from stdin')),
  );
  await admin.query(`insert into contributions.payments (payment_id, batch_id, channel, source, reference, amount_idr, received_on, code)
    select gen_random_uuid(), '${batch}', 'transfer', 'bank:${batch}', reference, amount_idr, booked_on, code from bare_lines`);
  await admin.query(`select contributions.post_payments('${batch}')`);
  await admin.query('drop table bare_lines');
  await admin.query('commit');
}

async function importLines({ services }: BenchDatabase, lines: readonly BilledLine[]): Promise<void> {
  const rows = lines.map(
    ({ code, amountIdr }, index) => `05/11/2026;"IURAN ${code}";FT${index};0,00;${amountIdr},00\r\n`,
  );
  const text = `No. Rekening : 0101234567\r\nTanggal;Keterangan;No. Referensi;Debet;Kredit\r\n${rows.join('')}`;
  const upload = {
    fileName: 'mutasi.csv',
    bytes: new TextEncoder().encode(text),
    format: null,
    account: null,
  };
  const { matched } = await importStatementNow(services, officer, { upload });
  if (matched !== lines.length) throw new Error(`only ${matched} of ${lines.length} lines found their bills`);
}
