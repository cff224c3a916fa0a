import { createHash } from 'node:crypto';
import { maskNik, nameKeys, nameTokens } from '#modules/registry/core/index.ts';
import type { Caller, Role } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';
import type { TestDatabase } from './database.ts';

/** A caller of a role; everything else as little as possible. */
export function aCaller(role: Role, override: Partial<Caller> = {}): Caller {
  return {
    accountId: newId(),
    name: `Seorang ${role}`,
    email: `${role}@semesta.example`,
    personKey: newId(),
    role,
    areaCodes: [],
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
    ...override,
  };
}

export interface TestWorker {
  readonly workerId: string;
  readonly nik: string;
  readonly name: string;
  readonly areaCode: string;
  readonly workAreaCode: string;
  readonly custodians: readonly string[];
  readonly segment: 'PU' | 'BPU' | null;
  readonly kpj: string | null;
}

let workersMade = 0;

/** A worker who lives in Ubung Kaja and has an open BPU membership, unless said otherwise. */
export function aWorker(override: Partial<TestWorker> = {}): TestWorker {
  // Counted, not drawn: two workers of one file never share a NIK.
  const serial = String(1_000 + (workersMade++ % 9_000));
  const day = String(Math.floor(Math.random() * 28) + 1).padStart(2, '0');
  const year = String(Math.floor(Math.random() * 30) + 60);
  const month = String(Math.floor(Math.random() * 12) + 1).padStart(2, '0');
  return {
    workerId: newId(),
    nik: `517104${day}${month}${year}${serial}`,
    name: 'I Wayan Sudarma',
    areaCode: '51.71.04.2008',
    workAreaCode: '',
    custodians: [],
    segment: 'BPU',
    kpj: null,
    ...override,
  };
}

/** Puts workers into the registry as they stand after registration; a wage earner's membership is seen by his first custodian alone. */
export async function insertWorkers(held: TestDatabase, workers: readonly TestWorker[]): Promise<void> {
  const rows = workers.map((worker) => ({
    ...worker,
    kpj: worker.kpj,
    custodians: `{${worker.custodians.join(',')}}`,
    tokens: `{${nameTokens(worker.name).join(',')}}`,
    keys: `{${nameKeys(worker.name).join(',')}}`,
    masked: maskNik(worker.nik),
    index: blindIndex(held.services.secrets, 'nik')(worker.nik).toString('hex'),
    sealed: seal(
      held.services.secrets,
      { table: 'workers', column: 'identity', rowId: worker.workerId },
      JSON.stringify({ nik: worker.nik, phone: '081234567890' }),
    ).toString('hex'),
    membershipId: newId(),
  }));
  const name = `rows_${createHash('sha256').update(newId()).digest('hex').slice(0, 12)}`;
  await held.asAdmin(`
    create temp table ${name} as select * from jsonb_to_recordset('${JSON.stringify(rows).replaceAll("'", "''")}'::jsonb) as r(
      "workerId" uuid, name text, tokens text, keys text, masked text, "areaCode" text, "workAreaCode" text, custodians text, segment text, kpj text,
      index text, sealed text, "membershipId" uuid);
    insert into registry.workers (worker_id, identity_sealed, nik_masked, name, name_tokens, name_keys, birth_date, sex, area_code, work_area_code, custodians)
      select "workerId", decode(sealed, 'hex'), masked, name, tokens::text[], keys::text[], '1980-01-01', 'L', "areaCode", "workAreaCode", custodians::uuid[] from ${name};
    insert into registry.nik_claims (nik_index, worker_id) select decode(index, 'hex'), "workerId" from ${name};
    insert into registry.memberships (worker_id, membership_id, segment, state, opened_on, kpj, area_code, work_area_code, custodians, organisation_id)
      select "workerId", "membershipId", segment, 'REGISTERED', '2026-01-15', kpj, "areaCode", "workAreaCode",
        case when segment = 'PU' then (custodians::uuid[])[:1] else custodians::uuid[] end,
        case when segment = 'PU' then (custodians::uuid[])[1] end
      from ${name} where segment is not null;
    insert into registry.kpj_claims (kpj, worker_id, membership_id)
      select kpj, "workerId", "membershipId" from ${name} where kpj is not null and segment is not null`);
}
