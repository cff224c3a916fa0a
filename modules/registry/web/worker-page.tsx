import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import { actText } from '#platform/web/act-text.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Section, Tag } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type WorkerView } from './api/index.ts';
import { ProtectionTag, RevealIdentity } from './fields/index.ts';
import { groupLooks } from './group-looks.ts';
import { ActMenu, ActsOfWorker, Memberships, Timeline, useActs, WorkerProposals } from './life/index.ts';
import { CameFrom, MergedAway, MergeItem, WorkerMerges } from './merge/index.ts';
import { CardLink } from './own/card-link.tsx';
import { RequestLink } from './requests/index.ts';
import { PinButton } from './search/index.ts';

/** What other modules know of a worker: handed in by the application. */
export interface WorkerPageProps {
  readonly Contributions: ComponentType<{ readonly workerId: string }>;
}

/** Everything known of a worker, and who looked. Opening this page is itself a look that is kept. */
export function WorkerPage({ Contributions }: WorkerPageProps) {
  const { workerId } = useParams({ from: '/pekerja/$workerId' });
  const t = useText();
  const acts = useActs();
  const query = useQuery({
    ...registryApi.workers.show.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
  });
  return (
    <Page
      title={query.data?.name ?? t('workers.one')}
      trail={
        <nav aria-label={t('workers.trail')}>
          <Link to="/pekerja">{t('workers.title')}</Link>
        </nav>
      }
      lead={query.data ? <ProtectionTag worker={query.data} /> : null}
      actions={
        query.data ? (
          <>
            {query.data.mergedInto === null ? (
              <PinButton
                kind="worker"
                subject={workerId}
                name={query.data.name}
                place={query.data.area?.pathName ?? ''}
              />
            ) : null}
            <CardLink workerId={workerId} />
            <RequestLink workerId={workerId} />
            <RevealIdentity workerId={workerId} />
            {query.data.mergedInto === null ? (
              <ActMenu worker={query.data} onChoose={acts.choose}>
                <MergeItem worker={query.data} />
              </ActMenu>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(worker) => (
          <WorkerBody worker={worker} acts={acts} contributions={<Contributions workerId={workerId} />} />
        )}
      </Loaded>
    </Page>
  );
}

interface WorkerBodyProps {
  readonly worker: WorkerView;
  readonly acts: ReturnType<typeof useActs>;
  readonly contributions: ReactNode;
}

function WorkerBody({ worker, acts, contributions }: WorkerBodyProps) {
  return (
    <div className="stack">
      <MergedAway worker={worker} />
      <CameFrom />
      <ActsOfWorker worker={worker} acts={acts} />
      {worker.life ? <WorkerProposals name={worker.name} proposals={worker.life.proposals} /> : null}
      <Memberships worker={worker} onChoose={acts.choose} />
      {contributions}
      <div className="columns">
        <div className="stack">
          <Identity worker={worker} />
          {worker.life ? (
            <Timeline worker={worker} events={worker.life.events} onChoose={acts.choose} />
          ) : null}
        </div>
        <Looks worker={worker} />
      </div>
      <WorkerMerges workerId={worker.workerId} />
    </div>
  );
}

function Identity({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const format = useFormat();
  const born = [worker.birthPlace, format.day(worker.birthDate)].filter((part) => part !== '').join(', ');
  return (
    <Section title={t('workers.identity')}>
      <Facts
        facts={[
          [
            t('workers.nik'),
            <span key="nik" className="code">
              {worker.nikMasked}
            </span>,
          ],
          [t('workers.born'), born],
          [t('workers.sex'), t(`workers.sex.${worker.sex}`)],
          [t('workers.mother'), worker.motherName || t('web.not_known')],
          [t('workers.residence'), worker.area?.pathName ?? t('workers.residence.not_known')],
          [t('workers.hamlet'), worker.hamlet || '–'],
          [t('workers.address'), worker.address || '–'],
          [t('workers.phone'), worker.phoneMasked ?? '–'],
          [t('workers.occupation'), worker.occupation || '–'],
          [
            t('workers.income'),
            worker.declaredIncomeIdr === null
              ? t('workers.income.none')
              : format.idr(worker.declaredIncomeIdr),
          ],
          [t('workers.work_area'), worker.workArea?.pathName ?? '–'],
          [t('workers.since'), format.instant(worker.createdAt)],
        ]}
      />
      {worker.flags.length > 0 ? (
        <ul className="flags">
          {worker.flags.map((code) => (
            <li key={code}>
              <Tag tone="warn">{t('workers.flag')}</Tag> {t(`reason.${code}`)}
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  );
}

/** Who acted or looked, newest first: the worker's right to know, and everybody's reminder. */
function Looks({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const format = useFormat();
  return (
    <Section title={t('workers.looks')}>
      <ol className="timeline">
        {groupLooks(worker.history).map(({ last: look, times }) => (
          <li key={`${look.at} ${look.actorName} ${look.act} ${look.reason ?? ''}`}>
            <div className="small soft">
              {times === 1
                ? format.instant(look.at)
                : t('workers.looks.times', { n: format.number(times), last: format.instant(look.at) })}
            </div>
            <div>{actText(t, look.act)}</div>
            <div className="small">
              {look.actorName}, {t(`web.role.${look.actorRole}`)}
              {look.organisation && look.organisation !== look.actorName ? `, ${look.organisation}` : ''}
            </div>
            {look.reason ? <div className="small">{t('workers.reason', { reason: look.reason })}</div> : null}
          </li>
        ))}
      </ol>
      {worker.historyMore ? <p className="small soft">{t('workers.looks.more')}</p> : null}
    </Section>
  );
}
