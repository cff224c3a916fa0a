import type { ReactNode } from 'react';
import { isDay } from '#platform/core/month.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { type Answer, type AnswerPart, mergedBy } from './answer.ts';
import type { Form } from './form.ts';
import { LinesTable } from './lines-table.tsx';
import { monthsText } from './names.ts';

interface AnswerViewProps {
  readonly answer: Answer;
  readonly form: Form;
  readonly isStale: boolean;
  readonly actions: ReactNode;
}

/** The sum, large and first, what it is the sum of, and its lines. */
export function AnswerView({ answer, form, isStale, actions }: AnswerViewProps) {
  const t = useText();
  const format = useFormat();
  const people = peopleOf(form);
  const totalIdr = (BigInt(answer.totalIdr) * BigInt(people)).toString();
  return (
    <section
      className={isStale ? 'card answer answer-stale' : 'card answer'}
      id="hasil"
      tabIndex={-1}
      aria-labelledby="hasil-judul"
      aria-busy={isStale}
    >
      <h2 id="hasil-judul" className="answer-title">
        {t(`calculator.sum.${form.question}`)}
      </h2>
      <output className="answer-sum" aria-live="polite">
        {format.idr(totalIdr)}
      </output>
      <Scope answer={answer} form={form} people={people} />
      <Parts answer={answer} people={people} />
      {sumsOf(answer).length === 1
        ? sumsOf(answer).map(({ months, explained }) => (
            <LinesTable
              key="lines"
              explained={explained}
              isOfMany={people > 1 || months.length > 1}
              isShared={form.question === 'contribution' && form.who === 'PU'}
            />
          ))
        : null}
      <Ceiling answer={answer} />
      {actions}
    </section>
  );
}

/** The number of people asked for; 1 where none was said. */
export function peopleOf({ question, who, people }: Form): number {
  return question === 'contribution' && who === 'BPU' && /^\d{1,8}$/.test(people) ? Number(people) : 1;
}

/** Parts with the same amounts as one, whatever the law says of them. */
function sumsOf({ parts }: Answer): readonly AnswerPart[] {
  return mergedBy(parts, ({ explained: { totalIdr, lines } }) => [totalIdr, lines]);
}

/** What the sum covers: a month, several, several people. */
function Scope({
  answer,
  form,
  people,
}: Pick<AnswerViewProps, 'answer' | 'form'> & { readonly people: number }) {
  const t = useText();
  const format = useFormat();
  if (form.question === 'benefit')
    return (
      <p className="answer-scope">
        {t('calculator.scope.event', { day: isDay(form.eventOn) ? format.day(form.eventOn) : '' })}
      </p>
    );
  const months = answer.parts.flatMap((part) => part.months);
  const period = monthsText(months, (month) => format.month(month));
  if (form.who === 'construction') return <p className="answer-scope">{t('calculator.scope.project')}</p>;
  const key = `${people > 1 ? 'people' : 'person'}${months.length > 1 ? '.months' : ''}`;
  return (
    <p className="answer-scope">
      {t(`calculator.scope.${key}`, { period, n: months.length, people: format.number(people) })}
    </p>
  );
}

/** Where months differ or several people are meant: how the sum is made of them. */
function Parts({ answer, people }: { readonly answer: Answer; readonly people: number }) {
  const t = useText();
  const format = useFormat();
  const parts = sumsOf(answer);
  const isPlain = parts.length === 1 && (parts[0]?.months.length ?? 0) <= 1 && people === 1;
  if (isPlain) return null;
  return (
    <ul className="answer-parts">
      {parts.map(({ months, explained }) => {
        const eachIdr = explained.totalIdr ?? '0';
        const count = months.length || 1;
        const sumIdr = (BigInt(eachIdr) * BigInt(count) * BigInt(people)).toString();
        return (
          <li key={months[0]}>
            <span>{monthsText(months, (month) => format.month(month))}</span>
            <span className="answer-product">
              {people > 1 ? `${t('calculator.times.people', { n: format.number(people) })} × ` : ''}
              {count > 1 ? `${t('calculator.times.months', { n: count })} × ` : ''}
              {format.idr(eachIdr)} = <strong>{format.idr(sumIdr)}</strong>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The scholarship is a most, beside the sum and not in it. */
function Ceiling({ answer }: { readonly answer: Answer }) {
  const t = useText();
  const format = useFormat();
  const line = answer.parts[0]?.explained.lines?.find(({ benefit }) => benefit === 'scholarship_max');
  if (!line?.amountIdr) return null;
  return <p className="answer-ceiling">{t('calculator.ceiling', { amount: format.idr(line.amountIdr) })}</p>;
}
