import { Button, Radio, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { complaintTopics, type RequestKind, requestKinds } from '#modules/registry/core/index.ts';
import { type RequestView, registryApi } from '#modules/registry/web/api/index.ts';
import { newKey } from '#platform/web/api-client.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { Section } from '#platform/web/page.tsx';
import { FailureNotice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const shortestWords = 10;

interface OpenRequestFormProps {
  /** Whom the office asks for; none: the worker himself. */
  readonly workerId?: string | undefined;
  readonly onOpened: (request: RequestView) => void;
}

type Faults = Readonly<Partial<Record<'words' | 'employer' | 'topic', string>>>;

interface Typed {
  readonly kind: RequestKind;
  readonly words: string;
  readonly employer: string;
  readonly topic: (typeof complaintTopics)[number] | null;
}

/** What is asked, in a few words; everything typed stays until it was received. */
export function OpenRequestForm({ workerId, onOpened }: OpenRequestFormProps) {
  const t = useText();
  const [typed, setTyped] = useState<Typed>({ kind: 'access', words: '', employer: '', topic: null });
  const [faults, setFaults] = useState<Faults>({});
  const form = useFaultFocus(faults);
  const open = useOpening(typed, workerId, onOpened);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(typed);
    setFaults(found);
    if (Object.keys(found).length === 0) open.mutate();
  };
  return (
    <Section title={t('requests.open.title')}>
      <form className="form" ref={form} onSubmit={submit} noValidate>
        <FailureNotice error={open.error} />
        <Radio.Group
          label={t('requests.open.kind')}
          value={typed.kind}
          onChange={(kind) =>
            setTyped({ ...typed, kind: requestKinds.find((one) => one === kind) ?? 'access' })
          }
        >
          <div className="stack-tight">
            {requestKinds.map((kind) => (
              <Radio key={kind} value={kind} label={t(`requests.open.kind.${kind}`)} />
            ))}
          </div>
        </Radio.Group>
        <RequestFields typed={typed} onType={setTyped} faults={faults} />
        <div className="form-actions">
          <Button type="submit" loading={open.isPending}>
            {t('requests.open.submit')}
          </Button>
        </div>
      </form>
    </Section>
  );
}

interface RequestFieldsProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly faults: Faults;
}

function RequestFields({ typed, onType, faults }: RequestFieldsProps) {
  const t = useText();
  const fault = (name: keyof Faults) => (faults[name] ? t(faults[name]) : null);
  return (
    <>
      {typed.kind === 'complaint' ? (
        <>
          <p className="small soft">{t('requests.open.secret')}</p>
          <Select
            label={t('complain.topic')}
            data={complaintTopics.map((topic) => ({ value: topic, label: t(`requests.topic.${topic}`) }))}
            value={typed.topic}
            onChange={(topic) =>
              onType({ ...typed, topic: complaintTopics.find((one) => one === topic) ?? null })
            }
            error={fault('topic')}
          />
          <TextInput
            label={t('requests.open.employer')}
            maxLength={200}
            value={typed.employer}
            onChange={(event) => onType({ ...typed, employer: event.currentTarget.value })}
            error={fault('employer')}
          />
        </>
      ) : null}
      <Textarea
        label={t(`requests.open.words.${typed.kind}`)}
        autosize
        minRows={3}
        maxLength={2000}
        value={typed.words}
        onChange={(event) => onType({ ...typed, words: event.currentTarget.value })}
        error={fault('words')}
      />
    </>
  );
}

function useOpening(
  { kind, words, employer, topic }: Typed,
  workerId: string | undefined,
  onOpened: (request: RequestView) => void,
) {
  const queries = useQueryClient();
  const key = useRef(newKey());
  return useMutation({
    mutationFn: () =>
      registryApi.requests.open.call(
        {
          ...{ kind, words: words.trim() },
          ...(workerId ? { workerId } : {}),
          ...(kind === 'complaint' ? { employer: employer.trim(), ...(topic ? { topic } : {}) } : {}),
        },
        { context: { key: key.current } },
      ),
    onSuccess: async (request) => {
      key.current = newKey();
      await queries.invalidateQueries({ queryKey: registryApi.requests.key() });
      onOpened(request);
    },
  });
}

function faultsOf({ kind, words, employer, topic }: Typed): Faults {
  return {
    ...(kind === 'complaint' && !topic ? { topic: 'requests.open.topic.missing' } : {}),
    ...(kind === 'complaint' && employer.trim().length < 2
      ? { employer: 'requests.open.employer.short' }
      : {}),
    ...(kind !== 'access' && words.trim().length < shortestWords
      ? { words: 'requests.open.words.short' }
      : {}),
  };
}
