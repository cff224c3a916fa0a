export { keepFile, type UploadedFile } from './keep-file.ts';
export { readCsvFile } from './read-csv-file.ts';
