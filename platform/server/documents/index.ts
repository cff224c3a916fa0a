export { attachDocument, type Proof } from './attach-document.ts';
export { letGoDocuments } from './let-go-documents.ts';
export { documentsRoutes } from './routes.ts';
