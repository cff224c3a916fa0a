import { createApp } from '#apps/server/app.ts';
import { filingsRoutes, keepLaw } from '#modules/contributions/server/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex } from '#platform/server/secrets/sealing.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts';
import type { Figure } from './figure.ts';

const limitSeconds = 3;
const months = ['2026-08', '2026-09', '2026-10'];

/**
 * A whole month of one employer in one call over HTTP: rows matched by NIK, laid over last month's, priced, billed, audited, committed.
 * The slowest of three months beside its limit; the first of them is the employer's first filing ever.
 */
export async function* measureWageFiling(workers = 10_000): AsyncGenerator<Figure> {
  const bench = await openBenchDatabase();
  try {
    await keepLaw(bench.services.pool, bench.services.today());
    const employerId = await fillEmployer(bench, workers);
    const clerk = aCaller('employer', { organisationId: employerId, organisationIds: [employerId] });
    const app = await createApp({
      router: { filings: filingsRoutes(bench.services) },
      callerOf: async () => clerk,
      handleSignIn: async () => new Response(),
      isHealthy: async () => true,
      webDirectory: '/nowhere',
      report: (_, error) => console.error(error),
    });
    const address = await app.listen({ port: 0, host: '127.0.0.1' });
    const seconds: number[] = [];
    for (const [index, month] of months.entries())
      seconds.push(
        await fileOver(`${address}/api/v1/employers/${employerId}/filings/${month}`, workers, index),
      );
    await app.close();
    const slowest = Math.max(...seconds);
    yield {
      name: `wage filing of ${workers} workers over HTTP, accepted and billed`,
      measured: `${slowest.toFixed(2)} s (${seconds.map((one) => one.toFixed(2)).join(', ')})`,
      beside: `limit ${limitSeconds} s`,
      ratio: slowest / limitSeconds,
      bound: { atMost: 1 },
    };
  } finally {
    await bench.close();
  }
}

async function fileOver(address: string, workers: number, round: number): Promise<number> {
  const rows = Array.from({ length: workers }, (_, index) => ({
    ...{ nik: nikOf(index), name: `I Wayan ${index}` },
    wageIdr: String(3_000_000 + ((index * 7 + round) % 900) * 1_000),
  }));
  const body = JSON.stringify({ rows });
  const began = performance.now();
  const answer = await fetch(address, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const said = await answer.text();
  if (answer.status !== 200 || !said.includes('"code":"2'))
    throw new Error(`the filing was not billed: ${answer.status} ${said.slice(0, 300)}`);
  return (performance.now() - began) / 1_000;
}

function nikOf(index: number): string {
  const day = String((index % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(index / 28) % 12) + 1).padStart(2, '0');
  return `517104${day}${month}80${String(Math.floor(index / 336) + 1).padStart(4, '0')}`;
}

/** One employer with its members, among as many people of nobody. */
async function fillEmployer({ admin, services }: BenchDatabase, workers: number): Promise<string> {
  const employerId = newId();
  const index = blindIndex(services.secrets, 'nik');
  const claims = Array.from({ length: workers }, (_, place) => ({
    place,
    claim: index(nikOf(place)).toString('hex'),
  }));
  await admin.query(
    `insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, risk_class, scale)
    values ($1, 'employer', 'PT Pasti', '{PT,PASTI}', '51.71.04.2008', 1, 'large')`,
    [employerId],
  );
  await admin.query(`create temp table people as
    select g.place, g.claim, ('018bcfe5-6800-7000-8000-' || lpad(to_hex(g.place), 12, '0'))::uuid as worker_id
    from jsonb_to_recordset('${JSON.stringify(claims)}') as g (place integer, claim text)`);
  await admin.query(`insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, birth_date, sex, work_area_code, custodians)
    select worker_id, '\\x00', '5171********0001', 'I Wayan ' || place, '{}', '1980-01-01', 'L', '51.71.04.2008', array['${employerId}'::uuid] from people`);
  await admin.query(
    `insert into registry.nik_claims (nik_index, worker_id) select decode(claim, 'hex'), worker_id from people`,
  );
  await admin.query(`insert into registry.memberships (worker_id, membership_id, segment, state, opened_on, work_area_code, custodians, organisation_id, wage_idr)
    select worker_id, md5(worker_id::text)::uuid, 'PU', 'REGISTERED', '2026-01-01', '51.71.04.2008', array['${employerId}'::uuid], '${employerId}', 3500000 from people`);
  return employerId;
}
