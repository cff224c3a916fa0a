import { Link } from '@tanstack/react-router';
import { useFormat } from '#platform/web/format.ts';
import { useText } from '#platform/web/text.ts';
import type { ListTermsView } from './terms-api.ts';

/** Lists that were made out of this one, with where they stand. */
export function FollowingLists({ following }: { readonly following: ListTermsView['following'] }) {
  const t = useText();
  const format = useFormat();
  if (following.length === 0) return null;
  return (
    <div className="stack-tight">
      <h3>{t('terms.following')}</h3>
      <ul className="terms-following">
        {following.map(({ listId, kind, state, firstMonth, months, workers }) => (
          <li key={listId}>
            <Link to="/bantuan/daftar/$listId" params={{ listId }}>
              {t(`terms.kind.${kind}`)}
            </Link>{' '}
            <span className="soft">
              {t('terms.following.of', {
                workers: format.number(workers),
                months,
                month: format.month(firstMonth),
                state: t(`candidates.state.${state}`),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
