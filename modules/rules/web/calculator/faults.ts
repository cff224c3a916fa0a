import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { isDay } from '#platform/core/month.ts';
import type { useFormat } from '#platform/web/format.ts';
import { asDecimal } from '#platform/web/money-text.ts';
import type { Text } from '#platform/web/text.ts';
import { fieldOfMember } from './cases.ts';
import { type FieldName, type Form, fieldsOf } from './form.ts';

/** What does not fit, in words, by the field it stands beside. */
export type Faults = Readonly<Partial<Record<FieldName, string>>>;

const detailsSchema = z.looseObject({
  field: z.string(),
  first: z.string().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
});

interface Reader {
  readonly t: Text;
  readonly format: ReturnType<typeof useFormat>;
}

/** The refusal of the rules beside the field it names; none where it names no field of the page. */
export function faultsOf(error: unknown, form: Form, { t, format }: Reader): Faults {
  if (!(error instanceof ORPCError) || !error.defined) return {};
  const details = detailsSchema.safeParse(error.data);
  const field = details.success ? fieldOfMember(details.data.field, form) : null;
  if (!details.success || !field || !fieldsOf(form).includes(field)) return {};
  const key = `calculator.fault.${error.code}`;
  const { first = '', atLeast = '', atMost = '' } = details.data;
  const day = isDay(first) ? format.day(first) : first;
  const text = t(key, { first: day, atLeast, atMost });
  return { [field]: text === key ? error.message : text };
}

/** True when the rules know no value for that time yet, and a provisional figure can be had. */
export function isNotYetKnown(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'parameter.not_yet_known';
}

const mostPeople = 10_000_000;
const money: readonly FieldName[] = ['income', 'wage', 'contract'];
const counts: readonly FieldName[] = ['employees', 'membership', 'children', 'unable'];

/** What can be said of the form without asking: numbers that are none, all at once. */
export function plainFaultsOf(form: Form, { t, format }: Reader): Faults {
  const filled = fieldsOf(form).filter((field) => form[field] !== '');
  return Object.fromEntries(
    filled.flatMap((field) => {
      const code = plainFault(field, form[field]);
      return code ? [[field, t(`calculator.fault.${code}`, { most: format.number(mostPeople) })]] : [];
    }),
  );
}

function plainFault(field: FieldName, value: string): string | null {
  if (money.includes(field)) return moneyFault(value);
  if (counts.includes(field)) return /^\d{1,9}$/.test(value) ? null : 'number.malformed';
  if (field !== 'people') return null;
  const isCount = /^\d{1,8}$/.test(value) && Number(value) >= 1 && Number(value) <= mostPeople;
  return isCount ? null : 'people';
}

function moneyFault(value: string): string | null {
  if (/^\d{1,15}$/.test(value)) return null;
  if (value.startsWith('-')) return 'money.negative';
  return /^\d+\.\d+$/.test(asDecimal(value)) ? 'money.fractional' : 'money.malformed';
}
