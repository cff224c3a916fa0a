import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registryApi, type WorkerLine } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Page, Section } from '#platform/web/page.tsx';
import { Empty, FailureNotice, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { MergeLines, RequestLines } from './merge-lines.tsx';
import { RecordLine } from './record-cards.tsx';

interface Group {
  readonly birthDate: string;
  readonly workers: readonly WorkerLine[];
}

/** Records that may be of one person, proposals that wait, and the latest merges. */
export function DoublesPage() {
  const t = useText();
  const waiting = useQuery(registryApi.merges.requests.queryOptions());
  return (
    <Page
      title={t('merges.doubles')}
      lead={t('merges.doubles.lead')}
      trail={
        <nav aria-label={t('workers.trail')}>
          <Link to="/pekerja">{t('workers.title')}</Link>
        </nav>
      }
    >
      <div className="stack">
        <Loaded query={waiting} lines={3}>
          {({ requests, merges }) => (
            <>
              <RequestLines requests={requests} title={t('merges.requests')} />
              <Suspected />
              <MergeLines merges={merges} title={t('merges.latest')} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

function Suspected() {
  const t = useText();
  const query = useInfiniteQuery(
    registryApi.merges.doubles.infiniteOptions({
      input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
      initialPageParam: undefined,
      getNextPageParam: (page) => page.cursor ?? undefined,
    }),
  );
  return (
    <Section title={t('merges.suspected')}>
      <Loaded query={query} lines={8}>
        {({ pages }) => {
          const groups = pages.flatMap((page) => page.groups);
          if (groups.length === 0 && !query.hasNextPage)
            return <Empty title={t('merges.suspected.none')}>{t('merges.suspected.none.hint')}</Empty>;
          return (
            <div className="stack-tight">
              <ul className="doubles">
                {groups.map((group) => (
                  <Suspicion key={group.workers.map(({ workerId }) => workerId).join()} group={group} />
                ))}
              </ul>
              {groups.length === 0 ? <p className="soft">{t('merges.suspected.further')}</p> : null}
              <MoreRows query={query} />
            </div>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** People alike, each beside the first one. */
function Suspicion({ group }: { readonly group: Group }) {
  const t = useText();
  const format = useFormat();
  const [first, ...others] = group.workers;
  if (!first) return null;
  return (
    <li>
      <p className="small soft">{t('merges.suspected.born', { day: format.day(group.birthDate) })}</p>
      <RecordName worker={first} />
      {others.map((other) => (
        <div key={other.workerId} className="double">
          <RecordName worker={other} />
          <PairActions first={first} other={other} />
        </div>
      ))}
    </li>
  );
}

function RecordName({ worker }: { readonly worker: WorkerLine }) {
  return (
    <div className="double-name">
      <Link to="/pekerja/$workerId" params={{ workerId: worker.workerId }}>
        {worker.name}
      </Link>
      <RecordLine worker={worker} />
    </div>
  );
}

function PairActions({ first, other }: { readonly first: WorkerLine; readonly other: WorkerLine }) {
  const t = useText();
  const queries = useQueryClient();
  const tellApart = useMutation(
    registryApi.merges.tellApart.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: registryApi.merges.doubles.key() }),
    }),
  );
  const pair = { workerId: first.workerId, otherId: other.workerId };
  const names = { name: other.name, nik: other.nikMasked };
  return (
    <div className="stack-tight">
      <FailureNotice error={tellApart.error} />
      <div className="form-actions double-actions">
        <Link
          to="/pekerja/gabung"
          search={{ pekerja: pair.workerId, dengan: pair.otherId }}
          aria-label={t('merges.compare.of', names)}
        >
          {t('merges.compare')}
        </Link>
        <Button
          variant="default"
          size="sm"
          loading={tellApart.isPending}
          aria-label={t('merges.tell_apart.of', names)}
          onClick={() => tellApart.mutate(pair)}
        >
          {t('merges.tell_apart')}
        </Button>
      </div>
    </div>
  );
}
