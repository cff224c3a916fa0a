import type { ListField } from './fields.ts';
import type { ReasonCode, RowOutcome } from './reasons.ts';
import type { ListCell } from './workbook.ts';

/** Whose list it is: workers who are paid no wage (a village's list), or an employer's own workers. */
export type ListKind = 'bpu' | 'payroll';

/** One person's row as it stands in the list: plain JSON, kept as it was sent or as it was mended. */
export interface ListRow {
  readonly sheet: string;
  /** The row number that Excel or an editor shows. */
  readonly row: number;
  /** True where the row or its sheet is hidden in the file: it counts, and the sender is told. */
  readonly hidden: boolean;
  readonly cells: Readonly<Partial<Record<ListField, ListCell>>>;
}

export type Sex = 'L' | 'P';

/** What could be understood of a row; null where it is absent or broken. */
export interface ParsedPerson {
  readonly nik: string | null;
  readonly name: string | null;
  /** Day, `YYYY-MM-DD`. */
  readonly bornOn: string | null;
  readonly birthPlace: string | null;
  readonly sex: Sex | null;
  /** `+62…`. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly motherName: string | null;
  readonly address: string | null;
  readonly hamlet: string | null;
  readonly villageName: string | null;
  /** Kemendagri code of ten digits with points; the list's own village where it has only one. */
  readonly villageCode: string | null;
  readonly districtName: string | null;
  readonly occupation: string | null;
  /** Monthly wage or declared income in whole rupiah. */
  readonly incomeIdr: bigint | null;
  /** Day, `YYYY-MM-DD`. */
  readonly startedOn: string | null;
  readonly employeeNumber: string | null;
}

export interface CheckedRow {
  readonly sheet: string;
  readonly row: number;
  readonly hidden: boolean;
  readonly outcome: RowOutcome;
  readonly reasons: readonly ReasonCode[];
  readonly person: ParsedPerson;
}
