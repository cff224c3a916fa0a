import type { Members } from '#modules/coverage/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';

interface Props {
  readonly members: Members;
  readonly onDefine: () => void;
}

/** Who is protected of all members, and what the last month that is all due brought; every figure opens what it means. */
export function MemberHeadline({ members, onDefine }: Props) {
  const t = useText();
  const format = useFormat();
  const { segment, percent, registered, protected: covered, months } = members;
  const last = months.findLast(({ isOpen }) => !isOpen);
  return (
    <section className="card headline">
      <h2>
        {t('members.protected')}
        {segment === 'ALL' ? null : <span className="soft">, {t(`coverage.segment.long.${segment}`)}</span>}
      </h2>
      <div>
        <button
          type="button"
          className="large-figure"
          onClick={onDefine}
          title={t('coverage.definition.open')}
        >
          {percent === null ? format.number(covered) : format.percent(percent)}
        </button>
        <p>{t('members.of', { n: format.number(covered), all: format.number(registered) })}</p>
        {percent === null ? null : (
          <div className="bar" aria-hidden="true">
            <span className="bar-fill" style={{ width: `${Math.min(100, Number(percent))}%` }} />
          </div>
        )}
      </div>
      {last ? (
        <dl className="member-facts">
          {(['paid', 'fresh', 'returned'] as const).map((one) => (
            <div key={one}>
              <dt>{t(`members.in.${one}`, { month: format.month(last.month) })}</dt>
              <dd>
                <button type="button" className="link-button" onClick={onDefine}>
                  {format.number(last[one])}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
    </section>
  );
}
