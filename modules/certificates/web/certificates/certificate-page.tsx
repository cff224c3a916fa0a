import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Page } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { CertificateBody } from './certificate-body.tsx';
import { certificatesApi } from './certificates-api.ts';

/** The certificate of one employer. */
export function CertificatePage() {
  const { organisationId = '' } = useParams({ strict: false });
  return <CertificateOf organisationId={organisationId} />;
}

/** The same where the employer is known otherwise: his own. */
export function CertificateOf({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const { role } = useAccount();
  const isOwn = role === 'employer' || role === 'government_office';
  const query = useQuery(certificatesApi.show.queryOptions({ input: { organisationId } }));
  const name = query.data?.name;
  return (
    <Page
      title={isOwn ? t('certificates.own') : (name ?? t('certificates.certificate'))}
      lead={isOwn ? name : t('certificates.lead')}
      trail={
        isOwn ? null : (
          <nav aria-label={t('certificates.trail')}>
            <Link to="/sertifikat">{t('certificates.list.title')}</Link>
          </nav>
        )
      }
    >
      <Loaded query={query}>{(view) => <CertificateBody view={view} isOwn={isOwn} />}</Loaded>
    </Page>
  );
}
