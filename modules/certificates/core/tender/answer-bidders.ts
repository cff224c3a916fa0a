import { type CheckStatus, namesAgree } from '#modules/certificates/core/desk/index.ts';
import type { Bidder, BidderRemark } from './read-bidders.ts';

/** What a check said of an employer, as it is kept with a row; words are made of it when it is read. */
export interface BidderAnswer {
  readonly status: CheckStatus;
  readonly reason: string;
  readonly validUntil: string | null;
  readonly paidThrough: string | null;
  readonly unpaidMonths: number;
  readonly workersReported: number;
  readonly block: {
    readonly since: string;
    readonly letterNumber: string;
    readonly services: string[];
  } | null;
  readonly undertaking: { readonly dueOn: string; readonly terms: string } | null;
  /** As registered; null: not registered. */
  readonly npp: string | null;
  readonly nib: string | null;
  readonly name: string | null;
}

/** A row of the file with its answer; the tax number as it may be shown. */
export interface AnsweredBidder extends BidderAnswer {
  readonly sheet: string;
  readonly row: number;
  readonly given: {
    readonly npp: string;
    readonly nib: string;
    readonly npwp: string;
    readonly name: string;
  };
  readonly remarks: readonly BidderRemark[];
  /** The first row of the same employer in the file; null: this is the first. */
  readonly sameAsRow: number | null;
}

interface Asked {
  readonly bidder: Bidder;
  readonly organisationId: string | null;
  readonly answer: BidderAnswer;
}

/** Rows with their answers and what is remarked of each: broken numbers, another name, another number, the same employer again. */
export function answerBidders(asked: readonly Asked[]): AnsweredBidder[] {
  const first = new Map<string, number>();
  return asked.map(({ bidder, organisationId, answer }) => {
    const { sheet, row, npp, nib, npwp, npwpShown, name } = bidder;
    const key =
      organisationId ?? ([npp, nib, npwp].some(Boolean) ? `${npp} ${nib} ${npwp}` : `${sheet} ${row}`);
    const sameAsRow = first.get(key) ?? null;
    if (sameAsRow === null) first.set(key, row);
    return {
      ...{ sheet, row, sameAsRow, given: { npp: npp ?? '', nib: nib ?? '', npwp: npwpShown, name } },
      ...answerOf(answer),
      remarks: [
        ...bidder.remarks,
        ...remarksOf(bidder, answer),
        ...(sameAsRow === null ? [] : (['duplicate'] as const)),
      ],
    };
  });
}

function remarksOf({ npp, nib, name }: Bidder, answer: BidderAnswer): BidderRemark[] {
  if (answer.name === null) return [];
  const isOther =
    (npp !== null && npp !== answer.npp) || (nib !== null && answer.nib !== null && nib !== answer.nib);
  return [
    ...(isOther ? (['numbers_differ'] as const) : []),
    ...(name !== '' && !namesAgree(name, answer.name) ? (['name_differs'] as const) : []),
  ];
}

/** Only what is kept, whatever else the answer carries. */
function answerOf(answer: BidderAnswer): BidderAnswer {
  const { status, reason, validUntil, paidThrough, unpaidMonths, workersReported } = answer;
  const { block, undertaking, npp, nib, name } = answer;
  return {
    status,
    reason,
    validUntil,
    paidThrough,
    unpaidMonths,
    workersReported,
    block,
    undertaking,
    npp,
    nib,
    name,
  };
}
