import { areaLevel } from '#platform/core/area-code.ts';
import { ageOn } from '#platform/core/month.ts';
import { type CheckContext, type CheckLimits, usualLimits } from './check-context.ts';
import { parseNik, readNik } from './nik.ts';
import { readBirthDate } from './read-date.ts';
import { isTicked, readName, readPhone, readSex, readText } from './read-person-details.ts';
import { readRupiah } from './read-rupiah.ts';
import { mergeReasons, outcomeOf, type ReasonCode, type RowOutcome } from './reasons.ts';
import type { CheckedRow, ListRow, ParsedPerson, Sex } from './rows.ts';
import { findVillage, readVillage } from './village-index.ts';

/** A check that takes rows as they come, so that a long list can show progress and be cancelled. */
export interface ListCheck {
  add(rows: Iterable<ListRow>): void;
  /** The rows in the order in which they came, judged against each other too. */
  finish(): CheckedRow[];
}

/**
 * Checks the rows of one list: each parsed, its outcome and its reason codes (CONTRACT section 5), as far as they can be known without
 * the registry. All rows must be given together, since duplicates and shared telephones are judged over the list.
 */
export function checkRows(rows: Iterable<ListRow>, context: CheckContext): CheckedRow[] {
  const check = startCheck(context);
  check.add(rows);
  return check.finish();
}

/** Starts a check of one list; see `checkRows`. */
export function startCheck(context: CheckContext): ListCheck {
  const limits: CheckLimits = { ...usualLimits, ...context.limits };
  const judged: Judged[] = [];
  const niks = new Set<string>();
  const peopleByPhone = new Map<string, number>();
  return {
    add(rows) {
      for (const row of rows) {
        const found = judge(row, context, limits);
        const { nik, phone } = found.person;
        found.isDuplicate = nik !== null && niks.has(nik);
        if (nik !== null) niks.add(nik);
        if (phone !== null && !found.isDuplicate)
          peopleByPhone.set(phone, (peopleByPhone.get(phone) ?? 0) + 1);
        judged.push(found);
      }
    },
    finish() {
      return judged.map((found) => settle(found, peopleByPhone, limits));
    },
  };
}

interface Judged {
  readonly row: ListRow;
  readonly person: ParsedPerson;
  readonly reasons: ReasonCode[];
  isDuplicate: boolean;
}

function settle(found: Judged, peopleByPhone: ReadonlyMap<string, number>, limits: CheckLimits): CheckedRow {
  const { row, person } = found;
  const shared = person.phone !== null && (peopleByPhone.get(person.phone) ?? 0) > limits.peoplePerPhone;
  if (shared) found.reasons.push('phone.shared');
  const { outcome, reasons } = found.isDuplicate
    ? mergeReasons(found.reasons, ['list.duplicate'])
    : { outcome: outcomeOf(found.reasons), reasons: ordered(found.reasons) };
  return { sheet: row.sheet, row: row.row, hidden: row.hidden, outcome, reasons, person };
}

function ordered(reasons: ReasonCode[]): ReasonCode[] {
  return reasons.length < 2 ? reasons : mergeReasons(reasons, []).reasons;
}

function judge(row: ListRow, context: CheckContext, limits: CheckLimits): Judged {
  const { cells } = row;
  const reasons: ReasonCode[] = [];
  const nik = readNik(cells.nik);
  if (nik.fault !== null) reasons.push(`nik.${nik.fault}`);
  const name = readName(cells.name);
  if (name.fault !== null) reasons.push(`name.${name.fault}`);
  const birth = readBirth(row, context, nik.nik);
  if (birth.fault !== null) reasons.push(`birth_date.${birth.fault}`);
  const wage = readRupiah(cells.income);
  if (context.kind === 'payroll') judgeWage(wage, limits, reasons);
  const named = { village: readText(cells.village), district: readText(cells.district) };
  const villageCode = judgeVillage(named, context, reasons);
  const sex = sexOf(row);
  if (birth.day !== null) judgeAge(ageOn(birth.day, context.on), context, limits, reasons);
  if (nik.nik !== null) judgeNik(nik.nik, { sex, bornOn: birth.day }, context, reasons);
  const person: ParsedPerson = {
    nik: nik.nik,
    name: name.name,
    bornOn: birth.day,
    birthPlace: readText(cells.birthPlace) ?? birth.place,
    sex,
    phone: readPhone(cells.phone),
    email: readText(cells.email),
    motherName: readText(cells.motherName),
    address: readText(cells.address),
    hamlet: readText(cells.hamlet),
    villageName: named.village,
    villageCode,
    districtName: named.district,
    occupation: readText(cells.occupation),
    incomeIdr: wage.amountIdr,
    startedOn: cells.startedOn === undefined ? null : readBirthDate(cells.startedOn, anyDay).day,
    employeeNumber: readText(cells.employeeNumber),
  };
  return { row, person, reasons, isDuplicate: false };
}

/** Days of work may lie ahead, those of birth may not. */
const anyDay = { on: '2100-12-31', placeAlone: 'invalid' } as const;

interface Birth {
  readonly fault: 'missing' | 'invalid' | null;
  readonly day: string | null;
  readonly place: string | null;
}

/** The birth date of its own column, else of the one that holds place and date; month first only where the NIK says the same. */
function readBirth(row: ListRow, context: CheckContext, nik: string | null): Birth {
  const { birthDate, birthPlaceAndDate } = row.cells;
  const own = readBirthDate(birthDate, { on: context.on, placeAlone: 'invalid' });
  const reading =
    own.fault === 'missing' && birthPlaceAndDate !== undefined
      ? readBirthDate(birthPlaceAndDate, { on: context.on, placeAlone: 'missing' })
      : own;
  const { monthFirstDay } = reading;
  if (
    monthFirstDay !== null &&
    nik !== null &&
    digitsOfBirth(monthFirstDay) === parseNik(nik, context.on)?.birthDigits
  ) {
    return { fault: null, day: monthFirstDay, place: reading.place };
  }
  return reading;
}

/** `DDMMYY` of a day. */
function digitsOfBirth(day: string): string {
  return day.slice(8, 10) + day.slice(5, 7) + day.slice(2, 4);
}

function sexOf(row: ListRow): Sex | null {
  const { sex, sexMale, sexFemale } = row.cells;
  if (sexMale === undefined && sexFemale === undefined) return readSex(sex);
  const isMale = isTicked(sexMale);
  if (isMale === isTicked(sexFemale)) return readSex(sex);
  return isMale ? 'L' : 'P';
}

function judgeWage(wage: ReturnType<typeof readRupiah>, limits: CheckLimits, reasons: ReasonCode[]): void {
  if (wage.fault !== null) reasons.push(`wage.${wage.fault}`);
  else if (wage.amountIdr !== null && wage.amountIdr < limits.minimumWageIdr)
    reasons.push('wage.below_minimum');
}

/** `51.71.04.2008`: a hamlet's code goes on after it. */
const villageCodeLength = 13;

function judgeVillage(
  named: { village: string | null; district: string | null },
  context: CheckContext,
  reasons: ReasonCode[],
): string | null {
  const { area, villages } = context;
  if (context.kind === 'payroll') return villages === null ? null : findVillage(named, { area, villages });
  const isOneVillage = area !== null && areaLevel(area) >= 4;
  const scope = isOneVillage ? area.slice(0, villageCodeLength) : area;
  if (villages === null) return isOneVillage ? scope : null;
  if (scope === null) return findVillage(named, { area, villages });
  const reading = readVillage(named, { area: scope, isOneVillage, villages });
  if (reading.fault !== null) reasons.push(`village.${reading.fault}`);
  return reading.code;
}

function judgeAge(age: number, context: CheckContext, limits: CheckLimits, reasons: ReasonCode[]): void {
  if (context.kind === 'payroll') {
    if (age < limits.usualAgeFrom || age >= limits.unusualAgeFrom) reasons.push('worker.age_unusual');
  } else if (age >= limits.tooOldAge) reasons.push('worker.too_old');
  else if (age < limits.youngestAge) reasons.push('worker.too_young');
}

function judgeNik(
  nik: string,
  person: { sex: Sex | null; bornOn: string | null },
  context: CheckContext,
  reasons: ReasonCode[],
): void {
  const parts = parseNik(nik, context.on);
  if (parts === null) return;
  if (person.sex !== null && person.sex !== parts.sex) reasons.push('nik.sex_mismatch');
  if (person.bornOn !== null && digitsOfBirth(person.bornOn) !== parts.birthDigits)
    reasons.push('nik.birth_date_mismatch');
  if (context.knownRegions !== null && !context.knownRegions.has(parts.regionCode))
    reasons.push('nik.unknown_region');
}

export type OutcomeCounts = Readonly<Record<RowOutcome, number>>;

/** How many rows have each outcome. */
export function countOutcomes(rows: Iterable<{ readonly outcome: RowOutcome }>): OutcomeCounts {
  const counts: Record<RowOutcome, number> = { ready: 0, warning: 0, fix: 0, rejected: 0 };
  for (const row of rows) counts[row.outcome] += 1;
  return counts;
}
