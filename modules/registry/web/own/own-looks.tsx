import type { OwnView } from '#modules/registry/web/api/index.ts';
import { actText } from '#platform/web/act-text.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

const shownAtFirst = 10;

type Look = OwnView['looks'][number];

/** Who looked at a worker's data or changed them, by organisation and day: it is his right to know. */
export function OwnLooks({ looks, isMore }: { readonly looks: readonly Look[]; readonly isMore: boolean }) {
  const t = useText();
  const [first, later] = [looks.slice(0, shownAtFirst), looks.slice(shownAtFirst)];
  return (
    <Section title={t('own.looks')}>
      <div className="stack-tight">
        <p className="soft">{t('own.looks.lead')}</p>
        <Days looks={first} />
        {later.length > 0 ? (
          <details>
            <summary className="own-more">{t('own.looks.earlier', { n: later.length })}</summary>
            <Days looks={later} />
          </details>
        ) : null}
        {isMore ? <p className="small soft">{t('own.looks.more')}</p> : null}
      </div>
    </Section>
  );
}

function Days({ looks }: { readonly looks: readonly Look[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <ol className="timeline">
      {looks.map((look) => (
        <li key={`${look.day} ${look.role} ${look.organisation ?? ''}`}>
          <div className="small soft">{format.day(look.day)}</div>
          <div>
            <strong>{who(t, look)}</strong>
            {look.times > 1 ? ` ${t('own.looks.times', { n: look.times })}` : ''}
          </div>
          <div className="small">{look.acts.map((act) => actText(t, act)).join('; ')}</div>
        </li>
      ))}
    </ol>
  );
}

function who(t: ReturnType<typeof useText>, { role, organisation }: Look): string {
  if (role === 'worker') return t('own.looks.self');
  return organisation ? `${organisation} (${t(`web.role.${role}`)})` : t(`web.role.${role}`);
}
