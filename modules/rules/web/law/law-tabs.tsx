import { Link } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';
import { lawViews, useLawSearch } from './use-law-search.ts';

/** The four questions the page answers, each with an address of its own. */
export function LawTabs() {
  const t = useText();
  const { search, view } = useLawSearch();
  return (
    <nav className="law-tabs no-print" aria-label={t('law.views')}>
      {lawViews.map((one) => (
        <Link
          key={one}
          to="/aturan"
          search={{ ...search, tampilan: one }}
          activeOptions={{ includeSearch: true, exact: true }}
          className={one === view ? 'law-tab law-tab-open' : 'law-tab'}
          aria-current={one === view ? 'page' : undefined}
        >
          {t(`law.view.${one}`)}
        </Link>
      ))}
    </nav>
  );
}
