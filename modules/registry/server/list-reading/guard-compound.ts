import { faultOf } from './file-fault.ts';
import { type HiddenRows, noHiddenRows } from './hidden-rows.ts';

/** Names in the directory of a compound (OLE) file are UTF-16. */
function holdsName(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(name, 'utf16le'));
}

/** Looks through an old Excel file before the parser does: refuses encrypted ones, macros and other documents. */
export function guardCompound(bytes: Uint8Array): { format: 'xls'; hiddenRows: HiddenRows } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (holdsName(buffer, 'EncryptedPackage') || holdsName(buffer, 'EncryptionInfo'))
    throw faultOf('list.file_encrypted');
  if (holdsName(buffer, '_VBA_PROJECT') || holdsName(buffer, 'Macros')) throw faultOf('list.file_macro');
  if (!holdsName(buffer, 'Workbook') && !holdsName(buffer, 'Book')) throw faultOf('list.file_unsupported');
  return { format: 'xls', hiddenRows: noHiddenRows };
}
