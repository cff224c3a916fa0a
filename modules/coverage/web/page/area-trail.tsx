import { Link } from '@tanstack/react-router';
import type { Coverage } from '#modules/coverage/web/api/index.ts';
import { useCoverageSearch } from '#modules/coverage/web/asked/index.ts';
import { useText } from '#platform/web/text.ts';

interface Props {
  readonly path: Coverage['path'];
  readonly area: Coverage['area'];
}

/** The areas above, each a way back up. */
export function AreaTrail({ path, area }: Props) {
  const t = useText();
  const search = useCoverageSearch();
  const above = path.filter(({ code }) => code !== area.code);
  if (above.length === 0) return null;
  return (
    <nav aria-label={t('coverage.trail')}>
      <ol className="trail">
        {above.map(({ code, name }) => (
          <li key={code}>
            <Link to="/" search={search.at(code)}>
              {name}
            </Link>
          </li>
        ))}
        <li aria-current="page">{area.name}</li>
      </ol>
    </nav>
  );
}
