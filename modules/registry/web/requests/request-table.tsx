import { Link } from '@tanstack/react-router';
import type { RequestLine } from '#modules/registry/web/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import { ClockTag, StateTag } from './clock-tag.tsx';

interface RequestTableProps {
  readonly caption: string;
  readonly requests: readonly RequestLine[];
  /** Whose they are; not said where all are one's own. */
  readonly withName: boolean;
}

/** Requests with their clocks, the earliest end of time first. */
export function RequestTable({ caption, requests, withName }: RequestTableProps) {
  const columns = useColumns(withName);
  return (
    <DataTable caption={caption} columns={columns} rows={requests} rowKey={({ requestId }) => requestId} />
  );
}

function useColumns(withName: boolean): readonly Column<RequestLine>[] {
  const t = useText();
  const format = useFormat();
  const who: Column<RequestLine> = {
    id: 'who',
    header: t('requests.column.who'),
    cell: (request) => (
      <>
        {request.name || t('requests.nameless')}
        <span className="case-channel">{t(`requests.channel.${request.channel}`)}</span>
      </>
    ),
  };
  return [
    {
      id: 'kind',
      header: t('requests.column.kind'),
      naming: true,
      cell: (request) => (
        <Link to="/permintaan/$requestId" params={{ requestId: request.requestId }}>
          {t(`requests.kind.${request.kind}`)}
        </Link>
      ),
    },
    ...(withName ? [who] : []),
    {
      id: 'state',
      header: t('requests.column.state'),
      cell: ({ state }) => <StateTag state={state} />,
    },
    {
      id: 'clock',
      header: t('requests.column.clock'),
      sortBy: (request) => request.clock.minutesLeft,
      cell: (request) => <ClockTag request={request} />,
    },
    {
      id: 'due',
      short: true,
      header: t('requests.column.due'),
      cell: (request) => format.instant(request.clock.dueAt),
    },
  ];
}
