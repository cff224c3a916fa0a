/** A PDF to download; its name holds eight signs of an id, no name and no number of a person. */
export function pdfFile(kind: string, id: string, bytes: Uint8Array): File {
  return new File([new Uint8Array(bytes)], `${kind}-${id.slice(0, 8)}.pdf`, { type: 'application/pdf' });
}
