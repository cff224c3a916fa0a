import { beginBillRun, finishBillRun, importStatementNow } from '#modules/contributions/server/index.ts';
import type { Services } from '#platform/server/act/services.ts';
import { startEmbedded } from '#platform/server/db/embedded/index.ts';
import { connectDatabase, databaseUrl } from '#platform/server/db/index.ts';
import { anOfficer, billMonth, insertContributors, receive } from '#tests/support/a-contributor.ts';
import { makeTestHome, removeTestHome } from '#tests/support/cluster.ts';
import { cloneDatabase } from '#tests/support/database.ts';
import { prepareTemplate, runAsAdmin } from '#tests/support/prepare-template.ts';
import { testMigrations, testSecrets } from '#tests/support/test-secrets.ts';
import { type Books, readBooks } from './books.ts';

export const runMonth = '2026-12';
const paidMonth = '2026-11';
export const today = '2026-11-20';
export const priceIdr = 8_400;

/** A database server of its own, as durable as the real one (a forgetful one loses what it acknowledged), with the same people and bills for each round, and what it all comes to when nobody is killed. */
export interface MoneyWorld {
  readonly home: string;
  readonly statement: string;
  /** Codes of the bills of those who pay at the counter. */
  readonly codes: readonly string[];
  readonly undisturbed: { readonly billed: Books; readonly imported: Books };
  /** A fresh copy; `drop` removes it. */
  copy(): Promise<{ readonly adminUrl: string; drop(): Promise<void> }>;
  close(): Promise<void>;
}

/** How many hold money from before, pay by bank statement, pay at the counter, and joined after the last run. */
interface WorldSize {
  readonly ahead: number;
  readonly byBank: number;
  readonly atCounter: number;
  readonly joined: number;
}

export async function makeMoneyWorld(size: WorldSize): Promise<MoneyWorld> {
  const home = makeTestHome();
  try {
    const { url } = await startEmbedded({ home });
    await prepareTemplate(url);
    const base = await cloneDatabase(url);
    const codes = await fill(base, size);
    await base.database.close();
    const name = new URL(base.adminUrl).pathname.slice(1);
    const copy = () => copyOf(home, name);
    const statement = statementOf(codes.slice(size.ahead, size.ahead + size.byBank));
    const undisturbed = await undisturbedBooks(copy, statement);
    return {
      ...{ home, statement, undisturbed, copy },
      codes: codes.slice(size.ahead + size.byBank, size.ahead + size.byBank + size.atCounter),
      close: () => removeTestHome(home),
    };
  } catch (error) {
    await removeTestHome(home);
    throw error;
  }
}

/** The month is billed to all but those who join later; the first have paid three times its price. */
async function fill(
  base: Awaited<ReturnType<typeof cloneDatabase>>,
  { ahead, byBank, atCounter, joined }: WorldSize,
): Promise<string[]> {
  await insertContributors(base, ahead + byBank + atCounter);
  await billMonth(base, paidMonth);
  await insertContributors(base, joined);
  const bills = await base.asAdmin('select code from contributions.bills order by payer_id');
  const codes = bills.map(({ code }) => String(code));
  await receive(
    base,
    codes.slice(0, ahead).map((code) => ({ code, amountIdr: priceIdr * 3, receivedOn: '2026-11-05' })),
  );
  return codes;
}

/** Each pays his bill; between them money of unknown people and charges of the bank. */
function statementOf(codes: readonly string[]): string {
  const lines = codes.flatMap((code, index) => [
    `10/11/2026;"IURAN ${code}";FT${index};0,00;${priceIdr},00`,
    ...(index % 20 === 0 ? [`10/11/2026;"SETORAN TUNAI";ST${index};0,00;50000,00`] : []),
    ...(index % 25 === 0 ? [`11/11/2026;"BIAYA ADM";BA${index};2500,00;0,00`] : []),
  ]);
  return `No. Rekening : 0101234567\r\nTanggal;Keterangan;No. Referensi;Debet;Kredit\r\n${lines.join('\r\n')}\r\n`;
}

async function copyOf(home: string, base: string): Promise<{ adminUrl: string; drop(): Promise<void> }> {
  const { url } = await startEmbedded({ home });
  const name = `copy_${process.hrtime.bigint()}`;
  await runAsAdmin(url, `create database ${name} template ${base}`);
  return {
    adminUrl: databaseUrl(url, name),
    drop: async () => {
      await startEmbedded({ home });
      await runAsAdmin(url, `drop database ${name} with (force)`);
    },
  };
}

async function undisturbedBooks(
  copy: MoneyWorld['copy'],
  statement: string,
): Promise<MoneyWorld['undisturbed']> {
  const { adminUrl, drop } = await copy();
  const secrets = testSecrets();
  const database = connectDatabase({ adminUrl, secrets, migrationsDirectory: testMigrations });
  try {
    const services: Services = { pool: database.app, secrets, mode: 'demo', today: () => today };
    const { runId } = await beginBillRun(services, anOfficer, { month: runMonth, inBackground: false });
    await finishBillRun(database.worker, runId);
    const billed = await readBooks(adminUrl);
    const bytes = new TextEncoder().encode(statement);
    await importStatementNow(services, anOfficer, {
      upload: { fileName: 'mutasi.csv', bytes, format: null, account: null },
    });
    return { billed, imported: await readBooks(adminUrl) };
  } finally {
    await database.close();
    await drop();
  }
}
