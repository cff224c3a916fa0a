import { isDay } from '#platform/core/month.ts';

const monthNames = [
  'jan|januari|january',
  'feb|peb|februari|pebruari|february',
  'mar|mrt|maret|march',
  'apr|april',
  'mei|may',
  'jun|juni|june',
  'jul|juli|july',
  'agu|ags|agt|agustus|aug|august',
  'sep|sept|september',
  'okt|oktober|oct|october',
  'nov|nop|november|nopember',
  'des|desember|dec|december',
].map((names) => new Set(names.split('|')));

/** The days a statement speaks of; a day without a year falls among them. */
export interface StatementPeriod {
  readonly from: string;
  readonly to: string;
}

/**
 * Reads the day of a bank's text, day before month: `21/11/2026`, `21-11-26`, `2026-11-21`, `20261121`, `21 Nov 2026`, `21-Agu-26`, with or without a
 * time behind; `21/11` only within a known period. Null for what the calendar does not know.
 */
export function readStatementDay(text: string, period: StatementPeriod | null = null): string | null {
  const bare = text.trim().replace(/^['’]/, '').slice(0, 40);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(bare);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const packed = /^((?:19|20|21)\d\d)(\d\d)(\d\d)(?: .*)?$/.exec(bare);
  if (packed) return dayOf(packed[1], packed[2], packed[3]);
  const usual = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[T ,].*)?$/.exec(bare);
  if (usual) return dayOf(fullYear(usual[3]), usual[2], usual[1]);
  const named = /^(\d{1,2})[-/. ]?([a-z]{3,9})\.?[-/. ]?(\d{4}|\d{2})(?:[T ,].*)?$/i.exec(bare);
  if (named) return dayOf(fullYear(named[3]), monthOfName(named[2]), named[1]);
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(bare);
  return short && period ? dayWithin(period, short[2], short[1]) : null;
}

function fullYear(text: string | undefined): string {
  return text?.length === 2 ? `20${text}` : (text ?? '');
}

function monthOfName(name: string | undefined): string {
  return String(monthNames.findIndex((names) => names.has((name ?? '').toLowerCase())) + 1);
}

function dayOf(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const text = `${year ?? ''}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isDay(text) ? text : null;
}

function dayWithin(
  period: StatementPeriod,
  month: string | undefined,
  day: string | undefined,
): string | null {
  const years = [period.to.slice(0, 4), period.from.slice(0, 4)];
  const days = years.map((year) => dayOf(year, month, day));
  return days.find((one) => one !== null && one >= period.from && one <= period.to) ?? days[0] ?? null;
}
