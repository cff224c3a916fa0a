import {
  type CheckLimits,
  checkRows,
  dayOf,
  parseNik,
  type ReasonCode,
  readRupiah,
  reasonCatalogue,
  type Sex,
} from '#modules/registry/core/lists/index.ts';
import { areaLevel, isAreaCode } from '#platform/core/area-code.ts';
import { type RegistrationFaultCode, registrationFaults } from './errors.ts';
import type { RegistrationField, RegistrationForm } from './registration-form.ts';

/** What a form says once it could be read; texts are '' where nothing was written. */
export interface Registration {
  readonly nik: string;
  readonly name: string;
  /** Day, `YYYY-MM-DD`. */
  readonly bornOn: string;
  readonly sex: Sex;
  readonly motherName: string;
  /** `+62…`, or null. */
  readonly phone: string | null;
  /** Village or hamlet of residence; '' where not known (wage earners only). */
  readonly areaCode: string;
  readonly hamlet: string;
  readonly address: string;
  readonly occupation: string;
  /** '' for the same as the residence, or the employer's. */
  readonly workAreaCode: string;
  /** Whole rupiah a month: the wage, or what the worker declares; null where he declares nothing. */
  readonly incomeIdr: bigint | null;
  /** Day, `YYYY-MM-DD`, from which the wage was paid; null where not said. */
  readonly startedOn: string | null;
}

export interface RegistrationFault {
  readonly field: RegistrationField;
  readonly code: RegistrationFaultCode;
}

export interface RegistrationSetting {
  readonly segment: 'PU' | 'BPU';
  /** Day on which ages are counted, `YYYY-MM-DD`. */
  readonly on: string;
  /** Six-digit district codes (`517104`); null: regions are not looked at. */
  readonly knownRegions: ReadonlySet<string> | null;
  readonly limits?: Partial<CheckLimits>;
}

export interface RegistrationReading {
  /** Null where a fault stands in the way. */
  readonly registration: Registration | null;
  readonly faults: readonly RegistrationFault[];
  /** Taken along, and shown: reason codes of CONTRACT section 5. */
  readonly warnings: readonly ReasonCode[];
  /** What could be read of these two, whatever else is at fault. */
  readonly bornOn: string | null;
  readonly incomeIdr: bigint | null;
}

/** Reads one person's form by the rules of a list's row (CONTRACT section 5), and says beside which field what is wrong. */
export function readRegistration(form: RegistrationForm, setting: RegistrationSetting): RegistrationReading {
  const { segment, on, knownRegions, limits } = setting;
  const { areaCode, workAreaCode, income, ...cells } = form;
  const [checked] = checkRows([{ sheet: '', row: 1, hidden: false, cells: { ...cells, income } }], {
    ...{ kind: segment === 'PU' ? 'payroll' : 'bpu', on, area: null, villages: null, knownRegions },
    ...(limits ? { limits } : {}),
  });
  if (!checked) throw new Error('a row that was checked is gone');
  const { person, reasons } = checked;
  const wage = readRupiah(income);
  const faults = [
    ...reasons.flatMap(faultOf),
    ...(form.phone.trim() !== '' && person.phone === null ? [fault('phone', 'phone.invalid')] : []),
    ...residenceFaults(areaCode, segment),
    ...(segment === 'BPU' && person.occupation === null ? [fault('occupation', 'occupation.missing')] : []),
    ...(segment === 'BPU' && wage.fault === 'invalid' ? [fault('income', 'income.invalid')] : []),
    ...startFaults(form.startedOn, person.startedOn, on),
  ];
  const { nik, name, bornOn } = person;
  const sex = person.sex ?? (nik === null ? null : (parseNik(nik, on)?.sex ?? null));
  const isWhole = faults.length === 0 && nik !== null && name !== null && bornOn !== null && sex !== null;
  return {
    faults: sorted(faults),
    warnings: reasons.filter((code) => reasonCatalogue[code].outcome === 'warning'),
    ...{ bornOn, incomeIdr: wage.amountIdr },
    registration: isWhole
      ? {
          ...{ nik, name, bornOn, sex, areaCode, workAreaCode },
          motherName: person.motherName ?? '',
          phone: person.phone,
          hamlet: person.hamlet ?? '',
          address: person.address ?? '',
          occupation: person.occupation ?? '',
          incomeIdr: wage.amountIdr,
          startedOn: person.startedOn,
        }
      : null,
  };
}

/** What a NIK tells of its bearer; null where it is not plausible. */
export function toldByNik(
  nik: string,
  on: string,
): { readonly bornOn: string; readonly sex: Sex; readonly regencyCode: string } | null {
  const parts = parseNik(nik.replace(/[\s.-]+/gu, ''), on);
  if (!parts) return null;
  const { bornOn, sex, regionCode } = parts;
  return { bornOn, sex, regencyCode: `${regionCode.slice(0, 2)}.${regionCode.slice(2, 4)}` };
}

/** A day as people write it in a form: `31-12-1980`; the text itself where it is no day. */
export function writtenDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const isReal = year && month && date && dayOf({ year, month, day: date }) !== null;
  return isReal ? `${day.slice(8, 10)}-${day.slice(5, 7)}-${day.slice(0, 4)}` : day;
}

function fault(field: RegistrationField, code: RegistrationFaultCode): RegistrationFault {
  return { field, code };
}

/** A reason that keeps a row from being taken keeps a form too. */
function faultOf(code: ReasonCode): RegistrationFault[] {
  const { outcome, field } = reasonCatalogue[code];
  if (outcome === 'warning' || field === null || !isFaultCode(code)) return [];
  return field === 'nik' || field === 'name' || field === 'birthDate' || field === 'income'
    ? [fault(field, code)]
    : [];
}

function isFaultCode(code: string): code is RegistrationFaultCode {
  return Object.hasOwn(registrationFaults, code);
}

function residenceFaults(areaCode: string, segment: 'PU' | 'BPU'): RegistrationFault[] {
  if (areaCode === '') return segment === 'BPU' ? [fault('areaCode', 'residence.missing')] : [];
  const isVillage = isAreaCode(areaCode) && areaLevel(areaCode) >= 4;
  return isVillage ? [] : [fault('areaCode', 'residence.not_a_village')];
}

function startFaults(written: string, startedOn: string | null, on: string): RegistrationFault[] {
  if (written.trim() === '' || (startedOn !== null && startedOn <= on)) return [];
  return [fault('startedOn', 'started.invalid')];
}

/** In the order of the form, so that the first fault is the first field. */
function sorted(faults: readonly RegistrationFault[]): RegistrationFault[] {
  const order: readonly RegistrationField[] = ['nik', 'name', 'birthDate', 'sex', 'motherName', 'phone'];
  const place = (field: RegistrationField) => (order.includes(field) ? order.indexOf(field) : order.length);
  return [...faults].sort((a, b) => place(a.field) - place(b.field));
}
