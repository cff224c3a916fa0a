import { Button } from '@mantine/core';
import type { RequestView } from '#modules/registry/web/api/index.ts';
import { useFormat } from '#platform/web/format.ts';
import { Section } from '#platform/web/page.tsx';
import { useText } from '#platform/web/text.ts';

/** The copy of everything: being made, there to be fetched, or gone again. */
export function CopyPanel({ request }: { readonly request: RequestView }) {
  const t = useText();
  const format = useFormat();
  const { copies, requestId } = request;
  const isAsked = request.events.some(({ act }) => act === 'registry.make-access-copy');
  if (request.state === 'IN_PROGRESS' && isAsked)
    return (
      <Section title={t('requests.copy')}>
        <p role="status">{t('requests.copy.making')}</p>
      </Section>
    );
  if (request.state !== 'ANSWERED') return null;
  return (
    <Section title={t('requests.copy')}>
      {copies[0] ? (
        <div className="stack">
          <p>{t('requests.copy.until', { when: format.instant(copies[0].expiresAt) })}</p>
          <div className="form-actions">
            {(['pdf', 'json'] as const).map((kind) => (
              <Button
                key={kind}
                variant={kind === 'pdf' ? 'filled' : 'default'}
                component="a"
                href={`/api/v1/requests/${requestId}/copy/${kind}`}
                download
              >
                {t(`requests.copy.${kind}`)}
              </Button>
            ))}
          </div>
        </div>
      ) : (
        <p>{t('requests.copy.expired')}</p>
      )}
    </Section>
  );
}
