import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type CheckStatus, checkStatuses } from '#modules/certificates/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { MoreRows } from '#platform/web/more-rows.tsx';
import { Section, Tag } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { deskApi, type ListedCheck, statusTones } from './desk-api.ts';

const pageSize = 25;

/** The desk's own checks: changes that nobody has read first, then the latest. */
export function ChecksList() {
  const t = useText();
  const [typed, setTyped] = useState('');
  const [text] = useDebouncedValue(typed.trim(), 250);
  const [status, setStatus] = useState<CheckStatus | null>(null);
  const [isChanged, setChanged] = useState(false);
  const query = useInfiniteQuery({
    ...deskApi.list.infiniteOptions({
      input: (offset: number) => ({
        ...{ text, offset, limit: pageSize },
        ...(status ? { status } : {}),
        ...(isChanged ? { changed: 'true' } : {}),
      }),
      initialPageParam: 0,
      getNextPageParam: (page, pages) => (page.hasMore ? pages.length * pageSize : undefined),
    }),
    placeholderData: keepPreviousData,
  });
  const unread = query.data?.pages[0]?.unread ?? 0;
  const isFiltered = text !== '' || status !== null || isChanged;
  return (
    <Section
      title={t('desk.checks')}
      aside={unread > 0 ? <Tag tone="warn">{t('desk.unread', { n: unread })}</Tag> : null}
    >
      <search className="filters desk-filters">
        <TextInput
          data-search
          className="grow"
          type="search"
          label={t('desk.search')}
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('desk.status_now')}
          value={status ?? ''}
          onChange={(event) =>
            setStatus(checkStatuses.find((one) => one === event.currentTarget.value) ?? null)
          }
          data={[
            { value: '', label: t('desk.status.any') },
            ...checkStatuses.map((one) => ({ value: one, label: t(`desk.status.${one}`) })),
          ]}
        />
        <Checkbox
          className="desk-only"
          label={t('desk.changed_only')}
          checked={isChanged}
          onChange={(event) => setChanged(event.currentTarget.checked)}
        />
      </search>
      <Loaded query={query}>
        {({ pages }) => {
          const checks = pages.flatMap((page) => page.checks);
          if (checks.length === 0)
            return isFiltered ? (
              <Empty title={t('desk.none_found')}>{t('desk.none_found.hint')}</Empty>
            ) : (
              <Empty title={t('desk.none')}>{t('desk.none.hint')}</Empty>
            );
          return (
            <>
              <ChecksTable checks={checks} />
              <MoreRows query={query} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function ChecksTable({ checks }: { readonly checks: readonly ListedCheck[] }) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<ListedCheck>[] = [
    {
      id: 'employer',
      header: t('desk.employer'),
      naming: true,
      cell: (row) => (
        <>
          <Link
            to="/izin/$reference"
            params={{ reference: row.reference }}
            className={row.isUnread ? 'desk-unread' : ''}
          >
            {row.name ?? t('desk.not_registered')}
          </Link>
          <span className="sub">{[row.reference, row.npp ?? row.asked].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      id: 'application',
      header: t('desk.application'),
      cell: (row) => (
        <>
          <span className="breakable">{row.applicationNumber}</span>
          <span className="desk-sub">{t(`desk.purpose.${row.purpose}`)}</span>
        </>
      ),
    },
    {
      id: 'checked',
      header: t('desk.checked_at'),
      short: true,
      cell: (row) => format.instant(row.checkedAt),
    },
    {
      id: 'then',
      header: t('desk.then'),
      short: true,
      cell: (row) => <Tag tone={statusTones[row.status]}>{t(`desk.status.${row.status}`)}</Tag>,
    },
    {
      id: 'now',
      header: t('desk.told'),
      cell: (row) =>
        row.changedAt === null ? (
          <span className="soft">{t('desk.unchanged')}</span>
        ) : (
          <>
            <Tag tone={statusTones[row.nowStatus]}>{t(`desk.status.${row.nowStatus}`)}</Tag>
            <span className="desk-sub">
              {t(row.isUnread ? 'desk.changed_unread' : 'desk.changed_seen', {
                when: format.instant(row.changedAt),
                who: row.seenBy,
              })}
            </span>
          </>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('desk.checks')}
      columns={columns}
      rows={checks}
      rowKey={({ reference }) => reference}
    />
  );
}
