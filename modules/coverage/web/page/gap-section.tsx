import { Link } from '@tanstack/react-router';
import type { Coverage, Gap, Segment } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section, Tag, type Tone } from '#platform/web/page.tsx';
import { Empty, Loaded } from '#platform/web/states.tsx';
import { useLanguage, useText } from '#platform/web/text.ts';
import { mainGap, nearestFirst, useGaps, useTargetName } from './gaps.ts';
import { shortIdr } from './short-idr.ts';

const shown = 3;

interface Props {
  readonly coverage: Coverage;
  readonly segment: Segment;
}

/** Under the figure: what the nearest target still needs. Nothing where there is none. */
export function TargetLine({ coverage, segment }: Props) {
  const t = useText();
  const nameOf = useTargetName();
  const { data } = useGaps(coverage, segment);
  const gap = data ? mainGap(data.gaps) : null;
  if (!gap) return null;
  return (
    <div className="target-line">
      <span>
        <strong>{t('picture.target', { name: nameOf(gap) })}</strong>
        {gap.relation === 'above' ? <span className="soft"> · {t('picture.target.inherited')}</span> : null}
      </span>
      <Missing gap={gap} />
    </div>
  );
}

/** How many are missing and what they cost a month, or that the target is reached. */
function Missing({ gap }: { readonly gap: Gap }) {
  const t = useText();
  const language = useLanguage();
  const format = useFormat();
  const unit = gap.unit === 'employers' ? 'employers' : 'workers';
  if (gap.missing === null) return <span className="soft">{gap.text}</span>;
  if (gap.missing === 0) return <span>{t('picture.target.reached')}</span>;
  return (
    <span>
      {t(`picture.target.missing.${unit}`, { n: format.number(gap.missing) })}
      {gap.idrPerMonth === null
        ? ''
        : `, ${t('picture.target.monthly', { idr: shortIdr(language, gap.idrPerMonth) })}`}
    </span>
  );
}

const tones = {
  reached: 'good',
  ahead: 'calm',
  behind: 'warn',
  missed: 'bad',
  open: 'plain',
} as const satisfies Record<NonNullable<Gap['standing']>, Tone>;

/** Every target that applies: how far, what is missing in workers and in rupiah, from where the target is. */
export function GapSection({ coverage, segment }: Props) {
  const t = useText();
  const query = useGaps(coverage, segment);
  return (
    <Section
      id="kekurangan"
      title={t('picture.gap.title')}
      aside={
        <Link to="/target" search={{ wilayah: coverage.area.code }} className="small no-print">
          {t('picture.gap.all')}
        </Link>
      }
    >
      <Loaded query={query} lines={5}>
        {({ gaps }) =>
          gaps.length === 0 ? (
            <Empty title={t('picture.gap.none')}>{t('picture.gap.none.hint')}</Empty>
          ) : (
            <ul className="gaps">
              {nearestFirst(gaps)
                .slice(0, shown)
                .map((gap) => (
                  <GapLine key={gap.id} gap={gap} />
                ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function GapLine({ gap }: { readonly gap: Gap }) {
  const t = useText();
  const format = useFormat();
  const nameOf = useTargetName();
  const { standing, now, needed, relation, scope } = gap;
  return (
    <li>
      <div className="spread">
        <strong>{nameOf(gap)}</strong>
        {standing ? <Tag tone={tones[standing]}>{t(`picture.standing.${standing}`)}</Tag> : null}
      </div>
      {now !== null && needed !== null ? <Progress now={now} needed={needed} /> : null}
      <span>{gap.text}</span>
      <span className="soft small">
        {gap.indicatorName}. {relation === 'above' ? `${t('picture.target.of', { name: scope.name })} ` : ''}
        {gap.synthetic
          ? t('picture.target.synthetic')
          : t('picture.target.source', { source: datedSource(gap.source, format.day(gap.asOf)) })}
        {gap.conflicts.map(({ id, value, source }) => (
          <span key={id}> {t('picture.target.conflict', { value, source })}</span>
        ))}
      </span>
    </li>
  );
}

/** How much of what is needed is there. */
function Progress({ now, needed }: { readonly now: number; readonly needed: number }) {
  const share = Math.min(100, (now / Math.max(1, needed)) * 100);
  return (
    <span className="bar" aria-hidden="true">
      <span className="bar-fill" style={{ width: `${share}%` }} />
    </span>
  );
}

/** A source with its day; many name it themselves. */
function datedSource(source: string, day: string): string {
  return /\b\d{4}$/.test(source) ? source : `${source}, ${day}`;
}
