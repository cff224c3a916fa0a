export type { CertificateServices } from './certificate-services.ts';
export { employerStandings } from './standing/index.ts';
