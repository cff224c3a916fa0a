import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Coverage, coverageApi } from '#modules/coverage/web/api/index.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

const shown = 3;

/** What others published of this area and does not agree, with the reason. */
export function PublishedSection({ coverage }: { readonly coverage: Coverage }) {
  const t = useText();
  const query = useQuery(coverageApi.published.list.queryOptions({ input: { area: coverage.area.code } }));
  return (
    <Section id="terbitan" title={t('picture.published.title')} aside={<All />}>
      <Loaded query={query} lines={4}>
        {({ figures }) => {
          const disputed = figures.flatMap(({ id, measureName, scope, period, source, checks }) => {
            const fault = checks.find(({ outcome }) => outcome === 'fail');
            return fault ? [{ id, name: `${measureName}, ${scope}, ${period}`, source, fault }] : [];
          });
          if (disputed.length === 0)
            return (
              <p className="soft">
                {t(figures.length === 0 ? 'picture.published.nothing' : 'picture.published.none')}
              </p>
            );
          return (
            <ul className="disputes">
              {disputed.slice(0, shown).map(({ id, name, source, fault }) => (
                <li key={id}>
                  <strong>{name}</strong>
                  <span>{fault.text}</span>
                  <span className="soft small">{source.title}</span>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Section>
  );
}

function All() {
  const t = useText();
  return (
    <Link to="/angka-terbitan" search={{ hasil: 'fail' }} className="small no-print">
      {t('picture.published.all')}
    </Link>
  );
}
