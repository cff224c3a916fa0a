import { Button, Radio, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import type { RequestAct } from '#modules/registry/core/index.ts';
import { type RequestView, registryApi } from '#modules/registry/web/api/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const shortestWords = 5;

const calls = {
  'registry.take-request': (input: Change, key: string) =>
    registryApi.requests.take.call(input, { context: { key } }),
  'registry.make-access-copy': (input: Change, key: string) =>
    registryApi.requests.makeCopy.call(input, { context: { key } }),
  'registry.answer-request': (input: Change, key: string) =>
    registryApi.requests.answer.call(input, { context: { key } }),
  'registry.refuse-request': (input: Change, key: string) =>
    registryApi.requests.refuse.call(input, { context: { key } }),
  'registry.withdraw-request': (input: Change, key: string) =>
    registryApi.requests.withdraw.call(input, { context: { key } }),
} as const satisfies Partial<Record<RequestAct, (input: Change, key: string) => Promise<RequestView>>>;

interface Change {
  readonly requestId: string;
  readonly version: number;
  readonly words: string;
}

type Doable = keyof typeof calls;

/** What the reader may do with the request as it stands; nothing where that is nothing. */
export function RequestActions({ request }: { readonly request: RequestView }) {
  const t = useText();
  const change = useChange(request);
  const may = (act: Doable) => request.acts.includes(act);
  const answers = may('registry.answer-request') || may('registry.refuse-request');
  const isMaking =
    request.state === 'IN_PROGRESS' && request.events.some(({ act }) => act === 'registry.make-access-copy');
  if (request.acts.length === 0) return null;
  return (
    <Section title={t('requests.act.title')}>
      <div className="stack">
        <FailureNotice error={change.error} />
        {request.kind === 'correction' && answers ? <p>{t('requests.act.correct.hint')}</p> : null}
        {may('registry.make-access-copy') ? <p>{t('requests.act.copy.hint')}</p> : null}
        <div className="form-actions">
          {may('registry.make-access-copy') ? (
            <Button
              variant={isMaking ? 'default' : 'filled'}
              loading={change.isPending}
              onClick={() => change.mutate({ act: 'registry.make-access-copy', words: '' })}
            >
              {t(isMaking ? 'requests.act.copy.again' : 'requests.act.copy')}
            </Button>
          ) : null}
          {may('registry.take-request') ? (
            <Button
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ act: 'registry.take-request', words: '' })}
            >
              {t('requests.act.take')}
            </Button>
          ) : null}
          {may('registry.withdraw-request') ? (
            <Button
              variant="subtle"
              loading={change.isPending}
              onClick={() => change.mutate({ act: 'registry.withdraw-request', words: '' })}
            >
              {t('requests.act.withdraw')}
            </Button>
          ) : null}
        </div>
        {answers ? <AnswerForm request={request} change={change} /> : null}
      </div>
    </Section>
  );
}

type ChangeMutation = ReturnType<typeof useChange>;

/** Answer or refusal: the words stay as typed until they were received. */
function AnswerForm({ request, change }: { readonly request: RequestView; readonly change: ChangeMutation }) {
  const t = useText();
  const mayAnswer = request.acts.includes('registry.answer-request');
  const [how, setHow] = useState<'answer' | 'refuse'>(mayAnswer ? 'answer' : 'refuse');
  const [words, setWords] = useState('');
  const [faults, setFaults] = useState<{ readonly words?: string }>({});
  const form = useFaultFocus(faults);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = words.trim().length < shortestWords ? { words: 'requests.act.words.short' } : {};
    setFaults(found);
    const act = how === 'answer' ? 'registry.answer-request' : 'registry.refuse-request';
    if (!('words' in found)) change.mutate({ act, words: words.trim() });
  };
  return (
    <form className="form" ref={form} onSubmit={submit} noValidate>
      {mayAnswer ? (
        <Radio.Group
          label={t('requests.act.how')}
          value={how}
          onChange={(chosen) => setHow(chosen === 'refuse' ? 'refuse' : 'answer')}
        >
          <div className="row case-choice">
            <Radio value="answer" label={t('requests.act.how.answer')} />
            <Radio value="refuse" label={t('requests.act.how.refuse')} />
          </div>
        </Radio.Group>
      ) : (
        <p className="small soft">{t('requests.act.refuse.access')}</p>
      )}
      <Textarea
        label={t(`requests.act.words.${how}`)}
        description={t('requests.act.words.hint')}
        autosize
        minRows={3}
        maxLength={2000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        error={faults.words ? t(faults.words) : null}
      />
      <div className="form-actions">
        <Button type="submit" variant={how === 'refuse' ? 'default' : 'filled'} loading={change.isPending}>
          {t(how === 'answer' ? 'requests.act.answer' : 'requests.act.refuse')}
        </Button>
      </div>
    </form>
  );
}

function useChange({ requestId, version }: RequestView) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: ({ act, words }: { readonly act: Doable; readonly words: string }) =>
      calls[act]({ requestId, version, words }, key.current),
    onSuccess: () => queries.invalidateQueries({ queryKey: registryApi.requests.key() }),
    onSettled: () => {
      key.current = newKey();
    },
  });
}
