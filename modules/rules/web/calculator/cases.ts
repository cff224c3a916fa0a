import { addMonths, isMonth } from '#platform/core/month.ts';
import { asDecimal } from '#platform/web/money-text.ts';
import type { FieldName, Form } from './form.ts';

/** A case as `rules batch` takes it. */
export type RuleCase = Readonly<Record<string, unknown>>;

/** One case a month of a contribution, from the month on; one case of a benefit. */
export function casesOf(form: Form): readonly RuleCase[] {
  if (form.question === 'benefit') return [benefitCase(form)];
  return monthsOf(form).map((month) => contributionCase(form, month));
}

/** The months asked for; a month that does not exist stands alone, so that the rules can refuse it. */
export function monthsOf({ who, month, months }: Form): readonly string[] {
  if (who === 'construction' || !isMonth(month)) return [month];
  return Array.from({ length: Number(months) }, (_, index) => addMonths(month, index));
}

function contributionCase(form: Form, month: string): RuleCase {
  const shared = {
    kind: form.who === 'construction' ? 'construction' : 'contribution',
    month,
    ...marks(form),
  };
  switch (form.who) {
    case 'construction':
      return { ...shared, contractIdr: asDecimal(form.contract) };
    case 'PU':
      return { ...shared, ...wageEarner(form) };
    default:
      return {
        ...shared,
        segment: 'BPU',
        ...given({ incomeIdr: asDecimal(form.income) }),
        sector: form.sector,
        funding: form.funding,
        programmes: form.savings === '' ? ['JKK', 'JKM'] : ['JKK', 'JKM', 'JHT'],
      };
  }
}

function wageEarner(form: Form): RuleCase {
  return {
    segment: 'PU',
    wageIdr: asDecimal(form.wage),
    riskClass: asNumber(form.riskClass),
    employerKind: form.employerKind,
    ...(form.employerKind === 'firm' ? given({ scale: form.scale }) : {}),
    ...(form.choice === '' ? {} : { programmes: form.programmes.split(',') }),
    ...(form.labourIntensive === '' ? {} : { labourIntensive: true, employees: asNumber(form.employees) }),
  };
}

function benefitCase(form: Form): RuleCase {
  const shared = {
    kind: 'benefit',
    segment: form.who === 'PU' ? 'PU' : 'BPU',
    eventOn: form.eventOn,
    ...given({ children: asNumber(form.children) }),
    ...marks(form),
  };
  if (form.event === 'natural_death') return { ...shared, programme: 'JKM', ...membership(form) };
  return { ...shared, programme: 'JKK', event: form.event, ...base(form), ...loss(form) };
}

/** One answer serves for both: months as a member, and months paid (the scholarship of a natural death counts those). */
function membership({ membership: months }: Form): RuleCase {
  return given({ monthsOfMembership: asNumber(months), monthsContributed: asNumber(months) });
}

/** Of a BPU worker the income: the law finds the base of its bracket. */
function base({ who, wage, income }: Form): RuleCase {
  return who === 'PU' ? { baseIdr: asDecimal(wage) } : { incomeIdr: asDecimal(income) };
}

function loss({ event, part, loss: percent, functionLoss, unable }: Form): RuleCase {
  if (event === 'temporary') return { monthsUnableToWork: asNumber(unable) };
  if (event !== 'partial_anatomical' && event !== 'partial_functional') return {};
  return {
    ...(part === 'percent' ? { lossPercent: asDecimal(percent) } : { losses: [part] }),
    ...(event === 'partial_functional' ? { functionLossPercent: asDecimal(functionLoss) } : {}),
  };
}

function marks({ provisional }: Form): RuleCase {
  return provisional === '' ? {} : { provisional: true };
}

/** The members that are filled. */
function given(members: RuleCase): RuleCase {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''));
}

/** A number of the case; what is none goes as it was typed, and is refused with its field named. */
function asNumber(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text;
}

/** The field of the page that a member of the case came from. */
export function fieldOfMember(member: string, form: Form): FieldName | null {
  const name = member.replace(/\[.*$/, '');
  if (name === 'baseIdr') return form.who === 'PU' ? 'wage' : 'income';
  return fieldByMember[name] ?? null;
}

const fieldByMember: Readonly<Record<string, FieldName>> = {
  segment: 'who',
  month: 'month',
  incomeIdr: 'income',
  sector: 'sector',
  funding: 'funding',
  wageIdr: 'wage',
  riskClass: 'riskClass',
  programmes: 'programmes',
  employerKind: 'employerKind',
  scale: 'scale',
  labourIntensive: 'labourIntensive',
  employees: 'employees',
  contractIdr: 'contract',
  event: 'event',
  eventOn: 'eventOn',
  monthsOfMembership: 'membership',
  monthsContributed: 'membership',
  children: 'children',
  losses: 'part',
  lossPercent: 'loss',
  functionLossPercent: 'functionLoss',
  monthsUnableToWork: 'unable',
};
