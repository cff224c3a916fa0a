import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { shownCertificateCode } from '#modules/certificates/core/index.ts';
import { cardReaders, certificatesApi } from '#modules/certificates/web/certificates/index.ts';
import { failureOf } from '#platform/web/failure.ts';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section } from '#platform/web/page.tsx';
import { QrImage } from '#platform/web/qr-image.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';

/** The card of a worker: his own at once, another's when it is asked for, since each look is kept. */
export function WorkerCard({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const { role } = useAccount();
  const [isAsked, setAsked] = useState(role === 'worker');
  if (!cardReaders.includes(role)) return null;
  return (
    <Section title={t('certificates.card')}>
      {isAsked ? (
        <Card workerId={workerId} />
      ) : (
        <div className="stack">
          <p className="soft">{t('certificates.card.hint')}</p>
          <div>
            <Button variant="default" onClick={() => setAsked(true)}>
              {t('certificates.card.open')}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}

function Card({ workerId }: { readonly workerId: string }) {
  const t = useText();
  const format = useFormat();
  const query = useQuery({
    ...certificatesApi.card.queryOptions({ input: { workerId } }),
    staleTime: 60_000,
    retry: false,
  });
  if (query.error && failureOf(query.error, t).status === 409)
    return <p className="soft">{failureOf(query.error, t).message}</p>;
  return (
    <Loaded query={query}>
      {({ nameMasked, kpj, programmes, paidThrough, expiresOn, text, code }) => (
        <div className="certificate-proof">
          <div className="certificate-qr">
            <QrImage text={text} label={t('certificates.card.qr')} />
            <p className="code certificate-code">{shownCertificateCode(code)}</p>
          </div>
          <div className="stack">
            <Facts
              facts={[
                [t('certificates.card.name'), nameMasked],
                ['KPJ', kpj],
                [t('certificates.programmes'), programmes.join(', ')],
                [t('certificates.paid_through'), format.month(paidThrough)],
                [t('certificates.expires'), format.day(dayBefore(expiresOn))],
              ]}
            />
            <p className="soft small">{t('certificates.card.use')}</p>
            <div>
              <Button component="a" href={`/api/v1/workers/${workerId}/membership-card/paper`} download>
                {t('certificates.card.take')}
              </Button>
            </div>
          </div>
        </div>
      )}
    </Loaded>
  );
}

/** People read the last day on which a card holds. */
function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
