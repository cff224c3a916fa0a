import { Link } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';

/** The way to the pages about two records of one person. */
export function MergeTrail() {
  const t = useText();
  return (
    <nav aria-label={t('workers.trail')}>
      <ol className="trail">
        <li>
          <Link to="/pekerja">{t('workers.title')}</Link>
        </li>
        <li>
          <Link to="/pekerja/ganda">{t('merges.doubles')}</Link>
        </li>
      </ol>
    </nav>
  );
}
