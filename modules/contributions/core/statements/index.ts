export { accountDigits } from './csv-preamble.ts';
export { naturalKeyOf } from './natural-key.ts';
export { BankCsvReader } from './read-bank-csv.ts';
export { readCamt } from './read-camt.ts';
export { readMt940 } from './read-mt940.ts';
