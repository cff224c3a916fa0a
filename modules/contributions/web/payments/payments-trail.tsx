import { Link } from '@tanstack/react-router';
import { useText } from '#platform/web/text.ts';

/** The way back to the list of payments. */
export function PaymentsTrail() {
  const t = useText();
  return (
    <nav className="trail" aria-label={t('payments.trail')}>
      <Link to="/pembayaran">{t('payments.title')}</Link>
    </nav>
  );
}
