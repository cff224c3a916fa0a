export { type CardWords, cardPdf } from './card-pdf.ts';
export { certificatePdf, type PrintedEdition } from './certificate-pdf.ts';
