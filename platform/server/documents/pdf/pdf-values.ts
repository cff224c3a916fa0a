/** A value of a PDF as far as the look through it needs one: texts are passed over, only that one stood there is known. */
export type PdfValue = number | PdfName | PdfDict | PdfWord | PdfReference | PdfText | readonly PdfValue[];

export interface PdfName {
  readonly kind: 'name';
  /** Without the slash, written escapes (#4A) undone. */
  readonly name: string;
}

export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** A key stands in it twice: which one counts depends on the reader. */
  readonly isAmbiguous: boolean;
}

/** true, false, null, obj, endobj, stream … */
export interface PdfWord {
  readonly kind: 'word';
  readonly word: string;
}

export interface PdfReference {
  readonly kind: 'reference';
}

export interface PdfText {
  readonly kind: 'text';
}

/** The dictionary that a value is, or null. */
export function asDict(value: PdfValue | undefined): PdfDict | null {
  return typeof value === 'object' && 'kind' in value && value.kind === 'dict' ? value : null;
}

/** The name that a value is, or null. */
export function asName(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && 'kind' in value && value.kind === 'name' ? value.name : null;
}

/** The word that a value is, or null. */
export function asWord(value: PdfValue | undefined): string | null {
  return typeof value === 'object' && 'kind' in value && value.kind === 'word' ? value.word : null;
}
