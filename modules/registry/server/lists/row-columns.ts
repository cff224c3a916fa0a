import type { RowOutcome, Sex } from '#modules/registry/core/index.ts';
import type { BinaryCopy, CopyType } from './binary-copy.ts';

/** A row of a list as it is kept: parsed, sealed, redacted. Days `YYYY-MM-DD`, money whole rupiah a month. */
export interface PreparedRow {
  readonly rowId: number;
  readonly sheet: string;
  readonly rowNumber: number;
  readonly hidden: boolean;
  readonly outcome: RowOutcome;
  readonly reasons: readonly string[];
  readonly workerId: string;
  readonly nikIndex: Uint8Array | null;
  readonly nikMasked: string;
  readonly identitySealed: Uint8Array | null;
  readonly givenSealed: Uint8Array;
  readonly phoneIndex: Uint8Array | null;
  readonly name: string;
  readonly nameTokens: readonly string[];
  readonly nameKeys: readonly string[];
  readonly birthDate: string | null;
  readonly birthPlace: string;
  readonly sex: Sex | null;
  readonly motherName: string;
  readonly address: string;
  readonly hamlet: string;
  readonly occupation: string;
  readonly occupationGroup: string;
  readonly incomeIdr: bigint | null;
  readonly startedOn: string | null;
  readonly residenceCode: string;
  readonly changed: boolean;
}

/** Columns of `registry.list_rows` that come with a row, in the order in which they are written. */
export const rowColumns = [
  ['row_id', 'int4'],
  ['sheet', 'text'],
  ['row_number', 'int4'],
  ['hidden', 'bool'],
  ['outcome', 'text'],
  ['reasons', 'text[]'],
  ['worker_id', 'uuid'],
  ['nik_index', 'bytea'],
  ['nik_masked', 'text'],
  ['identity_sealed', 'bytea'],
  ['given_sealed', 'bytea'],
  ['phone_index', 'bytea'],
  ['name', 'text'],
  ['name_tokens', 'text[]'],
  ['name_keys', 'text[]'],
  ['birth_date', 'date'],
  ['birth_place', 'text'],
  ['sex', 'text'],
  ['mother_name', 'text'],
  ['address', 'text'],
  ['hamlet', 'text'],
  ['occupation', 'text'],
  ['occupation_group', 'text'],
  ['income_idr', 'int8'],
  ['started_on', 'date'],
  ['residence_code', 'text'],
  ['changed', 'bool'],
] as const satisfies readonly (readonly [string, CopyType])[];

/** Writes a row in the order of `rowColumns`. */
export function writeRow(copy: BinaryCopy, row: PreparedRow): void {
  copy.startRow(rowColumns.length);
  copy.writeInt4(row.rowId);
  copy.writeText(row.sheet);
  copy.writeInt4(row.rowNumber);
  copy.writeBool(row.hidden);
  copy.writeText(row.outcome);
  copy.writeTexts(row.reasons);
  copy.writeUuid(row.workerId);
  bytesOrNull(copy, row.nikIndex);
  copy.writeText(row.nikMasked);
  bytesOrNull(copy, row.identitySealed);
  copy.writeBytes(row.givenSealed);
  bytesOrNull(copy, row.phoneIndex);
  copy.writeText(row.name);
  copy.writeTexts(row.nameTokens);
  copy.writeTexts(row.nameKeys);
  dateOrNull(copy, row.birthDate);
  copy.writeText(row.birthPlace);
  if (row.sex === null) copy.writeNull();
  else copy.writeText(row.sex);
  copy.writeText(row.motherName);
  copy.writeText(row.address);
  copy.writeText(row.hamlet);
  copy.writeText(row.occupation);
  copy.writeText(row.occupationGroup);
  if (row.incomeIdr === null) copy.writeNull();
  else copy.writeInt8(row.incomeIdr);
  dateOrNull(copy, row.startedOn);
  copy.writeText(row.residenceCode);
  copy.writeBool(row.changed);
}

function bytesOrNull(copy: BinaryCopy, value: Uint8Array | null): void {
  if (value === null) copy.writeNull();
  else copy.writeBytes(value);
}

function dateOrNull(copy: BinaryCopy, value: string | null): void {
  if (value === null) copy.writeNull();
  else copy.writeDate(value);
}
