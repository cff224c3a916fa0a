export { DocumentField } from './document-field.tsx';
export { DocumentLink } from './document-link.tsx';
export { type DocumentOfForm, useDocument } from './use-document.ts';
