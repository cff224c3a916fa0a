export type { CardPaper, CertificatePaper } from './certificate-paper.ts';
export type { Block, Cell, Column, Fact, Paper, Tone } from './paper.ts';
export { printCard } from './print-card.ts';
export { printCertificate } from './print-certificate.ts';
export { printPaper } from './print-paper.ts';
export { shownDay, shownIdr, shownInstant, shownMonth, shownShortDay } from './shown.ts';
