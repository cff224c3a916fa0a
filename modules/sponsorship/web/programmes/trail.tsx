import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useText } from '#platform/web/text.ts';

/** The way from the board to here; further steps as list items. */
export function SponsorshipTrail({ children }: { readonly children?: ReactNode }) {
  const t = useText();
  return (
    <nav aria-label={t('programmes.trail')}>
      <ol className="trail">
        <li>
          <Link to="/bantuan">{t('board.title')}</Link>
        </li>
        {children}
      </ol>
    </nav>
  );
}
