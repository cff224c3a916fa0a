import './calculator.css';
import './answer.css';
import './print.css';
import { Button, CopyButton, SegmentedControl } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useId } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { peopleOf } from './answer-view.tsx';
import { AskedFacts } from './asked-facts.tsx';
import { BenefitFields } from './benefit-fields.tsx';
import { ContributionFields } from './contribution-fields.tsx';
import { type Form, questions } from './form.ts';
import { OutcomePanel } from './outcome-panel.tsx';
import { useCalculator } from './use-calculator.ts';

/** The answer counts as seen once this much of it is. */
const barMargin = '0px 0px -130px 0px';

type Calculator = ReturnType<typeof useCalculator>;

/** What someone pays and what he would get, with the working and the law behind it. Open to anyone. */
export function CalculatorPage() {
  const t = useText();
  const calculator = useCalculator();
  const { form } = calculator;
  const { ref, entry } = useIntersection({ rootMargin: barMargin });
  return (
    <Page
      title={t('calculator.title')}
      lead={t('calculator.lead')}
      actions={<Link to="/aturan">{t('calculator.to_law')}</Link>}
    >
      <div className="calculator">
        <div className="calculator-ask no-print">
          <AskForm calculator={calculator} />
          {entry && !entry.isIntersecting ? <AnswerBar calculator={calculator} /> : null}
        </div>
        <div className="stack" ref={ref}>
          <AskedFacts form={form} />
          <OutcomePanel calculator={calculator} actions={<Actions />} />
        </div>
      </div>
    </Page>
  );
}

function AskForm({ calculator }: { readonly calculator: Calculator }) {
  const t = useText();
  const labelId = useId();
  const { form, change, faults } = calculator;
  const Fields = form.question === 'benefit' ? BenefitFields : ContributionFields;
  return (
    <form className="card calculator-form" onSubmit={showAnswer} noValidate aria-label={t('calculator.form')}>
      <span id={labelId} className="visually-hidden">
        {t('calculator.field.question')}
      </span>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        value={form.question}
        onChange={(question) => change(switched(form, question))}
        data={questions.map((value) => ({ value, label: t(`calculator.question.${value}`) }))}
      />
      <Fields form={form} change={change} faults={faults} />
      <button type="submit" className="visually-hidden">
        {t('calculator.show')}
      </button>
    </form>
  );
}

/** A benefit is asked for a person: a project becomes its wage earners. */
function switched({ who }: Form, question: string): Partial<Form> {
  return question === 'benefit' && who === 'construction' ? { question, who: 'PU' } : { question };
}

/** Enter leads to the answer, which is already on its way. */
function showAnswer(event: FormEvent): void {
  event.preventDefault();
  const answer = document.getElementById('hasil');
  answer?.scrollIntoView({ block: 'nearest' });
  answer?.focus({ preventScroll: true });
}

/** On a phone the sum stays in sight while the answer itself is not, and leads to it. */
function AnswerBar({ calculator }: { readonly calculator: Calculator }) {
  const t = useText();
  const format = useFormat();
  const { query, form, missing, unfit } = calculator;
  const isUnfit = missing.length > 0 || Object.keys(unfit).length > 0;
  if (!query.data || query.error || isUnfit) return null;
  const totalIdr = (BigInt(query.data.totalIdr) * BigInt(peopleOf(form))).toString();
  return (
    <a className="answer-bar" href="#hasil">
      <span aria-hidden="true">{format.idr(totalIdr)}</span>
      <span>{t('calculator.bar')}</span>
    </a>
  );
}

function Actions() {
  const t = useText();
  return (
    <div className="answer-actions no-print">
      <CopyButton value={window.location.href} timeout={2500}>
        {({ copied, copy }) => (
          <Button variant="default" size="xs" onClick={copy}>
            {t(copied ? 'calculator.link.copied' : 'calculator.link')}
          </Button>
        )}
      </CopyButton>
      <Button variant="default" size="xs" onClick={() => window.print()}>
        {t('web.print')}
      </Button>
    </div>
  );
}
