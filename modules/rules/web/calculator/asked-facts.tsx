import { isDay, isMonth } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { type FieldName, type Form, fieldsOf } from './form.ts';

const money: readonly FieldName[] = ['income', 'wage', 'contract'];
const asTyped: readonly FieldName[] = [
  'people',
  'employees',
  'membership',
  'children',
  'unable',
  'loss',
  'functionLoss',
  'part',
];

/** What was asked, for the printed page, where the form itself is left out. */
export function AskedFacts({ form }: { readonly form: Form }) {
  const t = useText();
  const words = useAnswerWords();
  const said = fieldsOf(form).filter((field) => form[field] !== '' && field !== 'provisional');
  return (
    <div className="print-only">
      <Facts
        facts={said.map((field) => [t(`calculator.field.${field}`), words(field, form[field])] as const)}
      />
    </div>
  );
}

function useAnswerWords() {
  const t = useText();
  const format = useFormat();
  return (field: FieldName, value: string): string => {
    if (money.includes(field)) return /^\d+$/.test(value) ? format.idr(value) : value;
    if (field === 'month') return isMonth(value) ? format.month(value) : value;
    if (field === 'eventOn') return isDay(value) ? format.day(value) : value;
    if (field === 'savings' || field === 'labourIntensive') return t('web.yes');
    if (field === 'programmes') return value.replaceAll(',', ', ');
    if (asTyped.includes(field)) return value;
    const key = `calculator.${field}.${value}`;
    const text = t(key);
    return text === key ? value : text;
  };
}
