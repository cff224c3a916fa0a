import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { failureOf } from '#platform/web/failure.ts';
import { Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { AnswerView } from './answer-view.tsx';
import { isNotYetKnown } from './faults.ts';
import { Reasons } from './reasons.tsx';
import type { useCalculator } from './use-calculator.ts';

interface OutcomePanelProps {
  readonly calculator: ReturnType<typeof useCalculator>;
  readonly actions: ReactNode;
}

/** The answer with its reasons; or what is still to be filled in, what does not fit, or that nothing could be reached. */
export function OutcomePanel({ calculator, actions }: OutcomePanelProps) {
  const t = useText();
  const { form, missing, unfit, query } = calculator;
  const unfitTexts = Object.values(unfit);
  if (unfitTexts.length > 0)
    return <Waiting title={t('calculator.unfit')}>{[...new Set(unfitTexts)].join(' ')}</Waiting>;
  if (missing.length > 0) {
    const names = missing.map((field) => t(`calculator.field.${field}`)).join(', ');
    return <Waiting title={t('calculator.waiting')}>{t('calculator.waiting.what', { names })}</Waiting>;
  }
  if (query.error) return <Refused calculator={calculator} />;
  if (!query.data) {
    return (
      <section className="card answer" id="hasil" tabIndex={-1}>
        <Loading lines={7} />
      </section>
    );
  }
  const isStale = query.isPlaceholderData;
  return (
    <>
      <Provisional calculator={calculator} />
      <AnswerView answer={query.data} form={form} isStale={isStale} actions={actions} />
      <div className={isStale ? 'stack answer-stale' : 'stack'}>
        <Reasons answer={query.data} form={form} />
      </div>
    </>
  );
}

/** Says which of the figures are not yet published, and how to do without them. */
function Provisional({ calculator }: { readonly calculator: OutcomePanelProps['calculator'] }) {
  const t = useText();
  const { form, change, query } = calculator;
  const values = query.data?.parts.flatMap(({ explained }) =>
    explained.parameters.filter(({ provisional }) => provisional),
  );
  if (form.provisional === '' || !values || values.length === 0) return null;
  return (
    <Notice tone="warn" title={t('calculator.provisional')}>
      <p>{t('calculator.provisional.what')}</p>
      <Button
        variant="default"
        size="xs"
        mt={8}
        className="no-print"
        onClick={() => change({ provisional: '' })}
      >
        {t('calculator.provisional.leave')}
      </Button>
    </Notice>
  );
}

/** What the rules refuse stands beside its field; here what to do about it, or that the server was not reached. */
function Refused({ calculator }: { readonly calculator: OutcomePanelProps['calculator'] }) {
  const t = useText();
  const { change, query, faults } = calculator;
  if (isNotYetKnown(query.error)) {
    return (
      <Waiting title={t('calculator.not_yet')}>
        <p>{t('calculator.not_yet.what')}</p>
        <Button mt={10} onClick={() => change({ provisional: '1' })}>
          {t('calculator.not_yet.provisional')}
        </Button>
      </Waiting>
    );
  }
  const beside = Object.values(faults);
  if (beside.length > 0) return <Waiting title={t('calculator.unfit')}>{beside.join(' ')}</Waiting>;
  return (
    <Notice tone="bad">
      <p>{failureOf(query.error, t).message}</p>
      <Button
        variant="default"
        size="xs"
        mt={8}
        loading={query.isFetching}
        onClick={() => {
          query.refetch().catch(reportError);
        }}
      >
        {t('web.retry')}
      </Button>
    </Notice>
  );
}

interface WaitingProps {
  readonly title: string;
  readonly children: ReactNode;
}

function Waiting({ title, children }: WaitingProps) {
  return (
    <section className="card answer" id="hasil" tabIndex={-1} role="status">
      <h2 className="answer-waiting">{title}</h2>
      <div className="soft">{children}</div>
    </section>
  );
}
