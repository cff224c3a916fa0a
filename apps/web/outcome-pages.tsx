import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { Empty, Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const t = useText();
  return (
    <Page title={t('web.not_found.title')}>
      <Empty title={t('web.not_found.what')} action={<Link to="/">{t('web.home')}</Link>}>
        {t('web.not_found.hint')}
      </Empty>
    </Page>
  );
}

/** A page that broke while it was drawn. */
export function FailedPage() {
  const t = useText();
  return (
    <Page title={t('web.failed.title')}>
      <Notice tone="bad">
        <p>{t('web.failed.what')}</p>
        <Button variant="default" onClick={() => window.location.reload()}>
          {t('web.reload')}
        </Button>
      </Notice>
    </Page>
  );
}
