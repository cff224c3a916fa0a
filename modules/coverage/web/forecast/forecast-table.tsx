import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

export interface ForecastMonth {
  readonly month: string;
  readonly low: number;
  readonly mid: number;
  readonly high: number;
  readonly actual?: number | null;
  readonly inside?: boolean | null;
}

interface Props {
  readonly rows: readonly ForecastMonth[];
  readonly caption: string;
  /** With what came. */
  readonly isPast?: boolean;
}

/** A forecast by month; the same as its picture, for those who read numbers. */
export function ForecastTable({ rows, caption, isPast = false }: Props) {
  const t = useText();
  const format = useFormat();
  const columns: readonly Column<ForecastMonth>[] = [
    {
      id: 'month',
      header: t('forecast.month'),
      naming: true,
      short: true,
      sortBy: ({ month }) => month,
      cell: ({ month }) => format.month(month),
    },
    { id: 'low', header: t('forecast.low'), numeric: true, cell: ({ low }) => format.number(low) },
    { id: 'mid', header: t('forecast.mid'), numeric: true, cell: ({ mid }) => format.number(mid) },
    { id: 'high', header: t('forecast.high'), numeric: true, cell: ({ high }) => format.number(high) },
    ...(isPast
      ? [
          {
            id: 'actual',
            header: t('forecast.actual'),
            numeric: true,
            cell: ({ actual }: ForecastMonth) =>
              typeof actual === 'number' ? format.number(actual) : t('forecast.inside.unknown'),
          },
          {
            id: 'inside',
            header: t('forecast.inside'),
            short: true,
            cell: ({ inside }: ForecastMonth) => <Inside inside={inside ?? null} />,
          },
        ]
      : []),
  ];
  return <DataTable dense caption={caption} columns={columns} rows={rows} rowKey={({ month }) => month} />;
}

function Inside({ inside }: { readonly inside: boolean | null }) {
  const t = useText();
  if (inside === null) return t('forecast.inside.unknown');
  return (
    <Tag tone={inside ? 'good' : 'warn'}>{t(inside ? 'forecast.inside.yes' : 'forecast.inside.no')}</Tag>
  );
}
