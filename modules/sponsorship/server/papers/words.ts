import { addMonths } from '#platform/core/month.ts';
import { shownMonth } from '#platform/server/pdf/index.ts';
import { textOf } from '#platform/server/texts.ts';
import type { ListFacts } from './list-facts.ts';

/** A text of the sponsorship's papers, Indonesian: these papers are official. */
export function say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
  return textOf('id', `sponsor_papers.${key}`, details);
}

/** What is written in by hand. */
export const dotted = '……………………………………';
/** A day that is written in beside its place. */
export const dottedDay = '………………………';

/** The name of a funding source. */
export function fundingInWords(funding: string): string {
  return textOf('id', `calculator.funding.${funding}`);
}

/** `Desa Ubung Kaja`, `Kelurahan Ubung`. */
export function villageInWords({ village_kind, village_name }: ListFacts): string {
  return say(`village.${village_kind === 'kelurahan' ? 'kelurahan' : 'desa'}`, { name: village_name });
}

/** `6 bulan, Juni 2026 sampai November 2026` */
export function termInWords({ first_month, months }: Pick<ListFacts, 'first_month' | 'months'>): string {
  const details = {
    months,
    first: shownMonth(first_month),
    last: shownMonth(addMonths(first_month, months - 1)),
  };
  return say(months === 1 ? 'term.one' : 'term', details);
}

/** A count with the marks of thousands. */
export function shownNumber(count: number): string {
  return new Intl.NumberFormat('id-ID').format(count);
}

/** A branch as a letterhead names it; empty where no branch works. */
export function officeInWords(branch: string): string {
  return branch === '' ? '' : textOf('id', 'papers.office', { branch });
}
