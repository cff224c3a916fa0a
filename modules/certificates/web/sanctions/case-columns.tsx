import { Link } from '@tanstack/react-router';
import type { Column } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Tag } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { useClockText } from './clock-text.ts';
import { type SanctionCase, stageTones } from './sanctions-api.ts';

/** Cases as the board shows them: who, what about, where it stands, what comes next. */
export function useCaseColumns(isOwn: boolean): (today: string) => readonly Column<SanctionCase>[] {
  const t = useText();
  const format = useFormat();
  const clock = useClockText();
  function nextText(one: SanctionCase, today: string): string {
    if (one.closedOn !== null) return t('sanctions.closed_on', { day: format.day(one.closedOn) });
    if (one.proposed !== null)
      return t('sanctions.proposed', {
        step: t(`sanctions.step.${one.proposed.kind}`),
        name: one.proposed.by,
      });
    if (isOwn && one.runsTo !== null) return t('sanctions.clock.until', { day: format.day(one.runsTo) });
    if (one.nextFrom === null) return t('sanctions.next.none');
    return clock(one.nextFrom, today);
  }
  return (today) => [
    {
      id: 'name',
      header: t(isOwn ? 'sanctions.case' : 'sanctions.employer'),
      naming: true,
      sortBy: (one) => (isOwn ? one.number : one.name),
      cell: (one) => (
        <>
          <Link to="/sanksi/$caseId" params={{ caseId: one.caseId }} className="breakable">
            {isOwn ? one.number : one.name}
          </Link>
          {isOwn ? null : (
            <span className="sub">
              {one.npp ? `NPP ${one.npp} · ` : null}
              {one.place}
            </span>
          )}
        </>
      ),
    },
    { id: 'basis', header: t('sanctions.basis'), cell: (one) => t(`sanctions.basis.${one.basis}`) },
    {
      id: 'stage',
      short: true,
      header: t('sanctions.stage'),
      cell: (one) => (
        <Tag tone={one.closing === 'cancelled' ? 'plain' : stageTones[one.stage]}>
          {one.stage === 'closed' && one.closing !== ''
            ? t(`sanctions.closing.${one.closing}`)
            : t(`sanctions.stage.${one.stage}`)}
        </Tag>
      ),
    },
    {
      id: 'next',
      header: t('sanctions.next'),
      sortBy: (one) => one.nextFrom,
      wide: true,
      cell: (one) => nextText(one, today),
    },
    {
      id: 'opened',
      short: true,
      header: t('sanctions.opened'),
      sortBy: (one) => one.openedOn,
      cell: (one) => format.day(one.openedOn, 'short'),
    },
  ];
}
