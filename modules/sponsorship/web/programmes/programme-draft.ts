import { programmeReach } from '#modules/sponsorship/core/index.ts';
import { addMonths, isMonth, monthOf } from '#platform/core/month.ts';
import type { Text } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';
import type { Agreement, ProgrammeDetail } from './programmes-api.ts';
import type { Faults } from './use-kept.ts';

/** A programme as someone types it. */
export interface ProgrammeDraft {
  readonly agreementId: string;
  readonly name: string;
  readonly area: NamedArea | null;
  readonly quota: string;
  readonly months: string;
  readonly startMonth: string;
  readonly baseBracket: number;
  readonly withSavings: boolean;
  readonly categories: readonly string[];
  readonly unusedRule: 'keep' | 'others';
  readonly paidMonthRule: 'shift' | 'release';
}

/** What a form starts with: the next month, a hundred workers, six months, row 1. */
export function emptyDraft(today: string, agreement: Agreement | null): ProgrammeDraft {
  return {
    agreementId: agreement?.agreementId ?? '',
    name: '',
    area: agreement?.area ?? null,
    quota: '100',
    months: '6',
    startMonth: addMonths(monthOf(today), 1),
    baseBracket: 1,
    withSavings: false,
    categories: [],
    unusedRule: 'keep',
    paidMonthRule: 'shift',
  };
}

/** A draft that stands, to be changed. */
export function draftOf(programme: ProgrammeDetail): ProgrammeDraft {
  const { agreementId, name, area, startMonth, baseBracket, withSavings, unusedRule, paidMonthRule } =
    programme;
  return {
    ...{ agreementId, name, area, startMonth, baseBracket, withSavings, unusedRule, paidMonthRule },
    quota: String(programme.quotaPerVillage),
    months: String(programme.months),
    categories: programme.categories.map(({ categoryCode }) => categoryCode),
  };
}

/** What decides the cost, where all of it is said; null before that. */
export function costTerms(draft: ProgrammeDraft) {
  const { agreementId, area, quota, months, startMonth, baseBracket, withSavings } = draft;
  if (agreementId === '' || !area || !isCount(quota, 100_000) || !isCount(months, programmeReach.months))
    return null;
  if (!isMonth(startMonth)) return null;
  return {
    ...{ agreementId, areaCode: area.code, startMonth, baseBracket, withSavings },
    quotaPerVillage: Number(quota),
    months: Number(months),
  };
}

/** What can be seen to be wrong before anything is sent. */
export function faultsOf(draft: ProgrammeDraft, t: Text, today: string): Faults {
  const { agreementId, name, area, quota, months, startMonth } = draft;
  return {
    ...(agreementId === '' ? { agreementId: t('programmes.agreement.missing') } : {}),
    ...(name.trim().length < 3 ? { name: t('programmes.name.missing') } : {}),
    ...(area ? {} : { areaCode: t('sponsors.area.missing') }),
    ...(isCount(quota, 100_000) ? {} : { quota: t('programmes.quota.wrong') }),
    ...(isCount(months, programmeReach.months)
      ? {}
      : { months: t('programmes.months.wrong', { most: programmeReach.months }) }),
    ...(isMonth(startMonth) && startMonth >= monthOf(today)
      ? {}
      : { startMonth: t('programmes.start.past') }),
  };
}

function isCount(text: string, most: number): boolean {
  return /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
}
