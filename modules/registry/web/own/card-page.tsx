import { Link, useParams } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';
import { CardSheet } from './card-sheet.tsx';

/** A worker's card as the office, a village or an employer hands it out; opening it is a look that is kept. */
export function CardPage() {
  const { workerId } = useParams({ from: '/pekerja/$workerId/kartu' });
  const t = useText();
  return (
    <Page
      title={t('own.card.title')}
      lead={t('own.card.office.lead')}
      width="reading"
      trail={
        <nav aria-label={t('workers.trail')}>
          <Link to="/pekerja/$workerId" params={{ workerId }}>
            {t('own.card.back.worker')}
          </Link>
        </nav>
      }
    >
      <CardSheet workerId={workerId} />
    </Page>
  );
}
