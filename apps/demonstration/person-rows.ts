import { birthBandOf, payerKindOf } from '#modules/coverage/core/index.ts';
import { maskNik, nameKeys, nameTokens } from '#modules/registry/core/index.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import { copyRow } from './copy-rows.ts';
import { segmentChanges } from './history.ts';
import type { DemonstrationPerson } from './people.ts';

/** Rows of one chunk in the column order of the staging tables. */
export interface Chunk {
  readonly workers: string[];
  readonly memberships: string[];
  readonly changes: string[];
}

export function emptyChunk(): Chunk {
  return { workers: [], memberships: [], changes: [] };
}

/** Makes the rows of people: identity sealed, look-ups made, cells counted. */
export function personRows(secrets: Secrets): (person: DemonstrationPerson, chunk: Chunk) => void {
  const [indexNik, indexPhone] = [blindIndex(secrets, 'nik'), blindIndex(secrets, 'phone')];
  return (person, chunk) => {
    const { workerId, nik, phone } = person;
    const place = { table: 'workers', column: 'identity', rowId: workerId };
    const sealed = seal(secrets, place, JSON.stringify({ nik, phone }));
    chunk.workers.push(workerRow(person, sealed, indexNik(nik), phone === null ? null : indexPhone(phone)));
    for (const row of membershipRows(person)) chunk.memberships.push(row);
    for (const row of changeRows(person)) chunk.changes.push(row);
  };
}

function workerRow(
  person: DemonstrationPerson,
  sealed: Uint8Array,
  nikIndex: Uint8Array,
  phoneIndex: Uint8Array | null,
): string {
  const { workerId, nik, name, bornOn, birthPlace, sex, motherName, address, occupation, occupationGroup } =
    person;
  return copyRow([
    workerId,
    sealed,
    maskNik(nik),
    name,
    nameTokens(name),
    nameKeys(name),
    bornOn,
    birthPlace,
    sex,
    motherName,
    address,
    occupation,
    occupationGroup,
    person.declaredIncomeIdr,
    person.areaCode,
    person.hamlet,
    person.workAreaCode,
    person.custodians,
    person.deceasedOn,
    registeredAt(person.memberships.map((one) => one.openedOn).sort()[0] ?? ''),
    nikIndex,
    phoneIndex,
  ]);
}

function membershipRows({ workerId, areaCode, workAreaCode, memberships }: DemonstrationPerson): string[] {
  return memberships.map((one) =>
    copyRow([
      workerId,
      one.membershipId,
      one.segment,
      one.organisationId,
      one.state,
      one.openedOn,
      one.endedOn,
      one.endReason,
      one.occupation,
      one.wageIdr,
      one.kpj,
      areaCode,
      workAreaCode,
      one.custodians,
      registeredAt(one.openedOn),
    ]),
  );
}

function changeRows(person: DemonstrationPerson): string[] {
  return segmentChanges(person.memberships).map(({ month, segment, workers }) =>
    copyRow([
      month,
      person.areaCode,
      person.workAreaCode,
      segment,
      payerKindOf(segment),
      person.sex,
      birthBandOf(person.bornOn),
      person.occupationGroup,
      workers,
    ]),
  );
}

/** An hour of office work on the day. */
function registeredAt(day: string): string {
  return `${day}T10:00:00+08:00`;
}
