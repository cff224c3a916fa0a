import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type RequestView, registryApi } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { ClockTag, StateTag } from './clock-tag.tsx';
import { CopyPanel } from './copy-panel.tsx';
import { RequestActions } from './request-actions.tsx';

const copyMilliseconds = 1500;

/** One request: what is asked, how much time is left, what was done, and what can be done. */
export function CasePage() {
  const { requestId } = useParams({ from: '/permintaan/$requestId' });
  const t = useText();
  const { role } = useAccount();
  const query = useQuery({
    ...registryApi.requests.show.queryOptions({ input: { requestId } }),
    refetchInterval: ({ state }) =>
      state.data?.kind === 'access' && state.data.state === 'IN_PROGRESS' ? copyMilliseconds : false,
  });
  return (
    <Page
      title={query.data ? t(`requests.kind.${query.data.kind}`) : t('requests.one')}
      trail={
        <nav aria-label={t('requests.trail')}>
          {role === 'worker' ? (
            <Link to="/permintaan">{t('requests.title')}</Link>
          ) : (
            <Link to="/tugas">{t('tasks.title')}</Link>
          )}
        </nav>
      }
      lead={
        query.data ? (
          <span className="row">
            <StateTag state={query.data.state} />
            <ClockTag request={query.data} />
          </span>
        ) : null
      }
    >
      <Loaded query={query}>{(request) => <RequestBody request={request} />}</Loaded>
    </Page>
  );
}

function RequestBody({ request }: { readonly request: RequestView }) {
  const t = useText();
  const { role } = useAccount();
  return (
    <div className="stack">
      {request.kind === 'complaint' && role !== 'worker' ? (
        <Notice tone="warn">{t('requests.secret')}</Notice>
      ) : null}
      <div className="columns">
        <div className="stack">
          <Asked request={request} />
          {request.kind === 'access' ? <CopyPanel request={request} /> : null}
          <RequestActions request={request} />
        </div>
        <div className="stack">
          <Clock request={request} />
          <History request={request} />
        </div>
      </div>
    </div>
  );
}

function Asked({ request }: { readonly request: RequestView }) {
  const t = useText();
  const format = useFormat();
  const { role } = useAccount();
  const { worker, topic } = request;
  return (
    <Section title={t('requests.asked')}>
      <Facts
        facts={[
          [
            t('requests.from'),
            <span key="from">
              {request.name || t('requests.nameless')}{' '}
              <span className="case-channel">{t(`requests.channel.${request.channel}`)}</span>
            </span>,
          ],
          ...(worker && role !== 'worker'
            ? ([
                [
                  t('requests.nik'),
                  <span key="nik" className="code">
                    {worker.nikMasked}
                  </span>,
                ],
                [t('requests.born'), format.day(worker.birthDate)],
              ] as const)
            : []),
          ...(request.contact ? ([[t('requests.contact'), request.contact]] as const) : []),
          [t('requests.area'), request.area || t('web.not_known')],
          ...(topic ? ([[t('requests.topic'), t(`requests.topic.${topic}`)]] as const) : []),
          ...(request.employer ? ([[t('requests.employer'), request.employer]] as const) : []),
          [
            t('requests.words'),
            <span key="words" className="written">
              {request.words || t('requests.words.none')}
            </span>,
          ],
        ]}
      />
      {worker && role !== 'worker' ? (
        <p className="case-link">
          <Link to="/pekerja/$workerId" params={{ workerId: worker.workerId }}>
            {t('requests.worker.open')}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

function Clock({ request }: { readonly request: RequestView }) {
  const t = useText();
  const format = useFormat();
  const { clock } = request;
  const within = t(`requests.clock.within.${clock.unit}`, { n: clock.within });
  return (
    <Section title={t('requests.clock')} aside={<ClockTag request={request} />}>
      <Facts
        facts={[
          [t('requests.opened'), format.instant(request.openedAt)],
          [t('requests.due'), format.instant(clock.dueAt)],
          ...(request.closedAt ? ([[t('requests.closed'), format.instant(request.closedAt)]] as const) : []),
          [t('requests.basis'), t('requests.clock.basis', { within, law: clock.law })],
        ]}
      />
      {clock.certainty === 'C' ? (
        <p className="small soft">{t('requests.clock.uncertain', { certainty: clock.certainty })}</p>
      ) : null}
    </Section>
  );
}

function History({ request }: { readonly request: RequestView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('requests.history')}>
      <ol className="timeline">
        {request.events.map((event) => (
          <li key={event.eventId}>
            <div className="small soft">{format.instant(event.at)}</div>
            <div>{actText(t, event.act)}</div>
            <div className="small">
              {[event.actorName, t(`web.role.${event.actorRole}`)].filter((part) => part !== '').join(', ')}
            </div>
            {event.words ? <blockquote className="written">{event.words}</blockquote> : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
