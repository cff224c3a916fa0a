import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, useSearch } from '@tanstack/react-router';
import { registryApi, type WorkerView } from '#modules/registry/web/api/index.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { MergeLines, RequestLines } from './merge-lines.tsx';

/** True for those who make two records one. */
function useIsOffice(): boolean {
  const { role } = useAccount();
  return role === 'office_staff' || role === 'office_supervisor';
}

/** The way to the other record of the same person, in the menu of what may be done to a worker. */
export function MergeItem({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const isOffice = useIsOffice();
  if (!isOffice || worker.mergedInto !== null) return null;
  return (
    <Menu.Item
      renderRoot={(props) => <Link to="/pekerja/gabung" search={{ pekerja: worker.workerId }} {...props} />}
    >
      {t('merges.with')}
    </Menu.Item>
  );
}

/** The way to records that may be of one person, for those who make them one. */
export function DoublesLink() {
  const t = useText();
  const isOffice = useIsOffice();
  if (!isOffice) return null;
  return (
    <Button variant="default" renderRoot={(props) => <Link to="/pekerja/ganda" {...props} />}>
      {t('merges.doubles')}
    </Button>
  );
}

/**
 * A record that was merged leads to the one that stands, unless it is looked at for its own history; where that one may not be
 * seen, it says so.
 */
export function MergedAway({ worker }: { readonly worker: WorkerView }) {
  const t = useText();
  const { semula } = useSearch({ from: '/pekerja/$workerId' });
  const { mergedInto } = worker;
  if (mergedInto === null) return null;
  if (mergedInto.name === null) return <Notice tone="warn">{t('merges.away.hidden')}</Notice>;
  if (semula !== undefined)
    return (
      <Notice tone="warn">
        {t('merges.away')}{' '}
        <Link to="/pekerja/$workerId" params={{ workerId: mergedInto.workerId }}>
          {t('merges.open', { name: mergedInto.name })}
        </Link>
      </Notice>
    );
  return (
    <Navigate
      replace
      to="/pekerja/$workerId"
      params={{ workerId: mergedInto.workerId }}
      search={{ dari: worker.workerId }}
    />
  );
}

/** Says that the page of another record led here. */
export function CameFrom() {
  const t = useText();
  const { dari } = useSearch({ from: '/pekerja/$workerId' });
  return dari === undefined ? null : <Notice>{t('merges.came_from')}</Notice>;
}

/** What was merged into this record, and what waits about it: for those who may change it. */
export function WorkerMerges({ workerId }: { readonly workerId: string }) {
  const isOffice = useIsOffice();
  return isOffice ? <MergesOf workerId={workerId} /> : null;
}

function MergesOf({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const query = useQuery({
    ...registryApi.merges.ofWorker.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
  });
  if (!query.data) return null;
  return (
    <>
      <RequestLines requests={query.data.requests} title={t('merges.requests')} />
      <MergeLines merges={query.data.merges} title={t('merges.of_worker')} />
    </>
  );
}
