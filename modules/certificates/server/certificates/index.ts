export { type IssuedCertificate, issueCertificate } from './issue-certificate.ts';
export { listCertificates } from './list-certificates.ts';
export { printCertificate } from './print-certificate.ts';
export { renewCertificates } from './renew-certificates.ts';
export { certificatesRoutes } from './routes.ts';
