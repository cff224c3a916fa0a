import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { complaintTopics } from '#modules/registry/core/index.ts';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { AreaField } from '#modules/registry/web/fields/index.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Page, Section } from '#platform/web/page.tsx';
import { FailureNotice, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { NamedArea } from '#platform/web/visitor.ts';
import { FollowComplaint } from './follow-complaint.tsx';

const shortestWords = 10;
const shortestEmployer = 2;

interface Typed {
  readonly topic: (typeof complaintTopics)[number] | null;
  readonly employer: string;
  readonly area: NamedArea | null;
  readonly words: string;
  readonly name: string;
  readonly contact: string;
}

type Faults = Readonly<Partial<Record<'topic' | 'employer' | 'area' | 'words', string>>>;

const empty: Typed = { topic: null, employer: '', area: null, words: '', name: '', contact: '' };

/** A complaint of anyone, without an account, and what became of an earlier one. */
export function ComplainPage() {
  const t = useText();
  return (
    <Page title={t('complain.title')} lead={t('complain.lead')} width="reading">
      <div className="stack complain">
        <Notice>{t('complain.secret')}</Notice>
        <ComplaintForm />
        <FollowComplaint />
      </div>
    </Page>
  );
}

function ComplaintForm() {
  const t = useText();
  const [typed, setTyped] = useState(empty);
  const [faults, setFaults] = useState<Faults>({});
  const form = useFaultFocus(faults);
  const complain = useMutation(registryApi.requests.complain.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(typed);
    setFaults(found);
    const { topic, area, ...rest } = typed;
    if (Object.keys(found).length === 0 && topic && area)
      complain.mutate({ ...rest, topic, areaCode: area.code });
  };
  if (complain.data) {
    const again = () => {
      setTyped(empty);
      complain.reset();
    };
    return <Received received={complain.data} onAnother={again} />;
  }
  return (
    <form className="card form" ref={form} onSubmit={submit} noValidate>
      <FailureNotice error={complain.error} />
      <ComplaintFields typed={typed} onType={setTyped} faults={faults} />
      <div className="form-actions">
        <Button type="submit" loading={complain.isPending}>
          {t('complain.submit')}
        </Button>
      </div>
    </form>
  );
}

interface ComplaintFieldsProps {
  readonly typed: Typed;
  readonly onType: (typed: Typed) => void;
  readonly faults: Faults;
}

function ComplaintFields({ typed, onType, faults }: ComplaintFieldsProps) {
  const t = useText();
  const fault = (name: keyof Faults) => (faults[name] ? t(faults[name]) : null);
  const field = (name: 'employer' | 'words' | 'name' | 'contact') => ({
    value: typed[name],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onType({ ...typed, [name]: event.currentTarget.value }),
  });
  return (
    <>
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
        error={fault('employer')}
        {...field('employer')}
      />
      <AreaField
        label={t('complain.area')}
        description={t('complain.area.hint')}
        value={typed.area}
        onChange={(area) => onType({ ...typed, area })}
        error={fault('area')}
      />
      <Textarea
        label={t('complain.words')}
        description={t('complain.words.hint')}
        autosize
        minRows={4}
        maxLength={2000}
        error={fault('words')}
        {...field('words')}
      />
      <TextInput label={t('complain.name')} maxLength={100} autoComplete="name" {...field('name')} />
      <TextInput
        label={t('complain.contact')}
        description={t('complain.contact.hint')}
        maxLength={100}
        {...field('contact')}
      />
    </>
  );
}

interface ReceivedProps {
  readonly received: { readonly code: string; readonly dueAt: string };
  readonly onAnother: () => void;
}

function Received({ received, onAnother }: ReceivedProps) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('complain.done')}>
      <div className="stack" role="status">
        <p className="code complaint-code">{received.code}</p>
        <p>{t('complain.done.code')}</p>
        <p>{t('complain.done.due', { when: format.instant(received.dueAt) })}</p>
        <div className="form-actions">
          <Button variant="default" onClick={onAnother}>
            {t('complain.another')}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function faultsOf({ topic, employer, area, words }: Typed): Faults {
  return {
    ...(topic ? {} : { topic: 'requests.open.topic.missing' }),
    ...(employer.trim().length < shortestEmployer ? { employer: 'requests.open.employer.short' } : {}),
    ...(area ? {} : { area: 'complain.area.missing' }),
    ...(words.trim().length < shortestWords ? { words: 'requests.open.words.short' } : {}),
  };
}
