import { type Law, type PlainRecord, plainRecordOf, tariffTable } from '#modules/rules/core/index.ts';

/** The tariff table of a month as JSON rows: money as decimal strings. Throws RuleError with the field `month`. */
export function tariffOf(law: Law, month: string): PlainRecord[] {
  return tariffTable(law, month).map(plainRecordOf);
}
