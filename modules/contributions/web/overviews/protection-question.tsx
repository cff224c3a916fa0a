import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Loading, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { overviewsApi } from './api.ts';
import { ProtectionAnswer } from './protection-answer.tsx';

interface QuestionProps {
  readonly workerId: string;
  readonly today: string;
  /** Asked by the worker himself: the words say "you". */
  readonly isOwn: boolean;
}

/** The question every claim begins with, its answer in words, and the paper that proves it. */
export function ProtectionQuestion({ workerId, today, isOwn }: QuestionProps) {
  const t = useText();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [faults, setFaults] = useState<{ readonly on?: string }>({});
  const form = useFaultFocus(faults);
  const query = useQuery({
    ...overviewsApi.protection.queryOptions({ input: { workerId, on: asked ?? today } }),
    enabled: asked !== null,
    retry: false,
    staleTime: 60_000,
  });
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(typed) && typed >= '2015-07-01' && typed <= today;
    setFaults(isDay ? {} : { on: t('overviews.question.day.wrong', { today: format.day(today) }) });
    setAsked(isDay ? typed : null);
  };
  return (
    <div className="stack-tight">
      <form ref={form} className="protection-question" onSubmit={ask} noValidate>
        <TextInput
          type="date"
          label={t(isOwn ? 'overviews.question.own' : 'overviews.question')}
          value={typed}
          max={today}
          min="2015-07-01"
          error={faults.on}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={query.isFetching}>
          {t('overviews.question.ask')}
        </Button>
      </form>
      <div aria-live="polite">
        {asked !== null && query.isPending ? <Loading lines={3} /> : null}
        {asked !== null && query.data ? (
          <div className="stack-tight">
            <ProtectionAnswer answer={query.data} isOwn={isOwn} />
            {query.data.isWhole ? null : <p className="small soft">{t('overviews.part_only')}</p>}
            <div>
              <Button
                component="a"
                href={`/api/v1/workers/${workerId}/protection/proof?on=${asked}`}
                download
              >
                {t('overviews.proof.print')}
              </Button>
            </div>
          </div>
        ) : null}
      </div>
      {asked !== null && query.error ? <Notice tone="bad">{failureOf(query.error, t).message}</Notice> : null}
    </div>
  );
}
