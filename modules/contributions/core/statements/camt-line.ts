import type { LinePlace, StatementLine } from '#modules/contributions/core/statement-terms/index.ts';
import { refuseStatement } from '#modules/contributions/core/statement-terms/index.ts';
import { cleanReference, cleanStatementText } from './clean-text.ts';
import { findPaymentCode } from './find-payment-code.ts';
import { readStatementDay } from './read-day.ts';
import { childOf, childrenOf, textAt, textOf, type XmlNode } from './xml-nodes.ts';

export type CamtMovement = Omit<StatementLine, 'lineNumber'>;

export interface CamtEntry {
  /** False for what the bank only announces: it is no part of the booked balance. */
  readonly isBooked: boolean;
  /** Signed. */
  readonly movedIdr: bigint;
  readonly movements: readonly CamtMovement[];
}

/** One `Ntry`: one movement, or one for each transaction of a batch whose amounts add up to it. */
export function readCamtEntry(entry: XmlNode, place: LinePlace): CamtEntry {
  const status = textAt(entry, 'Sts', 'Cd') || textAt(entry, 'Sts');
  const base = baseOf(entry, place);
  const movedIdr = base.direction === 'credit' ? base.amountIdr : -base.amountIdr;
  if (status === 'PDNG' || status === 'INFO' || status === 'FUTR')
    return { isBooked: false, movedIdr: 0n, movements: [] };
  const details = childrenOf(entry, 'NtryDtls').flatMap((group) => childrenOf(group, 'TxDtls'));
  const parts = details.length > 1 ? partsOf(details, { entry, base, place }) : [];
  const summed = parts.reduce(
    (sum, part) => sum + (part.direction === 'credit' ? part.amountIdr : -part.amountIdr),
    0n,
  );
  if (parts.length > 1 && summed === movedIdr) return { isBooked: true, movedIdr, movements: parts };
  // A batch that does not say who paid how much is one movement: a person finds out.
  const whole = movementOf(base, entry, details);
  return { isBooked: true, movedIdr, movements: [whole] };
}

type Base = Pick<CamtMovement, 'bookedOn' | 'valueOn' | 'amountIdr' | 'direction' | 'isReversal'>;

function baseOf(entry: XmlNode, place: LinePlace): Base {
  const valueOn = dayOf(childOf(entry, 'ValDt'));
  const booked = childOf(entry, 'BookgDt');
  const bookedOn = booked === undefined ? valueOn : dayOf(booked);
  if (bookedOn === null) throw refuseStatement('statement.date_invalid', { ...place });
  return {
    bookedOn,
    valueOn,
    amountIdr: readCamtAmount(childOf(entry, 'Amt'), place),
    direction: readCamtDirection(textAt(entry, 'CdtDbtInd'), place),
    isReversal: ['true', '1'].includes(textAt(entry, 'RvslInd')),
  };
}

function partsOf(
  details: readonly XmlNode[],
  whole: { readonly entry: XmlNode; readonly base: Base; readonly place: LinePlace },
): CamtMovement[] {
  const parts: CamtMovement[] = [];
  for (const detail of details) {
    const amount = childOf(detail, 'Amt') ?? childOf(detail, 'AmtDtls', 'TxAmt', 'Amt');
    if (amount === undefined) return [];
    const side = textAt(detail, 'CdtDbtInd');
    const base = {
      ...whole.base,
      amountIdr: readCamtAmount(amount, whole.place),
      direction: side === '' ? whole.base.direction : readCamtDirection(side, whole.place),
    };
    parts.push(movementOf(base, whole.entry, [detail]));
  }
  return parts;
}

function movementOf(base: Base, entry: XmlNode, details: readonly XmlNode[]): CamtMovement {
  const [only] = details.length === 1 ? details : [];
  const references = details.flatMap(referencesOf);
  const remittance = details.flatMap(remittanceOf);
  const texts = [...remittance, textAt(entry, 'AddtlNtryInf')].filter((text) => text !== '');
  return {
    ...base,
    bankReference:
      cleanReference(textAt(only, 'Refs', 'AcctSvcrRef')) || cleanReference(textAt(entry, 'AcctSvcrRef')),
    endToEndId: cleanReference(textAt(only, 'Refs', 'EndToEndId')),
    text: cleanStatementText(texts.join(' ')),
    code: details.length > 1 ? null : findPaymentCode([...references, ...texts]),
  };
}

function referencesOf(detail: XmlNode): string[] {
  const refs = childOf(detail, 'Refs');
  return ['EndToEndId', 'InstrId', 'TxId', 'PmtInfId', 'MndtId'].map((name) => textAt(refs, name));
}

function remittanceOf(detail: XmlNode): string[] {
  const remittance = childOf(detail, 'RmtInf');
  const structured = childrenOf(remittance, 'Strd');
  return [
    ...childrenOf(remittance, 'Ustrd').map(textOf),
    ...structured.map((one) => textAt(one, 'CdtrRefInf', 'Ref')),
    ...structured.flatMap((one) => childrenOf(one, 'AddtlRmtInf').map(textOf)),
    ...structured.flatMap((one) => childrenOf(one, 'RfrdDocInf').map((document) => textAt(document, 'Nb'))),
    textAt(detail, 'AddtlTxInf'),
  ].filter((text) => text !== '');
}

/** `Dt` or the day of `DtTm`, which banks write in their own time. */
function dayOf(date: XmlNode): string | null {
  const text = textAt(date, 'Dt') || textAt(date, 'DtTm');
  return /^\d{4}-\d{2}-\d{2}/.test(text) ? readStatementDay(text.slice(0, 10)) : null;
}

/** An amount as ISO 20022 writes it: digits with a point, a currency beside it. */
export function readCamtAmount(amount: XmlNode, place: LinePlace): bigint {
  const currency = textOf(childOf(amount, '@_Ccy'));
  if (currency !== 'IDR')
    throw refuseStatement('statement.currency_not_idr', { ...place, currency: shownCurrency(currency) });
  const parts = /^\+?(\d{1,15})(?:\.(\d{1,5}))?$/.exec(textOf(amount));
  if (parts === null) throw refuseStatement('statement.amount_invalid', { ...place });
  if (/[1-9]/.test(parts[2] ?? '')) throw refuseStatement('statement.amount_has_cents', { ...place });
  const amountIdr = BigInt(parts[1] ?? '0');
  return amountIdr;
}

/** What a statement calls its currency, fit to be shown. */
export function shownCurrency(text: string): string {
  return /^[A-Za-z]{1,12}$/.test(text) ? text.toUpperCase() : '?';
}

/** Whether an entry brings money in or takes it out (`CdtDbtInd`). Throws Refusal `statement.direction_missing`, naming the line. */
export function readCamtDirection(text: string, place: LinePlace): 'credit' | 'debit' {
  if (text === 'CRDT') return 'credit';
  if (text === 'DBIT') return 'debit';
  throw refuseStatement('statement.direction_missing', { ...place });
}
