import { useQuery } from '@tanstack/react-query';
import { coverageApi, type Gap } from '#modules/coverage/web/api/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useTargetValue } from './use-target-value.ts';

const tones = {
  reached: 'good',
  ahead: 'good',
  behind: 'warn',
  missed: 'bad',
  open: 'plain',
} as const satisfies Record<NonNullable<Gap['standing']>, Tone>;

/** What is missing to the targets that apply to an area, in workers and in rupiah a month. */
export function TargetGaps({ area }: { readonly area: string }) {
  const t = useText();
  const format = useFormat();
  const columns = useColumns();
  const query = useQuery({
    ...coverageApi.targets.gap.queryOptions({ input: { area } }),
    // A village of others has no counts to show; its targets stand below all the same.
    retry: false,
  });
  return (
    <Section title={query.data ? `${t('targets.gap')}: ${query.data.area.name}` : t('targets.gap')}>
      <Loaded query={query}>
        {({ gaps, leastContribution: { fullIdr, selfIdr } }) =>
          gaps.length === 0 ? (
            <Empty title={t('targets.gap.none')}>{t('targets.gap.none.hint')}</Empty>
          ) : (
            <div className="stack">
              <DataTable
                caption={t('targets.gap')}
                columns={columns}
                rows={gaps.toSorted(nearestFirst)}
                rowKey={({ id }) => id}
              />
              <p className="soft small">
                {t('targets.gap.lead', { full: bare(format.idr(fullIdr)), self: bare(format.idr(selfIdr)) })}
              </p>
            </div>
          )
        }
      </Loaded>
    </Section>
  );
}

/** The next to be reached stands above, the area's own before inherited ones; what was missed last. */
function nearestFirst(one: Gap, other: Gap): number {
  const key = ({ until, relation, standing, id }: Gap) =>
    `${Number(standing === 'missed')} ${until} ${relation === 'own' ? 0 : 1} ${id}`;
  return key(one) < key(other) ? -1 : 1;
}

/** An amount without its currency, which the sentence has already. */
function bare(money: string): string {
  return money.replace(/^Rp\s*/, '');
}

function useColumns(): readonly Column<Gap>[] {
  const t = useText();
  const format = useFormat();
  const value = useTargetValue();
  const number = (count: number | null) => (count === null ? '–' : format.number(count));
  return [
    {
      id: 'target',
      header: t('targets.column.value'),
      naming: true,
      cell: (row) => (
        <>
          <strong>{value(row)}</strong>, {format.month(row.until)}
          <span className="sub soft small">
            {row.relation === 'above' ? t('targets.inherited', { name: row.scope.name }) : row.indicatorName}
          </span>
        </>
      ),
    },
    {
      id: 'standing',
      header: t('targets.column.standing'),
      short: true,
      cell: (row) =>
        row.standing ? (
          <Tag tone={tones[row.standing]}>{t(`targets.standing.${row.standing}`)}</Tag>
        ) : (
          <span className="soft small">{row.text}</span>
        ),
    },
    { id: 'now', header: t('targets.gap.now'), numeric: true, cell: (row) => number(row.now) },
    { id: 'needed', header: t('targets.gap.needed'), numeric: true, cell: (row) => number(row.needed) },
    {
      id: 'missing',
      header: t('targets.gap.short'),
      numeric: true,
      sortBy: (row) => row.missing,
      cell: (row) => <strong>{number(row.missing)}</strong>,
    },
    {
      id: 'idr',
      header: t('targets.gap.idr'),
      numeric: true,
      cell: (row) => <Price gap={row} />,
    },
    { id: 'each', header: t('targets.gap.each'), numeric: true, cell: (row) => number(row.perMonth) },
  ];
}

function Price({ gap }: { readonly gap: Gap }) {
  const t = useText();
  const format = useFormat();
  if (gap.missing === null) return '–';
  if (gap.idrPerMonth === null) return <span className="soft small">{t('targets.gap.idr.pu')}</span>;
  return format.idr(gap.idrPerMonth);
}
