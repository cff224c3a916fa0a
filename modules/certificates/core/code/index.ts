export { certificateCode, codeBytes, readCertificateCode, shownCertificateCode } from './certificate-code.ts';
