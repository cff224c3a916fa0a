import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { FailureNotice, Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { AnswerCard, AnswerWords } from './answer-card.tsx';
import { type CheckedView, checkers, deskApi, proofAddress, statusTones } from './desk-api.ts';
import './desk.css';

/** One check: what was true then, and what is true now. */
export function CheckPage() {
  const t = useText();
  const { reference } = useParams({ from: '/izin/$reference' });
  const query = useQuery(deskApi.show.queryOptions({ input: { reference } }));
  const trail = (
    <ol className="trail">
      <li>
        <Link to="/izin">{t('desk.title')}</Link>
      </li>
    </ol>
  );
  const proof = query.data ? (
    <Button variant="default" component="a" href={proofAddress(reference)}>
      {t('desk.proof')}
    </Button>
  ) : null;
  return (
    <Page title={t('desk.check', { reference })} trail={trail} actions={proof}>
      <Loaded query={query}>{(view) => <Checked view={view} />}</Loaded>
    </Page>
  );
}

function Checked({ view }: { readonly view: CheckedView }) {
  const { check } = view;
  return (
    <>
      {view.isUnread ? <Unread view={view} /> : null}
      <NowCard view={view} />
      {view.changes.length === 0 ? null : <Changes view={view} />}
      <AnswerCard answer={check} was={check} />
      <PermitEnd view={view} />
    </>
  );
}

function NowCard({ view: { now, today, check } }: { readonly view: CheckedView }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className={`card desk-answer desk-answer-${statusTones[now.status]}`}>
      <div className="desk-answer-head">
        <h2 className="desk-status">{t('desk.now_title', { status: t(`desk.status.${now.status}`) })}</h2>
        <p className="soft small">{format.day(today)}</p>
      </div>
      <AnswerWords answer={now} />
      {check.kind === 'worker' ? null : (
        <Facts
          facts={[
            [t('desk.paid_through'), now.paidThrough === null ? '–' : format.month(now.paidThrough)],
            [t('desk.valid_until'), now.validUntil === null ? '–' : format.day(now.validUntil)],
            [t('desk.workers_reported'), format.number(now.workersReported)],
          ]}
        />
      )}
    </section>
  );
}

/** What changed stays before the desk until someone says that he read it. */
function Unread({ view }: { readonly view: CheckedView }) {
  const t = useText();
  const { role } = useAccount();
  const queries = useQueryClient();
  const seen = useMutation({
    mutationFn: () => deskApi.seen.call({ reference: view.check.reference }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <Notice tone="warn" title={t('desk.unread.title')}>
      <p>{t('desk.unread.text')}</p>
      <FailureNotice error={seen.error} />
      {checkers.includes(role) ? (
        <Button size="xs" loading={seen.isPending} onClick={() => seen.mutate()}>
          {t('desk.unread.do')}
        </Button>
      ) : null}
    </Notice>
  );
}

function Changes({ view }: { readonly view: CheckedView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('desk.changes')}>
      <ol className="desk-changes">
        {view.changes.map((change) => (
          <li key={change.changedAt}>
            <span className="soft">{format.instant(change.changedAt)}</span>{' '}
            <Tag tone={statusTones[change.status]}>{t(`desk.status.${change.status}`)}</Tag>{' '}
            {change.reasonText}
            {change.delivery ? (
              <span className="desk-sub">{t(`desk.delivery.${change.delivery}`)}</span>
            ) : null}
          </li>
        ))}
      </ol>
      {view.seenAt === null || view.isUnread ? null : (
        <p className="soft small">
          {t('desk.seen', { when: format.instant(view.seenAt), who: view.seenBy })}
        </p>
      )}
    </Section>
  );
}

/** Until when the desk is told; a permit that was given later gets its day here. */
function PermitEnd({ view }: { readonly view: CheckedView }) {
  const t = useText();
  const { role } = useAccount();
  const queries = useQueryClient();
  const { reference, permitValidUntil, kind } = view.check;
  const [day, setDay] = useState(permitValidUntil ?? '');
  const isPast = day !== '' && day < view.today;
  const save = useMutation({
    mutationFn: () => deskApi.watch.call({ reference, permitValidUntil: day === '' ? null : day }),
    onSuccess: () => queries.invalidateQueries(),
  });
  if (kind === 'worker' || !checkers.includes(role)) return null;
  return (
    <Section title={t('desk.watch')}>
      <form
        className="filters"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isPast) save.mutate();
        }}
      >
        <TextInput
          type="date"
          label={t('desk.permit_until')}
          description={t('desk.watch.hint')}
          value={day}
          min={view.today}
          error={isPast ? t('desk.permit_until.past') : null}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={save.isPending}>
          {t('desk.watch.do')}
        </Button>
      </form>
      <FailureNotice error={save.error} />
      {save.isSuccess ? (
        <Notice tone="good">{t(permitValidUntil === null ? 'desk.watch.off' : 'desk.watch.on')}</Notice>
      ) : null}
    </Section>
  );
}
