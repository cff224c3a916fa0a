import { areaName } from '#modules/registry/server/areas/index.ts';
import type { WorkerLineRow } from './worker-queries.ts';

/** A worker as the contract lists one: protected while a membership stands that is paid for and has not lapsed. */
export function workerLine(row: WorkerLineRow) {
  return {
    workerId: row.worker_id,
    name: row.name,
    nikMasked: row.nik_masked,
    birthDate: row.birth_date,
    sex: row.sex,
    occupation: row.occupation,
    area: areaName({
      code: row.area_code,
      name: row.area_name,
      kind: row.area_kind,
      pathName: row.area_path_name,
    }),
    segments: row.segments,
    openState: row.open_state,
    protected: row.open_state === 'ACTIVE' && row.deceased_on === null,
    deceasedOn: row.deceased_on,
  };
}
