export { CertificatePage } from './certificate-page.tsx';
export { cardReaders, certificatesApi } from './certificates-api.ts';
export { CertificatesPage } from './certificates-page.tsx';
export { OrganisationCertificate } from './organisation-certificate.tsx';
