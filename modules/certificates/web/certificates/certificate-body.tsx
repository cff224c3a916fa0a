import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { shownCertificateCode } from '#modules/certificates/core/index.ts';
import { type Column, DataTable } from '#platform/web/data-table.tsx';
import { useFormat } from '#platform/web/format.ts';
import { Facts, Section, Tag } from '#platform/web/page.tsx';
import { QrImage } from '#platform/web/qr-image.tsx';
import { Notice } from '#platform/web/states.tsx';
import { useText } from '#platform/web/text.ts';
import { useAccount } from '#platform/web/visitor.ts';
import { type CertificateView, certificateKeepers, type Edition, paperAddress } from './certificates-api.ts';
import { IssueButton } from './issue-button.tsx';
import { RevocationPanel } from './revocation-panel.tsx';
import { StandingNotice } from './standing-words.tsx';
import './certificates.css';

interface BodyProps {
  readonly view: CertificateView;
  readonly isOwn: boolean;
}

/** How an employer stands today, his certificate, what it says, and every edition it had. */
export function CertificateBody({ view, isOwn }: BodyProps) {
  const t = useText();
  const { role } = useAccount();
  const { standing, certificate, revoked, npp } = view;
  const isOffice = certificateKeepers.includes(role);
  const isTakenBack = certificate === null && revoked !== null;
  return (
    <div className="stack">
      {isTakenBack ? <TakenBack view={view} /> : null}
      {isTakenBack && !isOffice ? null : (
        <StandingNotice
          standing={standing}
          hasCertificate={certificate !== null}
          hasNpp={npp !== null}
          isTakenBack={isTakenBack}
        >
          {standing.status === 'NOT_VALID' && isOwn ? (
            <p>
              <Link to="/tagihan">{t('certificates.to_bills')}</Link>
            </p>
          ) : null}
          {isOffice ? <IssueButton view={view} /> : null}
        </StandingNotice>
      )}
      {certificate ? <Certificate view={view} certificate={certificate} /> : null}
      <RevocationPanel view={view} />
      <Section title={t('certificates.editions')}>
        <Editions view={view} />
      </Section>
    </div>
  );
}

function TakenBack({ view: { revoked } }: { readonly view: CertificateView }) {
  const t = useText();
  const format = useFormat();
  if (!revoked) return null;
  const { number, revokedAt, reason } = revoked;
  return (
    <Notice
      tone="bad"
      title={t('certificates.taken_back', { number, day: format.day(revokedAt.slice(0, 10)) })}
    >
      <p>{reason === '' ? t('certificates.taken_back.hint') : reason}</p>
    </Notice>
  );
}

interface CertificateProps {
  readonly view: CertificateView;
  readonly certificate: NonNullable<CertificateView['certificate']>;
}

function Certificate({ view, certificate }: CertificateProps) {
  const t = useText();
  const format = useFormat();
  const { organisationId, npp, nib, areaName, editions } = view;
  const [newest] = editions;
  const facts = [
    [t('certificates.number'), <span key="number">{certificate.number}</span>],
    ['NPP', npp ?? '–'],
    ['NIB', nib ?? '–'],
    [t('certificates.area'), areaName],
    ...(newest
      ? ([
          [t('certificates.programmes'), newest.programmes.join(', ') || '–'],
          [t('certificates.workers'), format.number(newest.workersReported)],
          [t('certificates.paid_through'), format.month(newest.paidThrough)],
          [t('certificates.expires'), format.day(newest.expiresOn)],
        ] as const)
      : []),
    [t('certificates.since'), format.day(certificate.registeredSince)],
  ] as const;
  return (
    <Section
      title={t('certificates.certificate')}
      aside={
        <Button component="a" href={paperAddress(organisationId)} download>
          {t('certificates.take')}
        </Button>
      }
    >
      <div className="certificate-proof">
        <div className="certificate-qr">
          <QrImage text={certificate.text} label={t('certificates.qr', { number: certificate.number })} />
          <p className="code certificate-code">{shownCertificateCode(certificate.code)}</p>
          <p className="soft small">{t('certificates.code.hint')}</p>
        </div>
        <Facts facts={facts} />
      </div>
    </Section>
  );
}

function Editions({ view }: { readonly view: CertificateView }) {
  const t = useText();
  const columns = useColumns(view.organisationId);
  if (view.editions.length === 0) return <p className="soft">{t('certificates.editions.none')}</p>;
  return (
    <DataTable
      caption={t('certificates.editions')}
      columns={columns}
      rows={view.editions}
      rowKey={({ certificateId, edition }) => `${certificateId} ${edition}`}
    />
  );
}

function useColumns(organisationId: string): readonly Column<Edition>[] {
  const t = useText();
  const format = useFormat();
  return [
    {
      id: 'issued',
      header: t('certificates.issued'),
      naming: true,
      cell: (one) => (
        <>
          {format.instant(one.issuedAt)}{' '}
          {one.isRevoked ? <Tag tone="bad">{t('certificates.revoked')}</Tag> : null}
          <span className="sub">
            {t(`certificates.why.${one.why}`)}
            {one.issuedName === '' ? null : ` · ${one.issuedName}`}
          </span>
        </>
      ),
    },
    {
      id: 'paid',
      short: true,
      header: t('certificates.paid_through'),
      cell: (one) => format.month(one.paidThrough),
    },
    {
      id: 'workers',
      numeric: true,
      header: t('certificates.workers'),
      cell: (one) => format.number(one.workersReported),
    },
    {
      id: 'until',
      short: true,
      header: t('certificates.expires'),
      cell: (one) => format.day(one.expiresOn, 'short'),
    },
    {
      id: 'paper',
      short: true,
      header: t('certificates.paper'),
      cell: (one) => (
        <a
          href={paperAddress(organisationId, one)}
          download
          aria-label={t('certificates.take.edition', { day: format.instant(one.issuedAt) })}
        >
          PDF
        </a>
      ),
    },
  ];
}
