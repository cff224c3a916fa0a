import { ORPCError } from '@orpc/client';
import { z } from 'zod';
import { isDay } from '#platform/core/month.ts';
import type { useFormat } from '#platform/web/format.ts';
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

/** The number of people multiplies on the page itself: at least one, a whole number. */
export function peopleFault(form: Form, t: Text): Faults {
  if (!fieldsOf(form).includes('people') || form.people === '') return {};
  const isCount =
    /^\d{1,8}$/.test(form.people) && Number(form.people) >= 1 && Number(form.people) <= mostPeople;
  return isCount ? {} : { people: t('calculator.fault.people', { most: mostPeople }) };
}
