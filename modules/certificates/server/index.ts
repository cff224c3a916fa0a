export type { CertificateServices } from './certificate-services.ts';
export { employerStandings } from './standing/index.ts';
export { undertakingsOf } from './undertakings/index.ts';
