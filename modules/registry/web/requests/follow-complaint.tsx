import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFaultFocus } from '#platform/web/focus-fault.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { StateTag } from './clock-tag.tsx';

/** What became of a complaint, by the code that its complainant wrote down. */
export function FollowComplaint() {
  const t = useText();
  const [code, setCode] = useState('');
  const follow = useMutation(registryApi.requests.follow.mutationOptions());
  const form = useFaultFocus(follow.error ? { code: follow.error } : {});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') follow.mutate({ code });
  };
  return (
    <Section title={t('complain.follow')}>
      <form className="form" ref={form} onSubmit={submit}>
        <TextInput
          label={t('complain.follow.code')}
          description={t('complain.follow.code.hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={follow.error ? failureOf(follow.error, t).message : null}
        />
        <div className="form-actions">
          <Button type="submit" variant="default" loading={follow.isPending}>
            {t('complain.follow.submit')}
          </Button>
        </div>
      </form>
      {follow.data ? <Followed followed={follow.data} /> : null}
    </Section>
  );
}

type FollowedComplaint = Awaited<ReturnType<typeof registryApi.requests.follow.call>>;

function Followed({ followed }: { readonly followed: FollowedComplaint }) {
  const t = useText();
  const format = useFormat();
  return (
    <div role="status">
      <ol className="timeline">
        {followed.events.map((event) => (
          <li key={event.at}>
            <div className="small soft">{format.instant(event.at)}</div>
            <StateTag state={event.state} />
            {event.words ? <blockquote className="written">{event.words}</blockquote> : null}
          </li>
        ))}
      </ol>
      {followed.closedAt === null ? (
        <p>{t('complain.follow.waiting', { when: format.instant(followed.dueAt) })}</p>
      ) : null}
    </div>
  );
}
