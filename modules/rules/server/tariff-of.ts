import type { Law, PlainRecord } from '#modules/rules/core/index.ts';

/** The tariff table of a month as JSON rows. */
export function tariffOf(_law: Law, _month: string): PlainRecord[] {
  return [];
}
