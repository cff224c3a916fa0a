import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Page, Tag } from '#platform/web/page.tsx';
import { Loaded, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { registryApi, type WorkerList } from './api/index.ts';
import { ListActions } from './list-actions.tsx';
import { ListProgress } from './list-progress.tsx';
import { ListRows } from './list-rows.tsx';
import { MappingPanel } from './mapping-panel.tsx';
import { holdsNoRows, isWorking, stateTones } from './outcome.ts';
import { noFilter, OutcomeFilter, type RowFilter } from './outcome-filter.tsx';

/** One list: where it stands, what its rows need, and what can be done with it. */
export function ListPage() {
  const { listId } = useParams({ from: '/daftar/$listId' });
  const t = useText();
  const query = useQuery({
    ...registryApi.lists.show.queryOptions({ input: { listId } }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data.state) ? 1000 : false),
  });
  const trail = (
    <nav aria-label={t('lists.trail')}>
      <Link to="/daftar">{t('lists.title')}</Link>
    </nav>
  );
  return (
    <Page
      title={query.data?.fileName ?? t('lists.one')}
      trail={trail}
      lead={query.data ? <ListLead list={query.data} /> : null}
      actions={query.data ? <ListActions list={query.data} /> : null}
    >
      <Loaded query={query}>{(list) => <ListBody list={list} />}</Loaded>
    </Page>
  );
}

function ListLead({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const format = useFormat();
  const place = list.organisation?.name ?? list.area?.pathName ?? '';
  return (
    <>
      <Tag tone={stateTones[list.state]}>{t(`lists.state.${list.state}`)}</Tag>{' '}
      {t(`lists.kind.${list.kind}.short`)}
      {place ? ` · ${place}` : ''} ·{' '}
      {t('lists.sent', { sender: list.sender, instant: format.instant(list.receivedAt) })}
    </>
  );
}

type ListDetail = Awaited<ReturnType<typeof registryApi.lists.show.call>>;

function ListBody({ list }: { readonly list: ListDetail }) {
  const t = useText();
  const [chosen, setFilter] = useState<RowFilter | null>(null);
  // What must be mended is shown first, until someone chooses otherwise.
  const [toMend] = useState<RowFilter>({ ...noFilter, outcome: 'fix' });
  const filter = chosen ?? (list.counts.fix > 0 ? toMend : noFilter);
  if (list.state === 'failed') {
    return (
      <Notice tone="bad" title={t('lists.failed.title')}>
        <p>{list.error?.message ?? t('lists.failed.what')}</p>
        <Link to="/daftar/baru">{t('lists.failed.again')}</Link>
      </Notice>
    );
  }
  const hasRows = list.counts.ready + list.counts.warning + list.counts.fix + list.counts.rejected > 0;
  return (
    <>
      {isWorking(list.state) ? <ListProgress list={list} /> : null}
      {list.state === 'cancelled' ? <Notice tone="warn">{t('lists.cancelled')}</Notice> : null}
      {list.state === 'submitted' ? <Registered list={list} /> : null}
      {holdsNoRows(list) ? <Notice tone="warn">{t('lists.no_rows')}</Notice> : null}
      {hasRows && list.state !== 'reading' ? (
        <>
          <OutcomeFilter list={list} filter={filter} onFilter={setFilter} />
          <MappingPanel list={list} />
          <ListRows list={list} filter={filter} />
        </>
      ) : null}
      <Provenance list={list} />
    </>
  );
}

/** After registration: how many, what stayed, and where to see the effect. */
function Registered({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const format = useFormat();
  const stayed = list.rowsTotal - list.rowsRegistered;
  return (
    <Notice tone="good" title={t('lists.registered.title', { n: format.number(list.rowsRegistered) })}>
      <p>{t('lists.registered.stayed', { n: format.number(stayed) })}</p>
      <p className="row">
        {list.area ? (
          <Link to="/" search={{ wilayah: list.area.code }}>
            {t('lists.registered.coverage', { area: list.area.name })}
          </Link>
        ) : null}
        {list.area ? (
          <Link to="/pekerja" search={{ wilayah: list.area.code }}>
            {t('lists.registered.workers')}
          </Link>
        ) : null}
        {list.organisation ? (
          <Link to="/pekerja" search={{ organisasi: list.organisation.organisationId }}>
            {t('lists.registered.workers')}
          </Link>
        ) : null}
      </p>
    </Notice>
  );
}

function Provenance({ list }: { readonly list: WorkerList }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="card">
      <summary>{t('lists.provenance')}</summary>
      <Facts
        facts={[
          [t('lists.checked_on'), format.day(list.checkedOn)],
          [t('lists.column.received'), format.instant(list.receivedAt)],
          [t('lists.submitted_at'), list.submittedAt ? format.instant(list.submittedAt) : t('lists.not_yet')],
          [
            t('lists.sha256'),
            <span key="hash" className="code">
              {list.sha256}
            </span>,
          ],
        ]}
      />
      <p className="soft small">{t('lists.kept')}</p>
    </details>
  );
}
