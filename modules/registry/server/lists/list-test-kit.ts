import { readFileSync } from 'node:fs';
import type { Caller } from '#platform/core/roles.ts';
import { newId } from '#platform/server/new-id.ts';
import type { TestDatabase } from '#tests/support/database.ts';
import { readListNow } from './read-list-now.ts';
import { submitList } from './submit-list.ts';
import { submitListNow } from './submit-list-now.ts';
import { type Upload, uploadList } from './upload-list.ts';

/** A caller of any role; the village of Ubung Kaja unless told otherwise. */
export function aCaller(override: Partial<Caller> = {}): Caller {
  return {
    accountId: newId(),
    name: 'Perbekel Ubung Kaja',
    email: 'ubungkaja@semesta.example',
    personKey: newId(),
    role: 'village',
    areaCodes: ['51.71.04.2008'],
    organisationId: null,
    organisationIds: [],
    workerId: null,
    language: 'id',
    ...override,
  };
}

export const officeOfDenpasar: Partial<Caller> = {
  name: 'Staf',
  role: 'office_staff',
  areaCodes: ['51.01', '51.02', '51.03', '51.08', '51.71'],
};

/** One of the given lists. */
export function givenList(name: string): Uint8Array {
  return readFileSync(new URL(`../../../../tests/fixtures/lists/${name}`, import.meta.url));
}

export interface Person {
  readonly nik: string;
  readonly name: string;
  readonly bornOn: string;
  readonly sex?: string;
  readonly phone?: string;
  readonly occupation?: string;
  readonly wage?: string;
}

/** The n-th of as many people as wanted, each with a NIK of Denpasar Utara that fits. */
export function aPerson(n: number, override: Partial<Person> = {}): Person {
  const day = String((n % 28) + 1).padStart(2, '0');
  const month = String((Math.floor(n / 28) % 12) + 1).padStart(2, '0');
  const year = 66 + (Math.floor(n / 336) % 34);
  const serial = String(1 + Math.floor(n / 11_424)).padStart(4, '0');
  return {
    nik: `517104${day}${month}${year}${serial}`,
    name: `Wayan ${lettersOf(n)}`,
    bornOn: `19${year}-${month}-${day}`,
    sex: 'L',
    occupation: 'Petani',
    ...override,
  };
}

function lettersOf(n: number): string {
  const letters = [...String(n)].map((digit) => 'abcdefghij'[Number(digit)] ?? '').join('');
  return `Su${letters}`;
}

/** A list of these people as a village would save it from a spreadsheet. */
export function csvOf(people: readonly Person[]): Uint8Array {
  const lines = people.map((person, index) =>
    [
      index + 1,
      person.nik,
      person.name,
      person.bornOn,
      person.sex ?? '',
      person.phone ?? '',
      person.occupation ?? '',
      person.wage ?? '',
    ].join(';'),
  );
  return Buffer.from(['No;NIK;Nama;Tanggal Lahir;L/P;No HP;Pekerjaan;Upah', ...lines].join('\n'));
}

/** Uploads and reads a list, as the request and its job would. */
export async function filed(held: TestDatabase, caller: Caller, upload: Partial<Upload>): Promise<string> {
  const list = await uploadList(held.services, caller, {
    fileName: 'daftar.csv',
    bytes: new Uint8Array(),
    kind: 'bpu',
    checkedOn: '2026-11-15',
    ...upload,
  });
  await readListNow({ services: held.services, caller, listId: list.list_id });
  return list.list_id;
}

/** Submits a list and registers it, as the request and its job would. */
export async function registered(held: TestDatabase, caller: Caller, listId: string): Promise<void> {
  await submitList(held.services, caller, listId);
  await submitListNow({ services: held.services, caller, listId });
}
