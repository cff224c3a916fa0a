export type { UploadedFile } from './keep-file.ts';
export { type LineKind, type LoadCall, loadLines } from './load-lines.ts';
