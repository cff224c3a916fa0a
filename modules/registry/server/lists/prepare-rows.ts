import {
  type CheckedRow,
  cellText,
  hamletKey,
  type ListKind,
  type ListRow,
  maskNik,
  nameKeys,
  nameTokens,
  occupationGroupOf,
  parseNik,
  redactNumbers,
} from '#modules/registry/core/index.ts';
import { newId } from '#platform/server/new-id.ts';
import { blindIndex, seal } from '#platform/server/secrets/sealing.ts';
import type { Secrets } from '#platform/server/secrets/secrets.ts';
import type { PreparedRow } from './row-columns.ts';

/** What a list says of all its rows. */
export interface RowSetting {
  readonly listId: string;
  readonly kind: ListKind;
  /** Day on which it is checked. */
  readonly on: string;
  /** The list's area, '' for none. */
  readonly areaCode: string;
  /** Hamlet codes by `<village code>|<hamletKey>`. */
  readonly hamlets: ReadonlyMap<string, string>;
}

export interface RowIdentity {
  readonly rowId: number;
  readonly workerId?: string;
  readonly changed?: boolean;
}

export type PrepareRow = (row: ListRow, checked: CheckedRow, identity: RowIdentity) => PreparedRow;

/** Makes rows ready to be kept: identity and cells sealed, look-ups made, long numbers out of every clear text. */
export function rowPreparer(secrets: Secrets, setting: RowSetting): PrepareRow {
  const indexNik = blindIndex(secrets, 'nik');
  const indexPhone = blindIndex(secrets, 'phone');
  const groups = new Map<string, string>();
  return (row, { person, outcome, reasons }, { rowId, workerId = newId(), changed = false }) => {
    const { nik, phone } = person;
    const isTaken = outcome === 'ready' || outcome === 'warning';
    const occupation = clear(person.occupation, 120);
    return {
      rowId,
      sheet: keptSheetName(row.sheet),
      rowNumber: row.row,
      hidden: row.hidden,
      outcome,
      reasons,
      workerId,
      nikIndex: nik === null ? null : indexNik(nik),
      nikMasked: nik === null ? '' : maskNik(nik),
      identitySealed:
        nik !== null && isTaken
          ? seal(secrets, identityPlace(workerId), JSON.stringify({ nik, phone }))
          : null,
      givenSealed: seal(secrets, givenPlace(setting.listId, rowId), JSON.stringify(row.cells)),
      phoneIndex: phone === null ? null : indexPhone(phone),
      name: clear(person.name ?? cellText(row.cells.name), 120),
      nameTokens: person.name === null ? [] : nameTokens(person.name),
      nameKeys: person.name === null ? [] : nameKeys(person.name),
      birthDate: person.bornOn,
      birthPlace: clear(person.birthPlace, 80),
      sex: person.sex ?? (nik === null ? null : (parseNik(nik, setting.on)?.sex ?? null)),
      motherName: clear(person.motherName, 120),
      address: clear(person.address, 300),
      hamlet: clear(person.hamlet, 80),
      occupation,
      occupationGroup: groupOf(occupation, groups),
      incomeIdr: person.incomeIdr,
      startedOn: person.startedOn,
      residenceCode: residenceOf(person.villageCode, person.hamlet, setting),
      changed,
    };
  };
}

export function identityPlace(workerId: string) {
  return { table: 'workers', column: 'identity', rowId: workerId };
}

export function givenPlace(listId: string, rowId: number) {
  return { table: 'list_rows', column: 'given', rowId: `${listId}/${rowId}` };
}

/** Texts of a person that are kept unsealed hold no long number and end somewhere. */
function clear(text: string | null, longest: number): string {
  return text === null || text === '' ? '' : redactNumbers(text).slice(0, longest);
}

/** A sheet's name as its rows keep it. */
export function keptSheetName(sheet: string): string {
  return clear(sheet, 100);
}

/** A list names few occupations many times. */
function groupOf(occupation: string, known: Map<string, string>): string {
  const found = known.get(occupation);
  if (found !== undefined) return found;
  const group = occupationGroupOf(occupation);
  if (known.size < 5_000) known.set(occupation, group);
  return group;
}

/** The deepest area known: the hamlet where its name is known under the village. */
function residenceOf(villageCode: string | null, hamlet: string | null, setting: RowSetting): string {
  if (villageCode === null) return '';
  if (setting.kind === 'bpu' && setting.areaCode.startsWith(`${villageCode}.`)) return setting.areaCode;
  if (hamlet === null || setting.hamlets.size === 0) return villageCode;
  return setting.hamlets.get(`${villageCode}|${hamletKey(hamlet)}`) ?? villageCode;
}
