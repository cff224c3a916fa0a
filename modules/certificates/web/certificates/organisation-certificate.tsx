import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { failureOf } from '#platform/web/failure.ts';
import { Section } from '#platform/web/page.tsx';
import { Loaded } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { certificateReaders, certificatesApi } from './certificates-api.ts';
import { StandingTag } from './standing-words.tsx';

/** On the page of an organisation: its certificate in a line; nothing where it files no wages, or to who may not know. */
export function OrganisationCertificate({ organisationId }: { readonly organisationId: string }) {
  const t = useText();
  const { role } = useAccount();
  const mayRead = certificateReaders.includes(role);
  const query = useQuery({
    ...certificatesApi.show.queryOptions({ input: { organisationId } }),
    enabled: mayRead,
    retry: false,
  });
  if (!mayRead || (query.error && failureOf(query.error, t).status === 404)) return null;
  return (
    <Section title={t('certificates.certificate')}>
      <Loaded query={query} lines={2}>
        {({ standing, certificate }) => (
          <div className="stack-tight">
            <p>
              <StandingTag standing={standing} />{' '}
              {certificate ? <span className="code">{certificate.number}</span> : t('certificates.none')}
            </p>
            <p>
              <Link to="/sertifikat/$organisationId" params={{ organisationId }}>
                {t('certificates.open')}
              </Link>
            </p>
          </div>
        )}
      </Loaded>
    </Section>
  );
}
