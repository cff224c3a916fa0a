import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { QuoteTable, useQuote } from './quote-panel.tsx';
import type { RegistrationState } from './use-registration.ts';

interface ReviewProps {
  readonly state: RegistrationState;
  /** What stands for the numbers that the server knows already. */
  readonly numbers?: { readonly nik: string; readonly phone: string | null } | undefined;
  readonly error: unknown;
  readonly refusal?: ReactNode;
  readonly isPending: boolean;
  readonly confirm: string;
  readonly onConfirm: () => void;
}

/** Everything read back before it is done: what was typed, what it costs. */
export function Review({ state, numbers, error, refusal, isPending, confirm, onConfirm }: ReviewProps) {
  const t = useText();
  const { reading, draft, back } = state;
  const quote = useQuote(draft, reading.incomeIdr);
  const warnings = Object.values(reading.warnings);
  return (
    <>
      <Section title={t('counter.review')}>
        <Facts facts={useFacts(state, numbers)} />
        {warnings.length > 0 ? (
          <Notice tone="warn" title={t('counter.review.warnings')}>
            <ul>
              {warnings.map((warning) => (
                <li key={warning}>{warning}</li>
              ))}
            </ul>
          </Notice>
        ) : null}
      </Section>
      <Section title={t('counter.contribution')}>
        <Loaded query={quote} lines={3}>
          {(found) => <QuoteTable quote={found} isPaid={draft.segment === 'PU'} />}
        </Loaded>
      </Section>
      {refusal ?? <FailureNotice error={error} />}
      <div className="form-actions">
        {/* The step was changed by a key or a click: the next key goes on from here. */}
        <Button data-autofocus autoFocus loading={isPending} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button variant="default" disabled={isPending} onClick={back}>
          {t('counter.review.back')}
        </Button>
      </div>
    </>
  );
}

function useFacts(state: RegistrationState, numbers: ReviewProps['numbers']) {
  const t = useText();
  const format = useFormat();
  const { draft, reading } = state;
  const { form, area, workArea, segment, organisation, withSavings, firstMonths } = draft;
  const isPaid = segment === 'PU';
  const residence = [form.address, form.hamlet, area?.pathName].filter(Boolean).join(', ');
  const income =
    reading.incomeIdr === null ? t('workers.income.none') : format.idr(reading.incomeIdr.toString());
  const facts: readonly (readonly [string, string | null])[] = [
    [t('workers.nik'), form.nik || (numbers?.nik ?? '')],
    [t('counter.name'), form.name],
    [t('workers.born'), reading.bornOn ? format.day(reading.bornOn) : form.birthDate],
    [t('workers.sex'), form.sex === '' ? null : t(`workers.sex.${form.sex === 'P' ? 'P' : 'L'}`)],
    [t('workers.mother'), form.motherName],
    [t('workers.phone'), form.phone || (numbers?.phone ?? '')],
    [t('workers.residence'), residence],
    [t('workers.occupation'), form.occupation],
    [t('workers.segment'), t(`workers.segment.${segment}`)],
    [t(isPaid ? 'counter.employer' : 'counter.organisation'), organisation?.name ?? null],
    [t('workers.work_area'), isPaid ? null : (workArea?.pathName ?? t('counter.same_place'))],
    [t(isPaid ? 'counter.wage' : 'counter.income'), income],
    [t('counter.started'), isPaid ? form.startedOn : null],
    [
      t('counter.programmes'),
      isPaid ? null : t(withSavings ? 'counter.programmes.savings' : 'counter.programmes.protection'),
    ],
    [t('counter.months'), isPaid ? null : t(`counter.months.${firstMonths}`)],
  ];
  return facts.flatMap(([term, value]): [string, ReactNode][] =>
    value === null || value === '' ? [] : [[term, value]],
  );
}
