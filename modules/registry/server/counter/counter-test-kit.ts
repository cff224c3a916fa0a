import type { RegistrationForm } from '#modules/registry/core/index.ts';
import { aCaller } from '#tests/support/a-registry.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import type { RegisterWorkerRequest } from './register-worker.ts';

export const ubungKaja = () => aCaller('village', { areaCodes: ['51.71.04.2008'] });
export const sesetan = () => aCaller('village', { areaCodes: ['51.71.01.1003'] });
export const branch = () => aCaller('office_staff', { areaCodes: ['51.01', '51.71'] });

let serial = 1000;

/** A form as someone types it whose NIK nobody has yet: born on 21 April 1980 in Denpasar, lives in Ubung Kaja. */
export function aForm(override: Partial<RegistrationForm> = {}): RegistrationForm {
  serial += 1;
  return {
    nik: `517104210480${serial}`,
    name: 'I Wayan Sudarma',
    birthDate: '21-04-1980',
    sex: 'L',
    motherName: 'Ni Ketut Rai',
    phone: '',
    areaCode: '51.71.04.2008',
    hamlet: '',
    address: '',
    occupation: 'Pedagang canang',
    workAreaCode: '',
    income: '1.500.000',
    startedOn: '',
    ...override,
  };
}

/** A registration without a wage, unless said otherwise. */
export function asked(
  form: RegistrationForm,
  override: Partial<RegisterWorkerRequest> = {},
): RegisterWorkerRequest {
  return {
    ...{ form, segment: 'BPU', organisationId: null, withSavings: false, firstMonths: 1, requestId: null },
    ...override,
  };
}

/** Coverage as the deltas of this database say it, cell by cell. */
export function deltas(held: TestDatabase): Promise<readonly Record<string, unknown>[]> {
  return held.asAdmin(`select change_month, residence_code, work_area_code, segment, sex, birth_band, occupation_group, sum(workers)::int as workers
    from coverage.fact_deltas group by 1, 2, 3, 4, 5, 6, 7 having sum(workers) <> 0 order by 1, 2, 3, 4, 5, 6, 7`);
}

/** Coverage as the workers themselves say it: what the deltas must come to. */
export function cellsOfWorkers(held: TestDatabase): Promise<readonly Record<string, unknown>[]> {
  return held.asAdmin(`select c.change_month, c.residence_code, c.work_area_code, c.segment, c.sex, c.birth_band, c.occupation_group, sum(c.workers)::int as workers
    from registry.workers w cross join lateral registry.worker_cells(w.worker_id) c where c.measure = 'OPEN'
    group by 1, 2, 3, 4, 5, 6, 7 having sum(c.workers) <> 0 order by 1, 2, 3, 4, 5, 6, 7`);
}

/** An employer in Denpasar, put there as it stands after registration. */
export async function insertEmployer(held: TestDatabase, organisationId: string): Promise<void> {
  await held.asAdmin(`insert into registry.organisations (organisation_id, kind, name, name_tokens, area_code, risk_class, scale)
    values ('${organisationId}', 'employer', 'PT Uji Coba', '{pt,uji,coba}', '51.71.01.1003', 2, 'medium')`);
}
