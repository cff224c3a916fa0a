import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts } from '#platform/web/page.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import type { CardShown, EmployerShown, SubjectShown } from './judging/subject.ts';

type Fact = readonly [string, ReactNode];
type Format = ReturnType<typeof useFormat>;

/** Whose it is: what the desk compares with the file, or with the identity card. */
export function SubjectFacts({ subject }: { readonly subject: SubjectShown }) {
  const t = useText();
  const format = useFormat();
  const facts =
    subject.kind === 'employer' ? employerFacts(subject, t, format) : cardFacts(subject, t, format);
  return (
    <section className="check-subject">
      <h3 className="soft small">{t(`check.subject.${subject.kind}`)}</h3>
      <p className="check-name breakable">{subject.name}</p>
      {subject.kind === 'worker' ? <p className="soft small">{t('check.card.masked')}</p> : null}
      <Facts facts={facts} />
    </section>
  );
}

function employerFacts(subject: EmployerShown, t: Text, format: Format): Fact[] {
  return [
    ['NPP', code(subject.npp)],
    ...when('NIB', subject.nib, code),
    ...when(t('check.area'), subject.area || null, (area) => area),
    [t('check.programmes'), subject.programmes.join(', ')],
    [t('check.workers'), format.number(subject.workersReported)],
    ...when(t('check.paid_through'), subject.paidThrough, (month) => format.month(month)),
    ...when(t('check.valid_through'), subject.validThrough, (day) => format.day(day)),
    ...when(t('check.registered_since'), subject.registeredSince, (day) => format.day(day)),
    ...when(t('check.number'), subject.number || null, code),
  ];
}

function cardFacts(subject: CardShown, t: Text, format: Format): Fact[] {
  return [
    ['KPJ', code(subject.kpj)],
    [t('check.programmes'), subject.programmes.join(', ')],
    ...when(t('check.paid_through'), subject.paidThrough, (month) => format.month(month)),
    ...when(t('check.covered_through'), subject.validThrough, (day) => format.day(day)),
  ];
}

/** The fact, where it is known. */
function when(term: string, value: string | null, show: (value: string) => ReactNode): Fact[] {
  return value === null ? [] : [[term, show(value)]];
}

function code(value: string): ReactNode {
  return <span className="code">{value}</span>;
}
