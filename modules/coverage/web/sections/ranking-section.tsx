import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { rankingLevels } from '#modules/coverage/core/index.ts';
import { type Coverage, coverageApi, type Ranking } from '#modules/coverage/web/api/index.ts';
import { useAskedMonth, useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

type Row = Ranking['rows'][number];
type Level = (typeof rankingLevels)[number];

const shown = 10;

/** The areas that are farthest, or those that lag: share, people, and the change since the month before. */
export function RankingSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const { order, level: chosen } = useCoverageSearch();
  const levels = levelsOf(coverage);
  const level = chosen && levels.includes(chosen) ? chosen : levels.at(-1);
  const input = { ...useAskedMonth(coverage), order, limit: shown };
  const query = useQuery({
    ...coverageApi.views.ranking.queryOptions({ input: { ...input, ...(level ? { level } : {}) } }),
    enabled: level !== undefined,
    placeholderData: keepPreviousData,
  });
  if (!level) return null;
  return (
    <Section
      id="peringkat"
      title={t(`picture.ranking.title.${level}`)}
      aside={<Choices levels={levels} level={level} />}
    >
      <Loaded query={query} lines={10}>
        {(ranking) => <Ranked ranking={ranking} />}
      </Loaded>
    </Section>
  );
}

/** Levels below the area; villages only for who may see them. */
function levelsOf({ area, publicView }: Coverage): readonly Level[] {
  const depth = area.code.split('.').length;
  const below = rankingLevels.slice(Math.max(0, depth - 1));
  return publicView ? below.filter((level) => level !== 'village') : below;
}

interface ChoicesProps {
  readonly levels: readonly Level[];
  readonly level: Level;
}

function Choices({ levels, level }: ChoicesProps) {
  const t = useText();
  const search = useCoverageSearch();
  return (
    <div className="row no-print">
      {levels.length > 1 ? (
        <fieldset className="chips segment-chips chips-small">
          <legend className="visually-hidden">{t('picture.ranking.level')}</legend>
          {levels.map((one) => (
            <button
              key={one}
              type="button"
              className="chip"
              aria-pressed={one === level}
              onClick={() => search.choose({ tingkat: one })}
            >
              {t(`picture.ranking.level.${one}`)}
            </button>
          ))}
        </fieldset>
      ) : null}
      <fieldset className="chips segment-chips chips-small">
        <legend className="visually-hidden">{t('picture.ranking.order')}</legend>
        {(['best', 'worst'] as const).map((order) => (
          <button
            key={order}
            type="button"
            className="chip"
            aria-pressed={order === search.order}
            onClick={() => search.choose({ urutan: order === 'worst' ? order : undefined })}
          >
            {t(`picture.ranking.order.${order}`)}
          </button>
        ))}
      </fieldset>
    </div>
  );
}

function Ranked({ ranking }: { readonly ranking: Ranking }) {
  const t = useText();
  const format = useFormat();
  const { rows, notRanked, total } = ranking;
  if (rows.length === 0)
    return <Empty title={t('picture.ranking.none')}>{t('picture.ranking.none.hint')}</Empty>;
  return (
    <>
      <ol className="ranks">
        {rows.map((row) => (
          <RankedArea key={row.area.code} row={row} />
        ))}
      </ol>
      <p className="soft small">
        {t('picture.ranking.of', { n: format.number(rows.length), total: format.number(total) })}{' '}
        {notRanked > 0 ? t('picture.ranking.not_ranked', { n: format.number(notRanked) }) : null}
      </p>
    </>
  );
}

function RankedArea({ row: { rank, area, percent, workers, before } }: { readonly row: Row }) {
  const t = useText();
  const format = useFormat();
  const search = useCoverageSearch();
  const count = workers === null ? t('picture.withheld.short') : format.number(workers);
  const place = placeOf(area.pathName);
  return (
    <li>
      <span className="rank">{rank}</span>
      <span>
        <Link to="/" search={search.at(area.code)}>
          {area.name}
        </Link>
        {place === '' ? null : <span className="sub soft small">{place}</span>}
      </span>
      <span className="rank-figure">
        <strong>{percent === null ? count : format.percent(percent)}</strong>
        <span className="sub soft small">
          {percent === null ? '' : `${count} · `}
          {workers === null || before === null
            ? ''
            : t('picture.ranking.change', { n: signed(workers - before, format.number) })}
        </span>
      </span>
    </li>
  );
}

/** The areas between it and the province: `Ubung Kaja, Denpasar Utara, Kota Denpasar, Bali` -> `Denpasar Utara, Kota Denpasar`. */
function placeOf(pathName: string): string {
  return pathName.split(', ').slice(1, -1).join(', ');
}

function signed(change: number, formatNumber: (value: number) => string): string {
  if (change === 0) return '0';
  return `${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change))}`;
}
