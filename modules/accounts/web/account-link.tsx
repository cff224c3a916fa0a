import { Button, CopyButton } from '@mantine/core';
import { useFormat } from '#platform/web/format.ts';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import type { OneTimeLink } from './account-dialog.tsx';

interface AccountLinkProps {
  readonly link: OneTimeLink;
  readonly onClose: () => void;
}

/** A one-time link, shown once, to be handed to the person. */
export function AccountLink({ link, onClose }: AccountLinkProps) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="stack">
      <Notice tone="good" title={t('accounts.link.once')}>
        {t('accounts.link.once.hint', { name: link.account.name, instant: format.instant(link.expiresAt) })}
      </Notice>
      <p className="code one-time-link">{link.link}</p>
      <div className="form-actions">
        <CopyButton value={link.link}>
          {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'web.copied' : 'web.copy')}</Button>}
        </CopyButton>
        <Button variant="default" onClick={onClose}>
          {t('web.close')}
        </Button>
      </div>
    </div>
  );
}
