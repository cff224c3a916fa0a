import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { indicators, offeredSegments } from '#modules/coverage/core/index.ts';
import {
  type AreaCoverage,
  type Coverage,
  type Segment,
  type SegmentCoverage,
  segmentOf,
} from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { csvOf, saveFile } from '#platform/web/csv-file.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { type Text, useText } from '#platform/web/text.ts';
import type { Defined } from './definition-dialog.tsx';
import { ExceedsNote } from './headline.tsx';

/** As many as print.css leaves on the sheet. */
const printedRows = 10;

interface Props {
  readonly coverage: Coverage;
  readonly onDefine: (defined: Defined) => void;
}

/** The numbers of the picture as a table that sorts, opens and can be saved: of the segment chosen, or of each. */
export function CoverageTable({ coverage, onDefine }: Props) {
  const t = useText();
  const { segment } = useCoverageSearch();
  const columns = useColumns(coverage, onDefine);
  const level = coverage.area.code.split('.').length;
  return (
    <Section
      id="tabel"
      title={t(`coverage.table.title.${level}`)}
      aside={
        <Button variant="default" size="xs" className="no-print" onClick={() => saveTable(coverage, t)}>
          {t('web.csv')}
        </Button>
      }
    >
      <DataTable
        caption={t(`coverage.table.title.${level}`)}
        columns={columns}
        rows={coverage.children}
        rowKey={({ area }) => area.code}
        key={segment}
        initialSort={{ id: `percent.${segment}`, descending: true }}
        dense
      />
      {coverage.children.length > printedRows ? (
        <p className="print-only soft small">
          {t('picture.ranking.of', { n: printedRows, total: coverage.children.length })}
        </p>
      ) : null}
    </Section>
  );
}

function useColumns(coverage: Coverage, onDefine: Props['onDefine']): readonly Column<AreaCoverage>[] {
  const t = useText();
  const format = useFormat();
  const search = useCoverageSearch();
  const { segment: chosen } = search;
  const segments = chosen === 'ALL' ? offeredSegments(indicators[coverage.indicator.id]) : [chosen];
  const figures = segments.flatMap((segment): Column<AreaCoverage>[] => [
    {
      id: `protected.${segment}`,
      header: t(`coverage.column.protected.${segment}`),
      numeric: true,
      sortBy: (row) => segmentOf(row.segments, segment)?.protected ?? null,
      cell: (row) => countText(segmentOf(row.segments, segment), format.number, t('picture.withheld.short')),
    },
    {
      id: `percent.${segment}`,
      header: t(`coverage.column.percent.${segment}`),
      numeric: true,
      sortBy: (row) => percentOf(row, segment),
      cell: (row) => <PercentCell row={row} segment={segment} onDefine={onDefine} />,
    },
  ]);
  const area: Column<AreaCoverage> = {
    id: 'area',
    header: t('coverage.column.area'),
    naming: true,
    sortBy: (row) => row.area.name,
    cell: (row) => (
      <Link to="/" search={search.at(row.area.code)}>
        {row.area.name}
      </Link>
    ),
  };
  const workforce: Column<AreaCoverage> = {
    id: 'workforce',
    header: t('coverage.column.workforce'),
    numeric: true,
    sortBy: (row) => segmentOf(row.segments, chosen)?.denominator?.value ?? null,
    cell: (row) => {
      const value = segmentOf(row.segments, chosen)?.denominator?.value;
      return value === undefined ? '–' : format.number(value);
    },
  };
  const hasPercent = coverage.children.some((row) => percentOf(row, chosen) !== null);
  return hasPercent
    ? [area, workforce, ...figures]
    : [area, ...figures.filter(({ id }) => id.startsWith('protected'))];
}

interface PercentCellProps {
  readonly row: AreaCoverage;
  readonly segment: Segment;
  readonly onDefine: Props['onDefine'];
}

function PercentCell({ row, segment, onDefine }: PercentCellProps) {
  const t = useText();
  const format = useFormat();
  const figures = segmentOf(row.segments, segment);
  if (!figures) return '–';
  return (
    <>
      <button
        type="button"
        className="link-button"
        title={t('coverage.definition.open')}
        onClick={() => onDefine({ area: row.area, figures })}
      >
        {percentText(figures, format.percent, t)}
      </button>{' '}
      <ExceedsNote percent={figures.percent} />
    </>
  );
}

function percentText(
  { percent, protected: count }: SegmentCoverage,
  formatPercent: (percent: string) => string,
  t: Text,
) {
  if (percent) return formatPercent(percent);
  return t(count === null ? 'picture.withheld.short' : 'coverage.no_denominator.short');
}

function percentOf(row: AreaCoverage, segment: Segment): number | null {
  const percent = segmentOf(row.segments, segment)?.percent;
  return percent ? Number(percent) : null;
}

function countText(
  figures: SegmentCoverage | null,
  formatNumber: (value: number) => string,
  withheld: string,
): string {
  return figures?.protected === null || !figures ? withheld : formatNumber(figures.protected);
}

/** The table with everything a figure needs to be quoted: definition, source and date beside it. */
function saveTable(coverage: Coverage, t: Text): void {
  const head = [
    'code',
    'area',
    'segment',
    'protected',
    'workforce',
    'percent',
    'definition',
    'source',
    'as_of',
  ];
  const rows = coverage.children.flatMap(({ area, segments: figures }) =>
    figures.map(({ segment, protected: count, denominator, percent }) => [
      area.code,
      area.name,
      t(`coverage.segment.${segment}`),
      count,
      denominator?.value ?? null,
      percent,
      denominator?.definition ?? null,
      denominator?.source ?? null,
      denominator?.asOf ?? null,
    ]),
  );
  saveFile(`cakupan-${coverage.area.code}-${coverage.month}.csv`, csvOf([head, ...rows]));
}
