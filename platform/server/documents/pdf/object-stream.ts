import { inflateSync } from 'node:zlib';
import { faultOf } from '#platform/server/documents/document-fault.ts';
import { PdfReader, type ReadingBudget } from './pdf-reader.ts';
import { asDict, asName, asWord, type PdfDict, type PdfValue } from './pdf-values.ts';

/** What may still be inflated, all object streams of a file together. */
export interface InflatingBudget extends ReadingBudget {
  inflatedBytes: number;
}

export interface PackedObject {
  readonly number: number;
  readonly value: PdfValue;
}

/**
 * The objects packed in an object stream, each read from the place where the stream's own list says that it begins.
 * Source: ISO 32000-1 7.5.7.
 *
 * @throws DocumentFault `document.pdf_*`, `document.too_complex`
 */
export function objectsIn(dict: PdfDict, data: Uint8Array, budget: InflatingBudget): PackedObject[] {
  const [count, first] = [dict.entries.get('N'), dict.entries.get('First')];
  if (typeof count !== 'number' || typeof first !== 'number' || dict.isAmbiguous)
    throw faultOf('document.pdf_unreadable');
  const bytes = unpacked(dict, data, budget);
  const list = new PdfReader(bytes, budget);
  return Array.from({ length: Math.min(count, bytes.length) }, () => {
    const [number, offset] = [list.readValue(), list.readValue()];
    if (typeof number !== 'number' || typeof offset !== 'number') throw faultOf('document.pdf_unreadable');
    return { number, value: new PdfReader(bytes, budget, first + offset).readValue() };
  });
}

/** Flate or nothing, without a predictor: whatever else packs objects cannot be looked into here. */
function unpacked(dict: PdfDict, data: Uint8Array, budget: InflatingBudget): Uint8Array {
  const [filter, ...others] = listOf(dict.entries.get('Filter'));
  if (others.length > 0 || listOf(dict.entries.get('DecodeParms')).some((one) => !isPlain(one)))
    throw faultOf('document.pdf_unreadable');
  if (filter === undefined) return data;
  const name = asName(filter);
  if (name !== 'FlateDecode') throw faultOf('document.pdf_unreadable');
  const inflated = inflate(data, budget.inflatedBytes);
  budget.inflatedBytes -= inflated.length;
  return inflated;
}

function inflate(data: Uint8Array, left: number): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw faultOf(isTooLarge ? 'document.too_complex' : 'document.pdf_unreadable');
  }
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || asWord(value) === 'null') return [];
  return Array.isArray(value) ? value : [value];
}

function isPlain(parameters: PdfValue): boolean {
  if (asWord(parameters) === 'null') return true;
  const predictor = asDict(parameters)?.entries.get('Predictor') ?? 1;
  return asDict(parameters) !== null && predictor === 1;
}
