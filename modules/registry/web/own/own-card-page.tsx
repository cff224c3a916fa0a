import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { registryApi } from '#modules/registry/web/api/index.ts';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { CardSheet } from './card-sheet.tsx';

/** The own card of a worker. */
export function OwnCardPage() {
  const t = useText();
  const own = useQuery(registryApi.own.show.queryOptions());
  return (
    <Page
      title={t('own.card.mine')}
      lead={t('own.card.lead')}
      width="reading"
      trail={
        <nav aria-label={t('own.trail')}>
          <Link to="/saya">{t('own.card.back')}</Link>
        </nav>
      }
    >
      <Loaded query={own}>{({ workerId }) => <CardSheet workerId={workerId} />}</Loaded>
    </Page>
  );
}
